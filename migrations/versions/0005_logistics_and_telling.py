"""Logistics and telling people."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _journeys()
    _transfers()
    _stays()
    _people()
    _telling()
    _known_tables()


def _journeys() -> None:
    op.create_table(
        "arrangements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("vip_minutes", sa.Integer(), nullable=False),
        sa.Column("ordinary_minutes", sa.Integer(), nullable=False),
        sa.Column("border_minutes", sa.Integer(), nullable=False),
        sa.Column("press_name", sa.String(length=300), nullable=False),
        sa.Column("press_phone", sa.String(length=60), nullable=False),
        sa.Column("duty_phone", sa.String(length=60), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_arrangements_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrangements")),
        sa.UniqueConstraint("event_id", name=op.f("uq_arrangements_event_id")),
    )
    op.create_table(
        "leg",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("terminal", sa.String(length=40), nullable=False),
        sa.Column("planned_local", sa.DateTime(), nullable=True),
        sa.Column("planned_fold", sa.Integer(), nullable=False),
        sa.Column("planned_at", sa.DateTime(), nullable=True),
        sa.Column("estimated_local", sa.DateTime(), nullable=True),
        sa.Column("estimated_fold", sa.Integer(), nullable=False),
        sa.Column("estimated_at", sa.DateTime(), nullable=True),
        sa.Column("actual_local", sa.DateTime(), nullable=True),
        sa.Column("actual_fold", sa.Integer(), nullable=False),
        sa.Column("actual_at", sa.DateTime(), nullable=True),
        sa.Column("far_place", sa.JSON(), nullable=False),
        sa.Column("far_zone", sa.String(length=60), nullable=False),
        sa.Column("far_local", sa.DateTime(), nullable=True),
        sa.Column("far_fold", sa.Integer(), nullable=False),
        sa.Column("far_at", sa.DateTime(), nullable=True),
        sa.Column("tzdata", sa.String(length=20), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("was_published", sa.Boolean(), nullable=False),
        sa.Column("vip", sa.Boolean(), nullable=False),
        sa.Column("border", sa.Boolean(), nullable=False),
        sa.Column("met_by_id", sa.Integer(), nullable=True),
        sa.Column("met_by_note", sa.String(length=300), nullable=False),
        sa.Column("luggage", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("passenger_list", sa.Text(), nullable=False),
        sa.Column("passenger_state", sa.String(length=36), nullable=False),
        sa.Column("settled", sa.String(length=64), nullable=False),
        sa.Column("settled_by", sa.String(length=200), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_leg_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["met_by_id"], ["person.id"], name=op.f("fk_leg_met_by_id_person")),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_leg_venue_id_venue")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leg")),
        sa.UniqueConstraint("code", name=op.f("uq_leg_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_leg_uid")),
    )
    with op.batch_alter_table("leg") as batch_op:
        batch_op.create_index("ix_leg_event_day", ["event_id", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_leg_met_by_id"), ["met_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_leg_planned_at"), ["planned_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_leg_venue_id"), ["venue_id"], unique=False)
    op.create_table(
        "leg_passenger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("leg_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("vip", sa.Boolean(), nullable=False),
        sa.Column("luggage", sa.String(length=100), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["leg_id"], ["leg.id"], name=op.f("fk_leg_passenger_leg_id_leg"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_leg_passenger_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leg_passenger")),
        sa.UniqueConstraint("leg_id", "person_id", name=op.f("uq_leg_passenger_leg_id_person_id")),
    )
    with op.batch_alter_table("leg_passenger") as batch_op:
        batch_op.create_index(batch_op.f("ix_leg_passenger_person_id"), ["person_id"], unique=False)
    op.create_table(
        "travel_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["venue.id"], name=op.f("fk_travel_time_from_id_venue"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["to_id"], ["venue.id"], name=op.f("fk_travel_time_to_id_venue"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_time")),
        sa.UniqueConstraint("from_id", "to_id", name=op.f("uq_travel_time_from_id_to_id")),
    )
    with op.batch_alter_table("travel_time") as batch_op:
        batch_op.create_index(batch_op.f("ix_travel_time_to_id"), ["to_id"], unique=False)


def _transfers() -> None:
    op.create_table(
        "vehicle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("plate", sa.String(length=20), nullable=False),
        sa.Column("plate_key", sa.String(length=20), nullable=False),
        sa.Column("model", sa.String(length=100), nullable=False),
        sa.Column("vehicle_class", sa.String(length=40), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("driver_id", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["driver_id"], ["person.id"], name=op.f("fk_vehicle_driver_id_person")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_vehicle_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicle")),
        sa.UniqueConstraint("code", name=op.f("uq_vehicle_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_vehicle_uid")),
    )
    with op.batch_alter_table("vehicle") as batch_op:
        batch_op.create_index(batch_op.f("ix_vehicle_driver_id"), ["driver_id"], unique=False)
        batch_op.create_index("ix_vehicle_event", ["event_id", "number"], unique=False)
        batch_op.create_index(batch_op.f("ix_vehicle_plate_key"), ["plate_key"], unique=False)
    op.create_table(
        "transfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("leg_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("start_local", sa.DateTime(), nullable=False),
        sa.Column("start_fold", sa.Integer(), nullable=False),
        sa.Column("start_at", sa.DateTime(), nullable=False),
        sa.Column("end_local", sa.DateTime(), nullable=False),
        sa.Column("end_fold", sa.Integer(), nullable=False),
        sa.Column("end_at", sa.DateTime(), nullable=False),
        sa.Column("end_is_estimate", sa.Boolean(), nullable=False),
        sa.Column("tzdata", sa.String(length=20), nullable=False),
        sa.Column("from_venue_id", sa.Integer(), nullable=True),
        sa.Column("from_place", sa.JSON(), nullable=False),
        sa.Column("to_venue_id", sa.Integer(), nullable=True),
        sa.Column("to_place", sa.JSON(), nullable=False),
        sa.Column("motorcade", sa.Boolean(), nullable=False),
        sa.Column("note", sa.JSON(), nullable=False),
        sa.Column("staff_note", sa.String(length=1000), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("was_published", sa.Boolean(), nullable=False),
        sa.Column("car_list", sa.Text(), nullable=False),
        sa.Column("car_state", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_transfer_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["from_venue_id"], ["venue.id"], name=op.f("fk_transfer_from_venue_id_venue")),
        sa.ForeignKeyConstraint(["item_id"], ["programme_item.id"], name=op.f("fk_transfer_item_id_programme_item"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["leg_id"], ["leg.id"], name=op.f("fk_transfer_leg_id_leg"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["to_venue_id"], ["venue.id"], name=op.f("fk_transfer_to_venue_id_venue")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer")),
        sa.UniqueConstraint("code", name=op.f("uq_transfer_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_transfer_uid")),
    )
    with op.batch_alter_table("transfer") as batch_op:
        batch_op.create_index("ix_transfer_event_day", ["event_id", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_from_venue_id"), ["from_venue_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_leg_id"), ["leg_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_start_at"), ["start_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_to_venue_id"), ["to_venue_id"], unique=False)
    op.create_table(
        "transfer_car",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", sa.Integer(), nullable=True),
        sa.Column("order_no", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=op.f("fk_transfer_car_transfer_id_transfer"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name=op.f("fk_transfer_car_vehicle_id_vehicle")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer_car")),
        sa.UniqueConstraint("uid", name=op.f("uq_transfer_car_uid")),
    )
    with op.batch_alter_table("transfer_car") as batch_op:
        batch_op.create_index(batch_op.f("ix_transfer_car_transfer_id"), ["transfer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_car_vehicle_id"), ["vehicle_id"], unique=False)
    op.create_table(
        "transfer_passenger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("car_id", sa.Integer(), nullable=True),
        sa.Column("seat", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["car_id"], ["transfer_car.id"], name=op.f("fk_transfer_passenger_car_id_transfer_car"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_transfer_passenger_person_id_person")),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfer.id"], name=op.f("fk_transfer_passenger_transfer_id_transfer"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfer_passenger")),
        sa.UniqueConstraint("transfer_id", "person_id", name=op.f("uq_transfer_passenger_transfer_id_person_id")),
    )
    with op.batch_alter_table("transfer_passenger") as batch_op:
        batch_op.create_index(batch_op.f("ix_transfer_passenger_car_id"), ["car_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_transfer_passenger_person_id"), ["person_id"], unique=False)


def _stays() -> None:
    op.create_table(
        "hotel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("contact", sa.String(length=300), nullable=False),
        sa.Column("check_in", sa.Time(), nullable=True),
        sa.Column("check_out", sa.Time(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_hotel_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["venue_id"], ["venue.id"], name=op.f("fk_hotel_venue_id_venue")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hotel")),
        sa.UniqueConstraint("code", name=op.f("uq_hotel_code")),
        sa.UniqueConstraint("event_id", "venue_id", name=op.f("uq_hotel_event_id_venue_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_hotel_uid")),
    )
    with op.batch_alter_table("hotel") as batch_op:
        batch_op.create_index(batch_op.f("ix_hotel_venue_id"), ["venue_id"], unique=False)
    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("hotel_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("beds", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_room_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["hotel_id"], ["hotel.id"], name=op.f("fk_room_hotel_id_hotel"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.UniqueConstraint("hotel_id", "number", name=op.f("uq_room_hotel_id_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_room_uid")),
    )
    with op.batch_alter_table("room") as batch_op:
        batch_op.create_index(batch_op.f("ix_room_event_id"), ["event_id"], unique=False)
    op.create_table(
        "stay",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("hotel_id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=False),
        sa.Column("payer", sa.String(length=40), nullable=False),
        sa.Column("order_no", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("was_published", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_stay_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["hotel_id"], ["hotel.id"], name=op.f("fk_stay_hotel_id_hotel")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_stay_person_id_person")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_stay_room_id_room"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay")),
        sa.UniqueConstraint("code", name=op.f("uq_stay_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_stay_uid")),
    )
    with op.batch_alter_table("stay") as batch_op:
        batch_op.create_index("ix_stay_event", ["event_id", "from_day"], unique=False)
        batch_op.create_index(batch_op.f("ix_stay_hotel_id"), ["hotel_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stay_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_stay_room_id"), ["room_id"], unique=False)


def _people() -> None:
    op.create_table(
        "interpreter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("pairs", sa.JSON(), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_interpreter_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter")),
        sa.UniqueConstraint("code", name=op.f("uq_interpreter_code")),
        sa.UniqueConstraint("person_id", name=op.f("uq_interpreter_person_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_interpreter_uid")),
    )
    op.create_table(
        "interpreter_booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("target", sa.String(length=10), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_interpreter_booking_delegation_id_delegation"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_interpreter_booking_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_interpreter_booking_item_id_programme_item"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_interpreter_booking_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter_booking")),
        sa.UniqueConstraint("item_id", "person_id", name=op.f("uq_interpreter_booking_item_id_person_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_interpreter_booking_uid")),
    )
    with op.batch_alter_table("interpreter_booking") as batch_op:
        batch_op.create_index(batch_op.f("ix_interpreter_booking_delegation_id"), ["delegation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_interpreter_booking_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_interpreter_booking_person_id"), ["person_id"], unique=False)
    op.create_table(
        "badge_zone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(length=4), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_badge_zone_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badge_zone")),
        sa.UniqueConstraint("event_id", "letter", name=op.f("uq_badge_zone_event_id_letter")),
        sa.UniqueConstraint("uid", name=op.f("uq_badge_zone_uid")),
    )
    op.create_table(
        "badge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("zones", sa.JSON(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(), nullable=True),
        sa.Column("arrived_by", sa.String(length=300), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_badge_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_badge_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badge")),
        sa.UniqueConstraint("code", name=op.f("uq_badge_code")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_badge_event_id_person_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_badge_uid")),
    )
    with op.batch_alter_table("badge") as batch_op:
        batch_op.create_index("ix_badge_arrived", ["event_id", "arrived_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_badge_person_id"), ["person_id"], unique=False)


def _telling() -> None:
    op.create_table(
        "line_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("event_uid", sa.String(length=36), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("picture", sa.JSON(), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("ends", sa.DateTime(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("last_modified", sa.DateTime(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_entry")),
        sa.UniqueConstraint("key", name=op.f("uq_line_entry_key")),
    )
    with op.batch_alter_table("line_entry") as batch_op:
        batch_op.create_index(batch_op.f("ix_line_entry_event_uid"), ["event_uid"], unique=False)
    op.create_table(
        "private_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("opens", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("holder", sa.String(length=300), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=300), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("last_used_at", sa.DateTime(), nullable=True),
        sa.Column("last_client", sa.String(length=100), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["user.id"], name=op.f("fk_private_link_account_id_user"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_private_link_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["private_link.id"], name=op.f("fk_private_link_parent_id_private_link"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_link")),
        sa.UniqueConstraint("digest", name=op.f("uq_private_link_digest")),
        sa.UniqueConstraint("uid", name=op.f("uq_private_link_uid")),
    )
    with op.batch_alter_table("private_link") as batch_op:
        batch_op.create_index(batch_op.f("ix_private_link_account_id"), ["account_id"], unique=False)
        batch_op.create_index("ix_private_link_event", ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_private_link_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index("ix_private_link_subject", ["subject", "subject_uid"], unique=False)
    op.create_table(
        "link_entry",
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("left_at", sa.DateTime(), nullable=True),
        sa.Column("bump", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["line_entry.id"], name=op.f("fk_link_entry_entry_id_line_entry"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["link_id"], ["private_link.id"], name=op.f("fk_link_entry_link_id_private_link"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("link_id", "entry_id", name=op.f("pk_link_entry")),
    )
    with op.batch_alter_table("link_entry") as batch_op:
        batch_op.create_index(batch_op.f("ix_link_entry_entry_id"), ["entry_id"], unique=False)
    op.create_table(
        "line_text",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("variant", sa.String(length=20), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("maker", sa.String(length=40), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["line_entry.id"], name=op.f("fk_line_text_entry_id_line_entry"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entry_id", "variant", name=op.f("pk_line_text")),
    )
    op.create_table(
        "call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("version_from", sa.Integer(), nullable=False),
        sa.Column("version_to", sa.Integer(), nullable=False),
        sa.Column("recipient_kind", sa.String(length=40), nullable=False),
        sa.Column("recipient_uid", sa.String(length=36), nullable=False),
        sa.Column("person_uid", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("told_by", sa.String(length=300), nullable=False),
        sa.Column("told_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_call_event_id_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("uid", name=op.f("uq_call_uid")),
    )
    with op.batch_alter_table("call") as batch_op:
        batch_op.create_index("ix_call_event", ["event_id", "told_at"], unique=False)
    op.create_table(
        "invitation_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.Column("seen_by", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_invitation_answer_event_id_event"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["delegation_member.id"], name=op.f("fk_invitation_answer_member_id_delegation_member"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_answer")),
        sa.UniqueConstraint("uid", name=op.f("uq_invitation_answer_uid")),
    )
    with op.batch_alter_table("invitation_answer") as batch_op:
        batch_op.create_index("ix_invitation_answer_event", ["event_id", "seen_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitation_answer_member_id"), ["member_id"], unique=False)
    op.create_table(
        "long_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("beat_at", sa.DateTime(), nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("fault", sa.String(length=300), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("result", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_long_job")),
        sa.UniqueConstraint("uid", name=op.f("uq_long_job_uid")),
    )
    with op.batch_alter_table("long_job") as batch_op:
        batch_op.create_index(batch_op.f("ix_long_job_event_id"), ["event_id"], unique=False)


def _known_tables() -> None:
    with op.batch_alter_table("hall") as batch_op:
        batch_op.add_column(sa.Column("manager", sa.String(length=300), nullable=True))
        batch_op.add_column(sa.Column("manager_phone", sa.String(length=60), nullable=True))
    op.execute("UPDATE hall SET manager = '', manager_phone = ''")
    with op.batch_alter_table("hall") as batch_op:
        batch_op.alter_column("manager", existing_type=sa.String(length=300), nullable=False)
        batch_op.alter_column("manager_phone", existing_type=sa.String(length=60), nullable=False)
    with op.batch_alter_table("version") as batch_op:
        batch_op.add_column(sa.Column("logistics", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("version") as batch_op:
        batch_op.drop_column("logistics")
    with op.batch_alter_table("hall") as batch_op:
        batch_op.drop_column("manager_phone")
        batch_op.drop_column("manager")
    for table in (
        "line_text",
        "link_entry",
        "line_entry",
        "private_link",
        "call",
        "invitation_answer",
        "long_job",
        "badge",
        "badge_zone",
        "interpreter_booking",
        "interpreter",
        "stay",
        "room",
        "hotel",
        "transfer_passenger",
        "transfer_car",
        "transfer",
        "vehicle",
        "leg_passenger",
        "leg",
        "arrangements",
        "travel_time",
    ):
        op.drop_table(table)
