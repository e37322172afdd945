"""Tables of events and of who coordinates them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.events.rules import Kind, Side, Status
from app.register.accounts.models import User
from app.register.venues.models import City


class Event(Recorded, Base):
    """Something the office prepares: a forum, Days, a meeting, a visit to a fair."""

    __tablename__ = "event"
    __kind__ = "event"
    __parent__ = "id"
    __unrecorded__ = frozenset({"uid", "code", "created_at", "was_published"})
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

    city: Mapped[City] = relationship(lazy="joined", innerjoin=True)
    coordinators: Mapped[list[User]] = relationship(secondary="event_coordinator", lazy="selectin", order_by=User.name)

    @property
    def days(self) -> Days:
        """From the first to the last day, both in."""
        return Days(self.first_day, self.last_day)

    @property
    def zone(self) -> str:
        """The IANA zone in which its days are counted."""
        return self.city.zone

    def label(self) -> str:
        """How the event is called in the log."""
        return self.title.ru


class EventCoordinator(Base):
    """A coordinator has been given an event."""

    __tablename__ = "event_coordinator"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), primary_key=True)
