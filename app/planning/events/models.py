"""Tables of events and of who coordinates them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.db.searching import Searchable
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.events.kinds import Kind
from app.planning.events.rules import Relation, Side, Status
from app.register.accounts.models import User
from app.register.venues.models import City


class Series(Recorded, Base):
    """Events that follow each other under one name: «Форум межрегионального сотрудничества России и Казахстана»."""

    __tablename__ = "series"
    __kind__ = "series"
    __unrecorded__ = frozenset({"uid", "code"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    title: Mapped[Texts] = mapped_column(TextsColumn)
    hosts_alternate: Mapped[bool] = mapped_column(default=False)
    """Whether the host side changes with each edition; a finding where it does not."""

    def label(self) -> str:
        """How the series is called in the log."""
        return self.title.ru


class Event(Searchable, Recorded, Base):
    """Something the office prepares: a forum, Days, a meeting, a visit to a fair."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("series_id", "edition"),)
    __kind__ = "event"
    __parent__ = "id"
    __unrecorded__ = frozenset({"uid", "code", "created_at", "was_published", "search_text"})
    __linked__ = ("coordinators",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    """A name given by whoever loaded the event, so that loading again finds it; the demo set's `E1`."""
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    status: Mapped[Status] = mapped_column(choice(Status), default=Status.PROPOSED)
    host: Mapped[Side] = mapped_column(choice(Side))
    title: Mapped[Texts] = mapped_column(TextsColumn)
    theme: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    description: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"))
    first_day: Mapped[date] = mapped_column(index=True)
    last_day: Mapped[date]
    arrival_margin: Mapped[int] = mapped_column(default=0)
    departure_margin: Mapped[int] = mapped_column(default=0)
    is_public: Mapped[bool] = mapped_column(default=False)
    provenance: Mapped[str] = mapped_column(String(1000), default="")
    """Where the facts come from, for staff: a letter, the press, «выдумано для примера»."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    was_published: Mapped[bool] = mapped_column(default=False)
    """Once in a version, an event is cancelled, never removed."""

    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), index=True)
    edition: Mapped[int | None]
    """Number in its series, printed in roman."""
    particulars: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """The fields that only its kind has, by their names in `kinds.POLICY`."""
    status_reason: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """Why it is postponed or cancelled, as guests may read it."""
    coordinators_publish: Mapped[bool] = mapped_column(default=True)
    """Whether those who coordinate it may publish it themselves."""
    dates_unknown: Mapped[bool] = mapped_column(default=False)
    """Postponed, and nobody knows yet until when: the dates shown are the old ones."""

    city: Mapped[City] = relationship(lazy="joined", innerjoin=True)
    series: Mapped[Series | None] = relationship(lazy="joined")
    coordinators: Mapped[list[User]] = relationship(secondary="event_coordinator", lazy="selectin", order_by=User.name)

    @property
    def days(self) -> Days:
        """From the first to the last day, both in."""
        return Days(self.first_day, self.last_day)

    @property
    def zone(self) -> str:
        """The IANA zone in which its days are counted."""
        return self.city.zone

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        texts = (self.title, self.theme, self.description)
        own = (told for told in (self.particulars or {}).values() if isinstance(told, str))
        return (*(told for text in texts if text for told in text.each()), *own)

    def label(self) -> str:
        """How the event is called in the log."""
        return self.title.ru


class EventCoordinator(Base):
    """A coordinator has been given an event."""

    __tablename__ = "event_coordinator"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), primary_key=True)


class Anchor(Recorded, Base):
    """An event hangs on another one: the Days are held directly before the forum."""

    __tablename__ = "anchor"
    __table_args__ = (UniqueConstraint("event_id", "target_id"),)
    __kind__ = "anchor"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"event_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    target_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    relation: Mapped[Relation] = mapped_column(choice(Relation))
    gap: Mapped[int] = mapped_column(default=0)
    """Free days allowed between the two."""

    target: Mapped[Event] = relationship(foreign_keys=[target_id], lazy="raise_on_sql")
    event: Mapped[Event] = relationship(foreign_keys=[event_id], lazy="raise_on_sql")

    def label(self) -> str:
        """How the anchor is called in the log; whoever writes one has loaded its target."""
        return f"Привязка: {self.target.title.ru}"


class ShiftProposal(Base):
    """The target of an anchor has moved: new dates proposed to the event that hangs on it, until a person decides."""

    __tablename__ = "shift_proposal"

    id: Mapped[int] = mapped_column(primary_key=True)
    anchor_id: Mapped[int] = mapped_column(ForeignKey("anchor.id", ondelete="CASCADE"), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    first_day: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """The latest move of the target replaces an earlier proposal that nobody has decided on."""


class ReserveDates(Recorded, Base):
    """Other days that an event could take."""

    __tablename__ = "reserve_dates"
    __table_args__ = (Index("ix_reserve_dates_event", "event_id", "first_day"),)
    __kind__ = "reserve"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"event_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    note: Mapped[str] = mapped_column(String(300), default="")

    @property
    def days(self) -> Days:
        """From the first to the last day, both in."""
        return Days(self.first_day, self.last_day)

    def label(self) -> str:
        """How the dates are called in the log."""
        return f"Резервные даты: {self.first_day:%d.%m.%Y} – {self.last_day:%d.%m.%Y}"


class SavedFilter(Recorded, Base):
    """A view of the year under a name, with a feed of its own; None in a field is all."""

    __tablename__ = "saved_filter"
    __kind__ = "saved_filter"
    __unrecorded__ = frozenset({"uid"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[Kind | None] = mapped_column(choice(Kind))
    host: Mapped[Side | None] = mapped_column(choice(Side))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"), index=True)
    made_by: Mapped[str] = mapped_column(String(200), default="")

    def label(self) -> str:
        """How the filter is called in the log."""
        return self.name
