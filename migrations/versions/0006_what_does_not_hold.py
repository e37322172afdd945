"""Findings that are waived, agreements, and what more is known of items, prayers and documents."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _waivers()
    _agreements()
    _columns()


def _waivers() -> None:
    op.create_table(
        "conflict_waiver",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(length=64), nullable=False),
        sa.Column("severity", sa.String(length=40), nullable=False),
        sa.Column("sentence", sa.String(length=2000), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_by", sa.String(length=300), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_conflict_waiver_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict_waiver")),
        sa.UniqueConstraint("uid", name=op.f("uq_conflict_waiver_uid")),
    )
    with op.batch_alter_table("conflict_waiver") as batch_op:
        batch_op.create_index("ix_conflict_waiver_event_key", ["event_id", "key"], unique=False)


def _agreements() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("signatory_list", sa.Text(), nullable=False),
        sa.Column("signatory_state", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_agreement_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_agreement_item_id_programme_item"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("code", name=op.f("uq_agreement_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_uid")),
    )
    with op.batch_alter_table("agreement") as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_item_id"), ["item_id"], unique=False)

    op.create_table(
        "agreement_signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("party", sa.JSON(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("authority", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_signatory_agreement_id_agreement"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_agreement_signatory_person_id_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_signatory")),
    )
    with op.batch_alter_table("agreement_signatory") as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_signatory_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_signatory_person_id"), ["person_id"], unique=False)


def _columns() -> None:
    with op.batch_alter_table("arrangements") as batch_op:
        batch_op.add_column(sa.Column("prayer_from", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("prayer_until", sa.Time(), nullable=True))

    with op.batch_alter_table("personal_record") as batch_op:
        batch_op.add_column(sa.Column("valid_until", sa.Date(), nullable=True))

    with op.batch_alter_table("programme_item") as batch_op:
        batch_op.add_column(sa.Column("layout", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("expected", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("buffer_minutes", sa.Integer(), nullable=True))
    op.execute("UPDATE programme_item SET buffer_minutes = 0")
    with op.batch_alter_table("programme_item") as batch_op:
        batch_op.alter_column("buffer_minutes", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("programme_item") as batch_op:
        batch_op.drop_column("buffer_minutes")
        batch_op.drop_column("expected")
        batch_op.drop_column("layout")

    with op.batch_alter_table("personal_record") as batch_op:
        batch_op.drop_column("valid_until")

    with op.batch_alter_table("arrangements") as batch_op:
        batch_op.drop_column("prayer_until")
        batch_op.drop_column("prayer_from")

    with op.batch_alter_table("agreement_signatory") as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_signatory_person_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_signatory_agreement_id"))

    op.drop_table("agreement_signatory")
    with op.batch_alter_table("agreement") as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_item_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_event_id"))

    op.drop_table("agreement")
    with op.batch_alter_table("conflict_waiver") as batch_op:
        batch_op.drop_index("ix_conflict_waiver_event_key")

    op.drop_table("conflict_waiver")
