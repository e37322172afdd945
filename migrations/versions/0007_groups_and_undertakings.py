"""Working groups, instructions, measures of the roadmap and project dossiers."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _dossiers()
    _undertakings()
    _groups()


def _dossiers() -> None:
    op.create_table(
        "dossier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("code", name=op.f("uq_dossier_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_dossier_uid")),
    )

    op.create_table(
        "dossier_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("is_question", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_note_dossier_id_dossier"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_dossier_note_item_id_programme_item"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_dossier_note_uid")),
    )
    with op.batch_alter_table("dossier_note") as batch_op:
        batch_op.create_index("ix_dossier_note_dossier", ["dossier_id", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_dossier_note_item_id"), ["item_id"], unique=False)


def _undertakings() -> None:
    op.create_table(
        "measure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("our_executor_id", sa.Integer(), nullable=True),
        sa.Column("their_executor_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_measure_dossier_id_dossier"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["our_executor_id"], ["organisation.id"], name=op.f("fk_measure_our_executor_id_organisation")),
        sa.ForeignKeyConstraint(["their_executor_id"], ["organisation.id"], name=op.f("fk_measure_their_executor_id_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
        sa.UniqueConstraint("code", name=op.f("uq_measure_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_measure_uid")),
    )
    with op.batch_alter_table("measure") as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_dossier_id"), ["dossier_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_measure_due"), ["due"], unique=False)
        batch_op.create_index(batch_op.f("ix_measure_our_executor_id"), ["our_executor_id"], unique=False)
        batch_op.create_index("ix_measure_section", ["section", "position"], unique=False)
        batch_op.create_index(batch_op.f("ix_measure_their_executor_id"), ["their_executor_id"], unique=False)

    op.create_table(
        "instruction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("our_body_id", sa.Integer(), nullable=True),
        sa.Column("their_body_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("dossier_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_instruction_dossier_id_dossier"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_instruction_event_id_event"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_instruction_item_id_programme_item"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_instruction_measure_id_measure"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["our_body_id"], ["organisation.id"], name=op.f("fk_instruction_our_body_id_organisation")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_instruction_person_id_person")),
        sa.ForeignKeyConstraint(["their_body_id"], ["organisation.id"], name=op.f("fk_instruction_their_body_id_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruction")),
        sa.UniqueConstraint("code", name=op.f("uq_instruction_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_instruction_uid")),
    )
    with op.batch_alter_table("instruction") as batch_op:
        batch_op.create_index(batch_op.f("ix_instruction_dossier_id"), ["dossier_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_instruction_due"), ["due"], unique=False)
        batch_op.create_index(batch_op.f("ix_instruction_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_instruction_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_instruction_measure_id"), ["measure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_instruction_our_body_id"), ["our_body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_instruction_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_instruction_their_body_id"), ["their_body_id"], unique=False)

    op.create_table(
        "due_extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("instruction_id", sa.Integer(), nullable=False),
        sa.Column("old_due", sa.Date(), nullable=True),
        sa.Column("new_due", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instruction_id"], ["instruction.id"], name=op.f("fk_due_extension_instruction_id_instruction"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_extension")),
    )
    with op.batch_alter_table("due_extension") as batch_op:
        batch_op.create_index(batch_op.f("ix_due_extension_instruction_id"), ["instruction_id"], unique=False)


def _groups() -> None:
    op.create_table(
        "working_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("our_agency_id", sa.Integer(), nullable=True),
        sa.Column("their_agency_id", sa.Integer(), nullable=True),
        sa.Column("our_quorum", sa.Integer(), nullable=False),
        sa.Column("their_quorum", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["our_agency_id"], ["organisation.id"], name=op.f("fk_working_group_our_agency_id_organisation")),
        sa.ForeignKeyConstraint(["their_agency_id"], ["organisation.id"], name=op.f("fk_working_group_their_agency_id_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_group")),
        sa.UniqueConstraint("code", name=op.f("uq_working_group_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_working_group_uid")),
    )
    with op.batch_alter_table("working_group") as batch_op:
        batch_op.create_index(batch_op.f("ix_working_group_our_agency_id"), ["our_agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_working_group_their_agency_id"), ["their_agency_id"], unique=False)

    op.create_table(
        "group_meeting",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_group_meeting_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["group_id"], ["working_group.id"], name=op.f("fk_group_meeting_group_id_working_group"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_group_meeting")),
    )
    with op.batch_alter_table("group_meeting") as batch_op:
        batch_op.create_index(batch_op.f("ix_group_meeting_group_id"), ["group_id"], unique=False)

    op.create_table(
        "group_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("order_no", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_group_member_appointment_id_appointment"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["working_group.id"], name=op.f("fk_group_member_group_id_working_group"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_group_member_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
        sa.UniqueConstraint("uid", name=op.f("uq_group_member_uid")),
    )
    with op.batch_alter_table("group_member") as batch_op:
        batch_op.create_index(batch_op.f("ix_group_member_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index("ix_group_member_group", ["group_id", "side"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_member_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("due_extension") as batch_op:
        batch_op.drop_index(batch_op.f("ix_due_extension_instruction_id"))

    op.drop_table("due_extension")
    with op.batch_alter_table("instruction") as batch_op:
        batch_op.drop_index(batch_op.f("ix_instruction_their_body_id"))
        batch_op.drop_index(batch_op.f("ix_instruction_person_id"))
        batch_op.drop_index(batch_op.f("ix_instruction_our_body_id"))
        batch_op.drop_index(batch_op.f("ix_instruction_measure_id"))
        batch_op.drop_index(batch_op.f("ix_instruction_item_id"))
        batch_op.drop_index(batch_op.f("ix_instruction_event_id"))
        batch_op.drop_index(batch_op.f("ix_instruction_due"))
        batch_op.drop_index(batch_op.f("ix_instruction_dossier_id"))

    op.drop_table("instruction")
    with op.batch_alter_table("dossier_note") as batch_op:
        batch_op.drop_index(batch_op.f("ix_dossier_note_item_id"))
        batch_op.drop_index("ix_dossier_note_dossier")

    op.drop_table("dossier_note")
    with op.batch_alter_table("group_member") as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_member_person_id"))
        batch_op.drop_index("ix_group_member_group")
        batch_op.drop_index(batch_op.f("ix_group_member_appointment_id"))

    op.drop_table("group_member")
    with op.batch_alter_table("group_meeting") as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_meeting_group_id"))

    op.drop_table("group_meeting")
    with op.batch_alter_table("working_group") as batch_op:
        batch_op.drop_index(batch_op.f("ix_working_group_their_agency_id"))
        batch_op.drop_index(batch_op.f("ix_working_group_our_agency_id"))

    op.drop_table("working_group")
    with op.batch_alter_table("measure") as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_their_executor_id"))
        batch_op.drop_index("ix_measure_section")
        batch_op.drop_index(batch_op.f("ix_measure_our_executor_id"))
        batch_op.drop_index(batch_op.f("ix_measure_due"))
        batch_op.drop_index(batch_op.f("ix_measure_dossier_id"))

    op.drop_table("measure")
    op.drop_table("dossier")
