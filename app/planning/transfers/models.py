"""Tables of vehicles with their drivers, of transfers, of the cars of a transfer in their order, and of who sits where."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.db.searching import Searchable
from app.ground.db.walltimes import WallColumns
from app.ground.kernel.texts import Texts
from app.planning.events.models import Event
from app.planning.journeys.models import Leg
from app.planning.programmes.models import ProgrammeItem
from app.planning.transfers.rules import Purpose, VehicleClass
from app.register.directory.models import Person
from app.register.venues.models import Venue


class Vehicle(Searchable, Recorded, Base):
    """A vehicle that serves an event, with its driver there."""

    __tablename__ = "vehicle"
    __table_args__ = (Index("ix_vehicle_event", "event_id", "number"),)
    __kind__ = "vehicle"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "plate_key", "driver_id", "search_text"})
    __linked__ = ("driver",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    number: Mapped[int]
    """The number behind its windscreen: «авто № 12»."""
    plate: Mapped[str] = mapped_column(String(20), default="")
    plate_key: Mapped[str] = mapped_column(String(20), default="", index=True)
    """Equal for one plate however it was typed: the same car at two events is found by it."""
    model: Mapped[str] = mapped_column(String(100), default="")
    vehicle_class: Mapped[VehicleClass] = mapped_column(choice(VehicleClass), default=VehicleClass.CAR)
    seats: Mapped[int] = mapped_column(default=3)
    """For passengers, the driver's not among them."""
    driver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    phone: Mapped[str] = mapped_column(String(60), default="")
    """The driver's phone on duty."""
    note: Mapped[str] = mapped_column(String(1000), default="")
    withdrawn: Mapped[bool] = mapped_column(default=False)
    """No longer serves the event."""

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    driver: Mapped[Person | None] = relationship(lazy="raise_on_sql")

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        return (self.plate, self.plate_key, self.model, str(self.number))

    def label(self) -> str:
        """How the vehicle is called in the log."""
        return " ".join(filter(None, (f"№ {self.number}", self.model, self.plate)))


class Transfer(Recorded, Base):
    """People are driven from one place to another, in one car or in several that follow one another."""

    __tablename__ = "transfer"
    __table_args__ = (Index("ix_transfer_event_day", "event_id", "day"),)
    __kind__ = "transfer"
    __parent__ = "event_id"
    __unrecorded__ = frozenset(
        {
            "uid",
            "code",
            "event_id",
            "leg_id",
            "item_id",
            "from_venue_id",
            "to_venue_id",
            "start_at",
            "end_at",
            "tzdata",
            "was_published",
            "car_state",
        }
    )
    __linked__ = ("leg", "item", "from_venue", "to_venue")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    purpose: Mapped[Purpose] = mapped_column(choice(Purpose), default=Purpose.OTHER)
    leg_id: Mapped[int | None] = mapped_column(ForeignKey("leg.id", ondelete="SET NULL"), index=True)
    """The arrival that it starts from, or the departure that it goes to."""
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="SET NULL"), index=True)
    """The item that it brings people to."""
    day: Mapped[date]
    zone: Mapped[str] = mapped_column(String(60))
    start_local: Mapped[datetime]
    start_fold: Mapped[int] = mapped_column(default=0)
    start_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    end_local: Mapped[datetime]
    end_fold: Mapped[int] = mapped_column(default=0)
    end_at: Mapped[datetime] = mapped_column(UtcDateTime)
    end_is_estimate: Mapped[bool] = mapped_column(default=False)
    """Nobody entered when it gets there: reckoned from the travel minutes."""
    tzdata: Mapped[str] = mapped_column(String(20))
    from_venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True)
    from_place: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """Where it is no venue of ours, or words to add to one: «терминал 1»."""
    to_venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True)
    to_place: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    motorcade: Mapped[bool] = mapped_column(default=False)
    """Its cars drive in a fixed order."""
    note: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """Read by passengers and drivers."""
    staff_note: Mapped[str] = mapped_column(String(1000), default="")
    cancelled: Mapped[bool] = mapped_column(default=False)
    was_published: Mapped[bool] = mapped_column(default=False)
    car_list: Mapped[str] = mapped_column(Text, default="")
    """What the log keeps of cars and passengers, a line each, by ids. The rows are the truth."""
    car_state: Mapped[str] = mapped_column(String(36), default="")
    """Changes with every change of cars and passengers, so that the transfer's revision does too."""

    start = WallColumns("start")
    end = WallColumns("end")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    leg: Mapped[Leg | None] = relationship(lazy="raise_on_sql")
    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")
    from_venue: Mapped[Venue | None] = relationship(lazy="raise_on_sql", foreign_keys=[from_venue_id])
    to_venue: Mapped[Venue | None] = relationship(lazy="raise_on_sql", foreign_keys=[to_venue_id])
    cars: Mapped[list["TransferCar"]] = relationship(
        lazy="raise_on_sql", back_populates="transfer", cascade="all, delete-orphan", order_by="TransferCar.order_no"
    )
    passengers: Mapped[list["TransferPassenger"]] = relationship(
        lazy="raise_on_sql", back_populates="transfer", cascade="all, delete-orphan", order_by="TransferPassenger.position"
    )

    def label(self) -> str:
        """How the transfer is called in the log."""
        return f"{self.start_local:%d.%m %H.%M}"


class TransferCar(Base):
    """A car of a transfer; one without a vehicle is still to be assigned."""

    __tablename__ = "transfer_car"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id", ondelete="CASCADE"), index=True)
    vehicle_id: Mapped[int | None] = mapped_column(ForeignKey("vehicle.id"), index=True)
    order_no: Mapped[int] = mapped_column(default=1)
    """Its place in the motorcade, 1 first."""
    note: Mapped[str] = mapped_column(String(300), default="")

    transfer: Mapped[Transfer] = relationship(lazy="raise_on_sql", back_populates="cars")
    vehicle: Mapped[Vehicle | None] = relationship(lazy="raise_on_sql")


class TransferPassenger(Base):
    """Somebody is driven; without a car they have no seat yet."""

    __tablename__ = "transfer_passenger"
    __table_args__ = (UniqueConstraint("transfer_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    car_id: Mapped[int | None] = mapped_column(ForeignKey("transfer_car.id", ondelete="SET NULL"), index=True)
    seat: Mapped[str] = mapped_column(String(60), default="")
    """«справа сзади»."""
    position: Mapped[int] = mapped_column(default=0)

    transfer: Mapped[Transfer] = relationship(lazy="raise_on_sql", back_populates="passengers")
    car: Mapped[TransferCar | None] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
