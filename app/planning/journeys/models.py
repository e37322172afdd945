"""Tables of legs of arrival and departure, of who travels on them, and of what an event settles once for all its logistics."""

from collections.abc import Iterable
from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.db.searching import Searchable
from app.ground.db.walltimes import WallColumns
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.models import Event
from app.planning.journeys.rules import Buffers, Direction, Mode
from app.register.directory.models import Person
from app.register.venues.models import Venue


class Arrangements(Recorded, Base):
    """What an event settles once: buffers after a landing, who is called for the press, the phone of the office on duty."""

    __tablename__ = "arrangements"
    __kind__ = "arrangements"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"event_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), unique=True)
    vip_minutes: Mapped[int] = mapped_column(default=30)
    ordinary_minutes: Mapped[int] = mapped_column(default=60)
    border_minutes: Mapped[int] = mapped_column(default=30)
    press_name: Mapped[str] = mapped_column(String(300), default="")
    press_phone: Mapped[str] = mapped_column(String(60), default="")
    duty_phone: Mapped[str] = mapped_column(String(60), default="")
    """The protocol office's own phone on duty, printed for guests and drivers."""
    prayer_from: Mapped[time | None]
    """When midday prayer begins on Fridays, by the clocks of the event; None: nobody is to be reminded of it."""
    prayer_until: Mapped[time | None]

    @property
    def buffers(self) -> Buffers:
        """The buffers as one value."""
        return Buffers(self.vip_minutes, self.ordinary_minutes, self.border_minutes)


class Leg(Searchable, Recorded, Base):
    """One flight, train, bus or car by which guests come or go.

    `planned`, `estimated` and `actual` are times at our end, by the clocks of `zone`: when an arrival gets here, when a departure
    leaves. `far` is the time at the other end, by the clocks of `far_zone`.
    """

    __tablename__ = "leg"
    __table_args__ = (Index("ix_leg_event_day", "event_id", "day"),)
    __kind__ = "leg"
    __parent__ = "event_id"
    __unrecorded__ = frozenset(
        {
            "uid",
            "code",
            "event_id",
            "venue_id",
            "met_by_id",
            "planned_at",
            "estimated_at",
            "actual_at",
            "far_at",
            "tzdata",
            "was_published",
            "passenger_state",
            "settled",
            "search_text",
        }
    )
    __linked__ = ("venue", "met_by")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    direction: Mapped[Direction] = mapped_column(choice(Direction))
    mode: Mapped[Mode] = mapped_column(choice(Mode), default=Mode.FLIGHT)
    number: Mapped[str] = mapped_column(String(40), default="")
    """«DP-407», «Поезд № 13»."""
    day: Mapped[date]
    """The local day at our end, known even where the time is not."""

    zone: Mapped[str] = mapped_column(String(60))
    venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True)
    """The airport or station at our end."""
    place: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """Our end where it is no venue of ours."""
    terminal: Mapped[str] = mapped_column(String(40), default="")
    planned_local: Mapped[datetime | None]
    planned_fold: Mapped[int] = mapped_column(default=0)
    planned_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    estimated_local: Mapped[datetime | None]
    estimated_fold: Mapped[int] = mapped_column(default=0)
    estimated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    actual_local: Mapped[datetime | None]
    actual_fold: Mapped[int] = mapped_column(default=0)
    actual_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    far_place: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    far_zone: Mapped[str] = mapped_column(String(60), default="")
    far_local: Mapped[datetime | None]
    far_fold: Mapped[int] = mapped_column(default=0)
    far_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tzdata: Mapped[str] = mapped_column(String(20))

    provisional: Mapped[bool] = mapped_column(default=False)
    """Not booked yet, or only said."""
    cancelled: Mapped[bool] = mapped_column(default=False)
    was_published: Mapped[bool] = mapped_column(default=False)
    vip: Mapped[bool] = mapped_column(default=False)
    """Everybody on it goes through the VIP hall."""
    border: Mapped[bool] = mapped_column(default=False)
    """It crosses a border: passport control and customs."""
    met_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    met_by_note: Mapped[str] = mapped_column(String(300), default="")
    """Who meets or sees off where it is nobody of the directory, or a phone on duty."""
    luggage: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(String(1000), default="")
    passenger_list: Mapped[str] = mapped_column(Text, default="")
    """What the log keeps of who travels, a line each, by ids. The rows are the truth."""
    passenger_state: Mapped[str] = mapped_column(String(36), default="")
    """Changes with every change of who travels, so that the leg's revision does too."""

    settled: Mapped[str] = mapped_column(String(64), default="")
    """What its delay broke when somebody said that it stays so, as a digest (`logistics.delays_values.mark_of`)."""
    settled_by: Mapped[str] = mapped_column(String(200), default="")
    """Who said so; the log tells when."""

    planned = WallColumns("planned")
    estimated = WallColumns("estimated")
    actual = WallColumns("actual")
    far = WallColumns("far", "far_zone")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    venue: Mapped[Venue | None] = relationship(lazy="raise_on_sql")
    met_by: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    passengers: Mapped[list["LegPassenger"]] = relationship(
        lazy="raise_on_sql", back_populates="leg", cascade="all, delete-orphan", order_by="LegPassenger.id"
    )

    @property
    def expected(self) -> WallTime | None:
        """The best that is known of the time at our end: actual, else estimated, else planned."""
        return self.actual or self.estimated or self.planned

    @property
    def late_minutes(self) -> int:
        """How many minutes later than planned it is; negative for earlier, 0 where nothing is known."""
        expected, planned = self.expected, self.planned
        if expected is None or planned is None:
            return 0
        return int((expected.instant - planned.instant).total_seconds() // 60)

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        return (self.number, *self.far_place.each(), *self.place.each())

    def label(self) -> str:
        """How the leg is called in the log."""
        return " ".join(filter(None, (self.number or self.far_place.ru, f"{self.day:%d.%m}")))


class LegPassenger(Base):
    """Somebody travels on a leg."""

    __tablename__ = "leg_passenger"
    __table_args__ = (UniqueConstraint("leg_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    vip: Mapped[bool] = mapped_column(default=False)
    """Goes through the VIP hall although not everybody does."""
    luggage: Mapped[str] = mapped_column(String(100), default="")
    note: Mapped[str] = mapped_column(String(300), default="")

    leg: Mapped[Leg] = relationship(lazy="raise_on_sql", back_populates="passengers")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
