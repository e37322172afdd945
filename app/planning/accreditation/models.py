"""Tables of the zones of an event and of badges, with who has arrived."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.kernel.texts import Texts
from app.planning.accreditation.rules import BadgeCategory
from app.planning.events.models import Event
from app.register.directory.models import Person


class BadgeZone(Recorded, Base):
    """A part of the place that only some badges open."""

    __tablename__ = "badge_zone"
    __table_args__ = (UniqueConstraint("event_id", "letter"),)
    __kind__ = "badge_zone"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    letter: Mapped[str] = mapped_column(String(4))
    """What is printed on the badge: «A», «VIP»."""
    name: Mapped[Texts] = mapped_column(TextsColumn)
    categories: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The categories whose badges open it unless somebody says otherwise."""

    def label(self) -> str:
        """How the zone is called in the log."""
        return f"{self.letter} – {self.name.ru}"


class Badge(Recorded, Base):
    """A badge of somebody at an event."""

    __tablename__ = "badge"
    __table_args__ = (UniqueConstraint("event_id", "person_id"), Index("ix_badge_arrived", "event_id", "arrived_at"))
    __kind__ = "badge"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "person_id", "code", "printed_at"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(24), unique=True)
    """What the QR code holds; it names the badge and opens nothing without signing in."""
    category: Mapped[BadgeCategory] = mapped_column(choice(BadgeCategory), default=BadgeCategory.DELEGATE)
    zones: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Letters of the zones that it opens."""
    printed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    arrived_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When its bearer was checked in at the desk."""
    arrived_by: Mapped[str] = mapped_column(String(300), default="")
    revoked: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(String(300), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the badge is called in the log; whoever writes one has loaded the person."""
        return self.person.name.ru
