"""Tables of the hotels of an event, of their rooms, and of who stays where from when until when."""

from datetime import date, time

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, choice
from app.planning.events.models import Event
from app.planning.stays.rules import Payer, RoomCategory
from app.register.directory.models import Person
from app.register.venues.models import Venue


class Hotel(Recorded, Base):
    """A venue in which guests of an event stay."""

    __tablename__ = "hotel"
    __table_args__ = (UniqueConstraint("event_id", "venue_id"),)
    __kind__ = "hotel"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "venue_id"})
    __linked__ = ("venue",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    venue_id: Mapped[int] = mapped_column(ForeignKey("venue.id"), index=True)
    phone: Mapped[str] = mapped_column(String(60), default="")
    """The reception's, told to guests."""
    contact: Mapped[str] = mapped_column(String(300), default="")
    """Whom the office calls there."""
    check_in: Mapped[time | None]
    check_out: Mapped[time | None]
    note: Mapped[str] = mapped_column(String(1000), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    venue: Mapped[Venue] = relationship(lazy="raise_on_sql")
    rooms: Mapped[list["Room"]] = relationship(
        lazy="raise_on_sql", back_populates="hotel", cascade="all, delete-orphan", order_by="Room.id"
    )

    def label(self) -> str:
        """How the hotel is called in the log; whoever writes one has loaded the venue."""
        return self.venue.name.ru


class Room(Recorded, Base):
    """A room that is held for an event."""

    __tablename__ = "room"
    __table_args__ = (UniqueConstraint("hotel_id", "number"),)
    __kind__ = "room"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "hotel_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    hotel_id: Mapped[int] = mapped_column(ForeignKey("hotel.id", ondelete="CASCADE"))
    number: Mapped[str] = mapped_column(String(20))
    category: Mapped[RoomCategory] = mapped_column(choice(RoomCategory), default=RoomCategory.STANDARD)
    beds: Mapped[int] = mapped_column(default=1)
    note: Mapped[str] = mapped_column(String(300), default="")

    hotel: Mapped[Hotel] = relationship(lazy="raise_on_sql", back_populates="rooms")

    def label(self) -> str:
        """How the room is called in the log."""
        return self.number


class Stay(Recorded, Base):
    """Somebody stays at a hotel, from the day of the first night until the day they leave."""

    __tablename__ = "stay"
    __table_args__ = (Index("ix_stay_event", "event_id", "from_day"),)
    __kind__ = "stay"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "person_id", "hotel_id", "room_id", "was_published"})
    __linked__ = ("hotel", "room")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    hotel_id: Mapped[int] = mapped_column(ForeignKey("hotel.id"), index=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id", ondelete="SET NULL"), index=True)
    """None: the hotel assigns one."""
    category: Mapped[RoomCategory] = mapped_column(choice(RoomCategory), default=RoomCategory.STANDARD)
    """What is wanted for them."""
    from_day: Mapped[date]
    until_day: Mapped[date]
    payer: Mapped[Payer] = mapped_column(choice(Payer), default=Payer.HOST)
    order_no: Mapped[int | None]
    """Place in the order of checking in, 1 first; None: by precedence."""
    note: Mapped[str] = mapped_column(String(500), default="")
    """For the office and the hotel: early check-in, a cot."""
    cancelled: Mapped[bool] = mapped_column(default=False)
    was_published: Mapped[bool] = mapped_column(default=False)

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    hotel: Mapped[Hotel] = relationship(lazy="raise_on_sql")
    room: Mapped[Room | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the stay is called in the log; whoever writes one has loaded the person."""
        return self.person.name.ru
