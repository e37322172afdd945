"""The year."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FOLDED = str.maketrans("әғқңөұүһіҙҡҫё", "эгкноуухизксе")


def upgrade() -> None:

    op.create_table(
        "approval_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_template")),
        sa.UniqueConstraint("kind", name=op.f("uq_approval_template_kind")),
        sa.UniqueConstraint("uid", name=op.f("uq_approval_template_uid")),
    )
    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("jurisdiction", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("is_estimated", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
        sa.UniqueConstraint("day", "jurisdiction", name=op.f("uq_holiday_day_jurisdiction")),
    )
    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_holiday_day"), ["day"], unique=False)

    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("hosts_alternate", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("code", name=op.f("uq_series_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_series_uid")),
    )
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("host", sa.String(length=40), nullable=True),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_saved_filter_series_id_series"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filter")),
        sa.UniqueConstraint("uid", name=op.f("uq_saved_filter_uid")),
    )
    with op.batch_alter_table("saved_filter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_saved_filter_series_id"), ["series_id"], unique=False)

    op.create_table(
        "anchor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("gap", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_anchor_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["target_id"], ["event.id"], name=op.f("fk_anchor_target_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchor")),
        sa.UniqueConstraint("event_id", "target_id", name=op.f("uq_anchor_event_id_target_id")),
    )
    with op.batch_alter_table("anchor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_anchor_target_id"), ["target_id"], unique=False)

    op.create_table(
        "approval_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("approver", sa.String(length=300), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(length=40), nullable=False),
        sa.Column("remarks", sa.String(length=4000), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("asked_items", sa.JSON(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_approval_step_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_approval_step_user_id_user"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_approval_step_uid")),
    )
    with op.batch_alter_table("approval_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approval_step_due_on"), ["due_on"], unique=False)
        batch_op.create_index("ix_approval_step_event", ["event_id", "number", "position"], unique=False)

    op.create_table(
        "partner_agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("letter_number", sa.String(length=100), nullable=False),
        sa.Column("letter_date", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("upload_name", sa.String(length=200), nullable=False),
        sa.Column("upload_type", sa.String(length=100), nullable=False),
        sa.Column("upload", sa.LargeBinary(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_partner_agreement_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_agreement")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_partner_agreement_event_id_number")),
    )
    op.create_table(
        "reserve_dates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_reserve_dates_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reserve_dates")),
    )
    with op.batch_alter_table("reserve_dates", schema=None) as batch_op:
        batch_op.create_index("ix_reserve_dates_event", ["event_id", "first_day"], unique=False)

    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("responsible", sa.String(length=300), nullable=False),
        sa.Column("deadline", sa.String(length=20), nullable=False),
        sa.Column("evidence", sa.String(length=1000), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.Column("done_by", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_task_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("uid", name=op.f("uq_task_uid")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index("ix_task_event", ["event_id", "position"], unique=False)

    op.create_table(
        "shift_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("anchor_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["anchor_id"], ["anchor.id"], name=op.f("fk_shift_proposal_anchor_id_anchor"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_shift_proposal_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_proposal")),
        sa.UniqueConstraint("anchor_id", name=op.f("uq_shift_proposal_anchor_id")),
    )
    with op.batch_alter_table("shift_proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shift_proposal_event_id"), ["event_id"], unique=False)

    _add_to_event()
    _add_to_item()


def _add_to_event() -> None:
    with op.batch_alter_table("event") as batch_op:
        batch_op.add_column(sa.Column("series_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("edition", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("particulars", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("status_reason", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("dates_unknown", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("coordinators_publish", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("search_text", sa.Text(), nullable=True))
    event = sa.table(
        "event",
        sa.column("id", sa.Integer()),
        sa.column("title", sa.JSON()),
        sa.column("theme", sa.JSON()),
        sa.column("particulars", sa.JSON()),
        sa.column("status_reason", sa.JSON()),
        sa.column("dates_unknown", sa.Boolean()),
        sa.column("coordinators_publish", sa.Boolean()),
        sa.column("search_text", sa.Text()),
    )
    op.execute(event.update().values(particulars={}, status_reason={}, dates_unknown=False, coordinators_publish=True))
    _fill_search(event, ("title", "theme"))
    with op.batch_alter_table("event") as batch_op:
        batch_op.alter_column("particulars", existing_type=sa.JSON(), nullable=False)
        batch_op.alter_column("status_reason", existing_type=sa.JSON(), nullable=False)
        batch_op.alter_column("dates_unknown", existing_type=sa.Boolean(), nullable=False)
        batch_op.alter_column("coordinators_publish", existing_type=sa.Boolean(), nullable=False)
        batch_op.alter_column("search_text", existing_type=sa.Text(), nullable=False)
        batch_op.create_index(batch_op.f("ix_event_series_id"), ["series_id"], unique=False)
        batch_op.create_unique_constraint(batch_op.f("uq_event_series_id_edition"), ["series_id", "edition"])
        batch_op.create_foreign_key(batch_op.f("fk_event_series_id_series"), "series", ["series_id"], ["id"])


def _add_to_item() -> None:
    with op.batch_alter_table("programme_item") as batch_op:
        batch_op.add_column(sa.Column("search_text", sa.Text(), nullable=True))
    texts = ("title", "participants", "note", "track", "place_note")
    item = sa.table(
        "programme_item",
        sa.column("id", sa.Integer()),
        *(sa.column(name, sa.JSON()) for name in texts),
        sa.column("search_text", sa.Text()),
    )
    _fill_search(item, texts)
    with op.batch_alter_table("programme_item") as batch_op:
        batch_op.alter_column("search_text", existing_type=sa.Text(), nullable=False)


def _fill_search(table: sa.TableClause, texts: tuple[str, ...]) -> None:
    """Fold what rows already say; a migration keeps its own copy of the folding, so that it stays what it was."""
    connection = op.get_bind()
    for row in connection.execute(sa.select(table.c.id, *(table.c[name] for name in texts))).all():
        told = "\n".join(text.casefold().translate(FOLDED) for value in row[1:] for text in (value or {}).values())
        connection.execute(table.update().where(table.c.id == row.id).values(search_text=told))


def downgrade() -> None:

    with op.batch_alter_table("programme_item", schema=None) as batch_op:
        batch_op.drop_column("search_text")

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_event_series_id_series"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_event_series_id_edition"), type_="unique")
        batch_op.drop_index(batch_op.f("ix_event_series_id"))
        batch_op.drop_column("search_text")
        batch_op.drop_column("coordinators_publish")
        batch_op.drop_column("dates_unknown")
        batch_op.drop_column("status_reason")
        batch_op.drop_column("particulars")
        batch_op.drop_column("edition")
        batch_op.drop_column("series_id")

    with op.batch_alter_table("shift_proposal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shift_proposal_event_id"))

    op.drop_table("shift_proposal")
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index("ix_task_event")

    op.drop_table("task")
    with op.batch_alter_table("reserve_dates", schema=None) as batch_op:
        batch_op.drop_index("ix_reserve_dates_event")

    op.drop_table("reserve_dates")
    op.drop_table("partner_agreement")
    with op.batch_alter_table("approval_step", schema=None) as batch_op:
        batch_op.drop_index("ix_approval_step_event")
        batch_op.drop_index(batch_op.f("ix_approval_step_due_on"))

    op.drop_table("approval_step")
    with op.batch_alter_table("anchor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_anchor_target_id"))

    op.drop_table("anchor")
    with op.batch_alter_table("saved_filter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_saved_filter_series_id"))

    op.drop_table("saved_filter")
    op.drop_table("series")
    with op.batch_alter_table("holiday", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_holiday_day"))

    op.drop_table("holiday")
    op.drop_table("approval_template")
