"""People and delegations."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _directory()
    _personal_data()
    _delegations()
    _attendance()


def _directory() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("short_name", sa.JSON(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("region", sa.JSON(), nullable=False),
        sa.Column("cases", sa.JSON(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("code", name=op.f("uq_organisation_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_organisation_uid")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("surname", sa.JSON(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("patronymic", sa.JSON(), nullable=False),
        sa.Column("latin", sa.String(length=200), nullable=False),
        sa.Column("gender", sa.String(length=40), nullable=False),
        sa.Column("cases", sa.JSON(), nullable=False),
        sa.Column("precedence", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("sound_text", sa.Text(), nullable=False),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("blocked_at", sa.DateTime(), nullable=True),
        sa.Column("erased_at", sa.DateTime(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["merged_into_id"], ["person.id"], name=op.f("fk_person_merged_into_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("code", name=op.f("uq_person_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_uid")),
    )
    with op.batch_alter_table("person") as batch_op:
        batch_op.create_index(batch_op.f("ix_person_merged_into_id"), ["merged_into_id"], unique=False)
    op.create_table(
        "rank",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rank")),
        sa.UniqueConstraint("code", name=op.f("uq_rank_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_rank_uid")),
    )
    with op.batch_alter_table("rank") as batch_op:
        batch_op.create_index(batch_op.f("ix_rank_position"), ["position"], unique=False)
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.JSON(), nullable=False),
        sa.Column("cases", sa.JSON(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("rank_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("position_no", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_appointment_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_appointment_person_id_person"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["rank_id"], ["rank.id"], name=op.f("fk_appointment_rank_id_rank")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("uid", name=op.f("uq_appointment_uid")),
    )
    with op.batch_alter_table("appointment") as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index("ix_appointment_person", ["person_id", "position_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointment_rank_id"), ["rank_id"], unique=False)
    op.create_table(
        "person_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=False),
        sa.Column("gone_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["gone_id"], ["person.id"], name=op.f("fk_person_merge_gone_id_person")),
        sa.ForeignKeyConstraint(["kept_id"], ["person.id"], name=op.f("fk_person_merge_kept_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merge")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_merge_uid")),
    )
    with op.batch_alter_table("person_merge") as batch_op:
        batch_op.create_index(batch_op.f("ix_person_merge_gone_id"), ["gone_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_merge_kept_id"), ["kept_id"], unique=False)


def _personal_data() -> None:
    op.create_table(
        "personal_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_personal_record_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_record")),
        sa.UniqueConstraint("uid", name=op.f("uq_personal_record_uid")),
    )
    with op.batch_alter_table("personal_record") as batch_op:
        batch_op.create_index(batch_op.f("ix_personal_record_fingerprint"), ["fingerprint"], unique=False)
        batch_op.create_index("ix_personal_record_keep_until", ["keep_until"], unique=False)
        batch_op.create_index(batch_op.f("ix_personal_record_key_id"), ["key_id"], unique=False)
        batch_op.create_index("ix_personal_record_person", ["person_id", "kind"], unique=False)
    op.create_table(
        "personal_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.Column("person_uid", sa.String(length=36), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("through", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_reading")),
    )
    with op.batch_alter_table("personal_reading") as batch_op:
        batch_op.create_index("ix_personal_reading_person", ["person_uid", "id"], unique=False)
    op.create_table(
        "purge_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_name", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purge_act")),
        sa.UniqueConstraint("uid", name=op.f("uq_purge_act_uid")),
    )
    op.create_table(
        "import_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(length=40), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_import_draft_by_id_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_draft")),
        sa.UniqueConstraint("uid", name=op.f("uq_import_draft_uid")),
    )
    with op.batch_alter_table("import_draft") as batch_op:
        batch_op.create_index(batch_op.f("ix_import_draft_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_draft_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_draft_made_at"), ["made_at"], unique=False)


def _delegations() -> None:
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("side", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("attached_id", sa.Integer(), nullable=True),
        sa.Column("duty_phone", sa.String(length=60), nullable=False),
        sa.Column("fill_by", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["attached_id"], ["person.id"], name=op.f("fk_delegation_attached_id_person")),
        sa.ForeignKeyConstraint(["contact_id"], ["person.id"], name=op.f("fk_delegation_contact_id_person")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_delegation_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sa.UniqueConstraint("code", name=op.f("uq_delegation_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_delegation_uid")),
    )
    with op.batch_alter_table("delegation") as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_attached_id"), ["attached_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index("ix_delegation_event", ["event_id", "position"], unique=False)
    op.create_table(
        "contact_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=300), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=300), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("last_used_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_contact_link_delegation_id_delegation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_link")),
        sa.UniqueConstraint("digest", name=op.f("uq_contact_link_digest")),
        sa.UniqueConstraint("uid", name=op.f("uq_contact_link_uid")),
    )
    with op.batch_alter_table("contact_link") as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_link_delegation_id"), ["delegation_id"], unique=False)
    op.create_table(
        "delegation_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=True),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("order_no", sa.Integer(), nullable=True),
        sa.Column("substitute_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_delegation_member_appointment_id_appointment"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_delegation_member_delegation_id_delegation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_delegation_member_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_delegation_member_person_id_person")),
        sa.ForeignKeyConstraint(
            ["substitute_id"],
            ["delegation_member.id"],
            name=op.f("fk_delegation_member_substitute_id_delegation_member"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_member")),
        sa.UniqueConstraint("delegation_id", "person_id", name=op.f("uq_delegation_member_delegation_id_person_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_delegation_member_uid")),
    )
    with op.batch_alter_table("delegation_member") as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_member_appointment_id"), ["appointment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_member_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_member_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_member_substitute_id"), ["substitute_id"], unique=False)
        batch_op.create_index(
            "uq_delegation_member_head",
            ["delegation_id"],
            unique=True,
            sqlite_where=sa.text("role = 'head'"),
            postgresql_where=sa.text("role = 'head'"),
        )
    op.create_table(
        "member_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("deed", sa.String(length=20), nullable=False),
        sa.Column("sent_by", sa.String(length=300), nullable=False),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decided_by", sa.String(length=300), nullable=False),
        sa.Column("answer", sa.String(length=500), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_member_proposal_delegation_id_delegation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["delegation_member.id"], name=op.f("fk_member_proposal_member_id_delegation_member"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_proposal")),
        sa.UniqueConstraint("uid", name=op.f("uq_member_proposal_uid")),
    )
    with op.batch_alter_table("member_proposal") as batch_op:
        batch_op.create_index("ix_member_proposal_delegation", ["delegation_id", "decided_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_proposal_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_proposal_member_id"), ["member_id"], unique=False)


def _attendance() -> None:
    op.create_table(
        "version_person",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("person_uid", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_version_person_version_id_version"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "person_uid", name=op.f("pk_version_person")),
    )
    with op.batch_alter_table("version_person") as batch_op:
        batch_op.create_index(batch_op.f("ix_version_person_person_uid"), ["person_uid"], unique=False)
    op.create_table(
        "item_delegation",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_item_delegation_delegation_id_delegation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_item_delegation_item_id_programme_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "delegation_id", name=op.f("pk_item_delegation")),
    )
    with op.batch_alter_table("item_delegation") as batch_op:
        batch_op.create_index(batch_op.f("ix_item_delegation_delegation_id"), ["delegation_id"], unique=False)
    op.create_table(
        "item_member",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("attends", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_item_member_item_id_programme_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["delegation_member.id"], name=op.f("fk_item_member_member_id_delegation_member"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "member_id", name=op.f("pk_item_member")),
    )
    with op.batch_alter_table("item_member") as batch_op:
        batch_op.create_index(batch_op.f("ix_item_member_member_id"), ["member_id"], unique=False)
    op.create_table(
        "item_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_item_person_item_id_programme_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_item_person_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_person")),
        sa.UniqueConstraint("item_id", "person_id", "role", name=op.f("uq_item_person_item_id_person_id_role")),
    )
    with op.batch_alter_table("item_person") as batch_op:
        batch_op.create_index(batch_op.f("ix_item_person_person_id"), ["person_id"], unique=False)
    with op.batch_alter_table("item_speech") as batch_op:
        batch_op.add_column(sa.Column("person_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_item_speech_person_id"), ["person_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_item_speech_person_id_person"), "person", ["person_id"], ["id"], ondelete="SET NULL")

    with op.batch_alter_table("programme_item") as batch_op:
        batch_op.add_column(sa.Column("attendance_list", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("attendance_state", sa.String(length=36), nullable=True))
    op.execute("UPDATE programme_item SET attendance_list = '', attendance_state = ''")
    with op.batch_alter_table("programme_item") as batch_op:
        batch_op.alter_column("attendance_list", existing_type=sa.Text(), nullable=False)
        batch_op.alter_column("attendance_state", existing_type=sa.String(length=36), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("programme_item") as batch_op:
        batch_op.drop_column("attendance_state")
        batch_op.drop_column("attendance_list")
    with op.batch_alter_table("item_speech") as batch_op:
        batch_op.drop_constraint("fk_item_speech_person_id_person", type_="foreignkey")
        batch_op.drop_index("ix_item_speech_person_id")
        batch_op.drop_column("person_id")
    for table in (
        "member_proposal",
        "item_person",
        "item_member",
        "item_delegation",
        "version_person",
        "delegation_member",
        "contact_link",
        "delegation",
        "personal_record",
        "person_merge",
        "import_draft",
        "appointment",
        "rank",
        "purge_act",
        "personal_reading",
        "person",
        "organisation",
    ):
        op.drop_table(table)
