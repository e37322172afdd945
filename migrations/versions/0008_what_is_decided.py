"""What is decided and what becomes of it: materials, agendas, minutes, signings, fairs, talks, troupes, briefs and folders."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _columns()
    _materials()
    _agreements()
    _meetings()
    _minutes()
    _fairs()
    _talks()
    _troupes()
    _folders()


def one_of(*columns: str) -> str:
    """Return the condition that exactly one of the columns has a value."""
    return " + ".join(f"(CASE WHEN {column} IS NULL THEN 0 ELSE 1 END)" for column in columns) + " = 1"


def _columns() -> None:
    """What an agreement has more: with a default for the rows that are there, which is then taken away again."""
    with op.batch_alter_table("agreement") as batch_op:
        batch_op.add_column(sa.Column("copies", sa.Integer(), nullable=False, server_default="2"))
        batch_op.add_column(sa.Column("folder", sa.String(length=100), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("desk", sa.String(length=100), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("signed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("signed_at", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("register_number", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("kept_at", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("text_list", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("text_state", sa.String(length=36), nullable=False, server_default=""))
    with op.batch_alter_table("agreement") as batch_op:
        for name in NEW_OF_AGREEMENT:
            batch_op.alter_column(name, server_default=None)
    with op.batch_alter_table("agreement_signatory") as batch_op:
        batch_op.add_column(sa.Column("authority_kind", sa.String(length=40), nullable=True))


def _materials() -> None:
    op.create_table(
        "material",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("instruction_id", sa.Integer(), nullable=True),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("newest_state", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            one_of("item_id", "dossier_id", "instruction_id", "measure_id", "agreement_id"),
            name=op.f("ck_material_one_subject"),
        ),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_material_agreement_id_agreement"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_material_dossier_id_dossier"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_material_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["instruction_id"], ["instruction.id"], name=op.f("fk_material_instruction_id_instruction"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_material_item_id_programme_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_material_measure_id_measure"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material")),
        sa.UniqueConstraint("uid", name=op.f("uq_material_uid")),
    )
    with op.batch_alter_table("material") as batch_op:
        batch_op.create_index(batch_op.f("ix_material_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_material_dossier_id"), ["dossier_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_material_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_material_instruction_id"), ["instruction_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_material_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_material_measure_id"), ["measure_id"], unique=False)

    op.create_table(
        "material_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("material_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("type", sa.String(length=120), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["material_id"], ["material.id"], name=op.f("fk_material_version_material_id_material"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_material_version")),
        sa.UniqueConstraint("material_id", "number", name=op.f("uq_material_version_material_id_number")),
    )


def _agreements() -> None:
    op.create_table(
        "agreement_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("translator", sa.String(length=300), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.String(length=300), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_text_agreement_id_agreement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_text")),
        sa.UniqueConstraint("agreement_id", "language", name=op.f("uq_agreement_text_agreement_id_language")),
    )
    with op.batch_alter_table("agreement_text") as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_text_due"), ["due"], unique=False)

    op.create_table(
        "agreement_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("instruction_id", sa.Integer(), nullable=True),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            one_of("dossier_id", "instruction_id", "measure_id"),
            name=op.f("ck_agreement_link_one_subject"),
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_link_agreement_id_agreement"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_agreement_link_dossier_id_dossier"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["instruction_id"], ["instruction.id"], name=op.f("fk_agreement_link_instruction_id_instruction"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_agreement_link_measure_id_measure"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_link")),
        sa.UniqueConstraint("agreement_id", "dossier_id", name=op.f("uq_agreement_link_agreement_id_dossier_id")),
        sa.UniqueConstraint("agreement_id", "instruction_id", name=op.f("uq_agreement_link_agreement_id_instruction_id")),
        sa.UniqueConstraint("agreement_id", "measure_id", name=op.f("uq_agreement_link_agreement_id_measure_id")),
    )
    with op.batch_alter_table("agreement_link") as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_link_dossier_id"), ["dossier_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_link_instruction_id"), ["instruction_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_link_measure_id"), ["measure_id"], unique=False)


def _meetings() -> None:
    op.create_table(
        "agenda_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("instruction_id", sa.Integer(), nullable=True),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            one_of("dossier_id", "instruction_id", "measure_id"),
            name=op.f("ck_agenda_link_one_subject"),
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_agenda_link_dossier_id_dossier"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["instruction_id"], ["instruction.id"], name=op.f("fk_agenda_link_instruction_id_instruction"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_agenda_link_item_id_programme_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_agenda_link_measure_id_measure"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_link")),
        sa.UniqueConstraint("item_id", "dossier_id", name=op.f("uq_agenda_link_item_id_dossier_id")),
        sa.UniqueConstraint("item_id", "instruction_id", name=op.f("uq_agenda_link_item_id_instruction_id")),
        sa.UniqueConstraint("item_id", "measure_id", name=op.f("uq_agenda_link_item_id_measure_id")),
    )
    with op.batch_alter_table("agenda_link") as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_link_dossier_id"), ["dossier_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_link_instruction_id"), ["instruction_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_link_measure_id"), ["measure_id"], unique=False)

    op.create_table(
        "meeting_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("presence", sa.String(length=40), nullable=False),
        sa.Column("instead_of_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_meeting_presence_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["instead_of_id"], ["person.id"], name=op.f("fk_meeting_presence_instead_of_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_meeting_presence_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_presence")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_meeting_presence_event_id_person_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_meeting_presence_uid")),
        info={"one_each": ("event_id", "person_id")},
    )
    with op.batch_alter_table("meeting_presence") as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_presence_instead_of_id"), ["instead_of_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_presence_person_id"), ["person_id"], unique=False)

    op.create_table(
        "agenda_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("speech", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_agenda_run_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_agenda_run_item_id_programme_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_run")),
        sa.UniqueConstraint("uid", name=op.f("uq_agenda_run_uid")),
    )
    with op.batch_alter_table("agenda_run") as batch_op:
        batch_op.create_index("ix_agenda_run_event", ["event_id", "started_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_run_item_id"), ["item_id"], unique=False)


def _minutes() -> None:
    op.create_table(
        "minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("second_language", sa.String(length=10), nullable=False),
        sa.Column("our_signatory_id", sa.Integer(), nullable=True),
        sa.Column("their_signatory_id", sa.Integer(), nullable=True),
        sa.Column("next_meeting", sa.JSON(), nullable=False),
        sa.Column("text_state", sa.String(length=36), nullable=False),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("approved_by", sa.String(length=300), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("snapshot", sa.JSON(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_minutes_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["our_signatory_id"], ["person.id"], name=op.f("fk_minutes_our_signatory_id_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["their_signatory_id"], ["person.id"], name=op.f("fk_minutes_their_signatory_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("event_id", name=op.f("uq_minutes_event_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_minutes_uid")),
    )
    with op.batch_alter_table("minutes") as batch_op:
        batch_op.create_index(batch_op.f("ix_minutes_our_signatory_id"), ["our_signatory_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_minutes_their_signatory_id"), ["their_signatory_id"], unique=False)

    op.create_table(
        "minutes_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.Column("course", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_minutes_point_item_id_programme_item"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_point_minutes_id_minutes"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_point")),
        sa.UniqueConstraint("uid", name=op.f("uq_minutes_point_uid")),
    )
    with op.batch_alter_table("minutes_point") as batch_op:
        batch_op.create_index(batch_op.f("ix_minutes_point_item_id"), ["item_id"], unique=False)
        batch_op.create_index("ix_minutes_point_minutes", ["minutes_id", "position"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("our_body_id", sa.Integer(), nullable=True),
        sa.Column("their_body_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("instruction_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instruction_id"], ["instruction.id"], name=op.f("fk_decision_instruction_id_instruction"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["our_body_id"], ["organisation.id"], name=op.f("fk_decision_our_body_id_organisation")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_decision_person_id_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["point_id"], ["minutes_point.id"], name=op.f("fk_decision_point_id_minutes_point"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["their_body_id"], ["organisation.id"], name=op.f("fk_decision_their_body_id_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("uid", name=op.f("uq_decision_uid")),
    )
    with op.batch_alter_table("decision") as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_instruction_id"), ["instruction_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_our_body_id"), ["our_body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_decision_point", ["point_id", "position"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_their_body_id"), ["their_body_id"], unique=False)

    op.create_table(
        "minutes_remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("point_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("author", sa.String(length=300), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_minutes_remark_decision_id_decision"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_remark_minutes_id_minutes"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["point_id"], ["minutes_point.id"], name=op.f("fk_minutes_remark_point_id_minutes_point"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_remark")),
        sa.UniqueConstraint("uid", name=op.f("uq_minutes_remark_uid")),
    )
    with op.batch_alter_table("minutes_remark") as batch_op:
        batch_op.create_index(batch_op.f("ix_minutes_remark_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_minutes_remark_minutes_id"), ["minutes_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_minutes_remark_point_id"), ["point_id"], unique=False)

    op.create_table(
        "minutes_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("who", sa.String(length=300), nullable=False),
        sa.Column("letter", sa.String(length=200), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_consent_minutes_id_minutes"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_consent")),
        sa.UniqueConstraint("minutes_id", "side", "digest", name=op.f("uq_minutes_consent_minutes_id_side_digest")),
    )


def _fairs() -> None:
    op.create_table(
        "stand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        sa.Column("hall_id", sa.Integer(), nullable=True),
        sa.Column("keeper_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_stand_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_stand_hall_id_hall")),
        sa.ForeignKeyConstraint(["keeper_id"], ["person.id"], name=op.f("fk_stand_keeper_id_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_stand_venue_id_venue")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand")),
        sa.UniqueConstraint("code", name=op.f("uq_stand_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_stand_uid")),
    )
    with op.batch_alter_table("stand") as batch_op:
        batch_op.create_index(batch_op.f("ix_stand_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stand_hall_id"), ["hall_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stand_keeper_id"), ["keeper_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stand_venue_id"), ["venue_id"], unique=False)

    op.create_table(
        "exhibitor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("shows", sa.JSON(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["person.id"], name=op.f("fk_exhibitor_contact_id_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_exhibitor_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["stand_id"], ["stand.id"], name=op.f("fk_exhibitor_stand_id_stand"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exhibitor")),
        sa.UniqueConstraint("code", name=op.f("uq_exhibitor_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_exhibitor_uid")),
    )
    with op.batch_alter_table("exhibitor") as batch_op:
        batch_op.create_index(batch_op.f("ix_exhibitor_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_exhibitor_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index("ix_exhibitor_stand", ["stand_id", "position"], unique=False)

    op.create_table(
        "walk_stop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("exhibitor_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("walk_minutes", sa.Integer(), nullable=False),
        sa.Column("teller_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_walk_stop_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["exhibitor_id"], ["exhibitor.id"], name=op.f("fk_walk_stop_exhibitor_id_exhibitor"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_walk_stop_item_id_programme_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["teller_id"], ["person.id"], name=op.f("fk_walk_stop_teller_id_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_walk_stop")),
        sa.UniqueConstraint("uid", name=op.f("uq_walk_stop_uid")),
    )
    with op.batch_alter_table("walk_stop") as batch_op:
        batch_op.create_index(batch_op.f("ix_walk_stop_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_walk_stop_exhibitor_id"), ["exhibitor_id"], unique=False)
        batch_op.create_index("ix_walk_stop_item", ["item_id", "position"], unique=False)
        batch_op.create_index(batch_op.f("ix_walk_stop_teller_id"), ["teller_id"], unique=False)

    op.create_table(
        "stand_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("host", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("approved_by", sa.String(length=300), nullable=False),
        sa.Column("approved_at", sa.DateTime(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("letter", sa.String(length=200), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_stand_invitation_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_stand_invitation_item_id_programme_item"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_stand_invitation_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_stand_invitation_person_id_person")),
        sa.ForeignKeyConstraint(["stand_id"], ["stand.id"], name=op.f("fk_stand_invitation_stand_id_stand"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_invitation")),
        sa.UniqueConstraint("code", name=op.f("uq_stand_invitation_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_stand_invitation_uid")),
    )
    with op.batch_alter_table("stand_invitation") as batch_op:
        batch_op.create_index(batch_op.f("ix_stand_invitation_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stand_invitation_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stand_invitation_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stand_invitation_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stand_invitation_stand_id"), ["stand_id"], unique=False)


def _talks() -> None:
    op.create_table(
        "talks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("press", sa.String(length=40), nullable=False),
        sa.Column("press_minutes", sa.Integer(), nullable=True),
        sa.Column("press_note", sa.String(length=500), nullable=False),
        sa.Column("ours_left", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("composition_state", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_talks_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_talks_item_id_programme_item"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks")),
        sa.UniqueConstraint("item_id", name=op.f("uq_talks_item_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_talks_uid")),
    )
    with op.batch_alter_table("talks") as batch_op:
        batch_op.create_index(batch_op.f("ix_talks_event_id"), ["event_id"], unique=False)

    op.create_table(
        "talks_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("talks_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_talks_member_person_id_person")),
        sa.ForeignKeyConstraint(["talks_id"], ["talks.id"], name=op.f("fk_talks_member_talks_id_talks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talks_member")),
        sa.UniqueConstraint("uid", name=op.f("uq_talks_member_uid")),
        info={"one_each": ("talks_id", "person_id")},
    )
    with op.batch_alter_table("talks_member") as batch_op:
        batch_op.create_index(batch_op.f("ix_talks_member_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_talks_member_talks", ["talks_id", "side"], unique=False)

    op.create_table(
        "talking_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("talks_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("if_asked", sa.JSON(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_talking_point_dossier_id_dossier"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["talks_id"], ["talks.id"], name=op.f("fk_talking_point_talks_id_talks"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talking_point")),
        sa.UniqueConstraint("uid", name=op.f("uq_talking_point_uid")),
    )
    with op.batch_alter_table("talking_point") as batch_op:
        batch_op.create_index(batch_op.f("ix_talking_point_dossier_id"), ["dossier_id"], unique=False)
        batch_op.create_index("ix_talking_point_talks", ["talks_id", "position"], unique=False)

    op.create_table(
        "gift",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("giving_side", sa.String(length=40), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=True),
        sa.Column("receiver_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("handed_on", sa.Date(), nullable=True),
        sa.Column("keeper", sa.String(length=300), nullable=False),
        sa.Column("act", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_gift_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["giver_id"], ["person.id"], name=op.f("fk_gift_giver_id_person"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_gift_item_id_programme_item"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["receiver_id"], ["person.id"], name=op.f("fk_gift_receiver_id_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gift")),
        sa.UniqueConstraint("code", name=op.f("uq_gift_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_gift_uid")),
    )
    with op.batch_alter_table("gift") as batch_op:
        batch_op.create_index(batch_op.f("ix_gift_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_giver_id"), ["giver_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_gift_receiver_id"), ["receiver_id"], unique=False)


def _troupes() -> None:
    op.create_table(
        "troupe",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("genre", sa.JSON(), nullable=False),
        sa.Column("leader_id", sa.Integer(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["delegation_id"], ["delegation.id"], name=op.f("fk_troupe_delegation_id_delegation"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_troupe_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["leader_id"], ["person.id"], name=op.f("fk_troupe_leader_id_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_troupe")),
        sa.UniqueConstraint("code", name=op.f("uq_troupe_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_troupe_uid")),
    )
    with op.batch_alter_table("troupe") as batch_op:
        batch_op.create_index(batch_op.f("ix_troupe_delegation_id"), ["delegation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_troupe_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_troupe_leader_id"), ["leader_id"], unique=False)

    op.create_table(
        "rider_need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("troupe_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["troupe_id"], ["troupe.id"], name=op.f("fk_rider_need_troupe_id_troupe"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rider_need")),
        sa.UniqueConstraint("uid", name=op.f("uq_rider_need_uid")),
    )
    with op.batch_alter_table("rider_need") as batch_op:
        batch_op.create_index(batch_op.f("ix_rider_need_due"), ["due"], unique=False)
        batch_op.create_index("ix_rider_need_troupe", ["troupe_id", "position"], unique=False)

    op.create_table(
        "appearance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("troupe_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("for_item_id", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["for_item_id"], ["programme_item.id"], name=op.f("fk_appearance_for_item_id_programme_item"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_appearance_item_id_programme_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["troupe_id"], ["troupe.id"], name=op.f("fk_appearance_troupe_id_troupe"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
        sa.UniqueConstraint("uid", name=op.f("uq_appearance_uid")),
    )
    with op.batch_alter_table("appearance") as batch_op:
        batch_op.create_index(batch_op.f("ix_appearance_for_item_id"), ["for_item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appearance_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_appearance_troupe_id"), ["troupe_id"], unique=False)

    op.create_table(
        "freight",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("troupe_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=True),
        sa.Column("weight_kg", sa.Integer(), nullable=True),
        sa.Column("volume_dm3", sa.Integer(), nullable=True),
        sa.Column("carrier", sa.String(length=300), nullable=False),
        sa.Column("papers", sa.String(length=300), nullable=False),
        sa.Column("customs_post", sa.String(length=200), nullable=False),
        sa.Column("loaded_on", sa.Date(), nullable=True),
        sa.Column("customs_out_on", sa.Date(), nullable=True),
        sa.Column("arrives_on", sa.Date(), nullable=True),
        sa.Column("unloaded_on", sa.Date(), nullable=True),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("customs_back_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_freight_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["troupe_id"], ["troupe.id"], name=op.f("fk_freight_troupe_id_troupe"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freight")),
        sa.UniqueConstraint("code", name=op.f("uq_freight_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_freight_uid")),
    )
    with op.batch_alter_table("freight") as batch_op:
        batch_op.create_index(batch_op.f("ix_freight_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_freight_loaded_on"), ["loaded_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_freight_troupe_id"), ["troupe_id"], unique=False)


def _folders() -> None:
    op.create_table(
        "brief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("section_state", sa.String(length=36), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_brief_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief")),
        sa.UniqueConstraint("code", name=op.f("uq_brief_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_brief_uid")),
    )
    with op.batch_alter_table("brief") as batch_op:
        batch_op.create_index(batch_op.f("ix_brief_person_id"), ["person_id"], unique=False)

    op.create_table(
        "brief_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("brief_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.JSON(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["brief_id"], ["brief.id"], name=op.f("fk_brief_section_brief_id_brief"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief_section")),
    )
    with op.batch_alter_table("brief_section") as batch_op:
        batch_op.create_index("ix_brief_section_brief", ["brief_id", "position"], unique=False)

    op.create_table(
        "folder_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("brief_id", sa.Integer(), nullable=True),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("material_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["brief_id"], ["brief.id"], name=op.f("fk_folder_sheet_brief_id_brief"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_folder_sheet_delegation_id_delegation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_folder_sheet_dossier_id_dossier"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_folder_sheet_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_folder_sheet_item_id_programme_item"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["material_id"], ["material.id"], name=op.f("fk_folder_sheet_material_id_material"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folder_sheet")),
        sa.UniqueConstraint("uid", name=op.f("uq_folder_sheet_uid")),
    )
    with op.batch_alter_table("folder_sheet") as batch_op:
        batch_op.create_index(batch_op.f("ix_folder_sheet_brief_id"), ["brief_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_folder_sheet_delegation_id"), ["delegation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_folder_sheet_dossier_id"), ["dossier_id"], unique=False)
        batch_op.create_index("ix_folder_sheet_event", ["event_id", "position"], unique=False)
        batch_op.create_index(batch_op.f("ix_folder_sheet_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_folder_sheet_material_id"), ["material_id"], unique=False)


NEW_OF_AGREEMENT = ("copies", "folder", "desk", "signed_at", "register_number", "kept_at", "text_list", "text_state")
TABLES = (
    "folder_sheet",
    "brief_section",
    "brief",
    "freight",
    "appearance",
    "rider_need",
    "troupe",
    "gift",
    "talking_point",
    "talks_member",
    "talks",
    "stand_invitation",
    "walk_stop",
    "exhibitor",
    "stand",
    "minutes_consent",
    "minutes_remark",
    "decision",
    "minutes_point",
    "minutes",
    "agenda_run",
    "meeting_presence",
    "agenda_link",
    "agreement_link",
    "agreement_text",
    "material_version",
    "material",
)


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    with op.batch_alter_table("agreement_signatory") as batch_op:
        batch_op.drop_column("authority_kind")
    with op.batch_alter_table("agreement") as batch_op:
        for name in (*NEW_OF_AGREEMENT, "signed_on"):
            batch_op.drop_column(name)
