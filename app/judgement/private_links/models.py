"""Tables of private links, and of the calendar entries that private feeds show."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, UtcDateTime, choice
from app.judgement.private_links.rules import Opens
from app.planning.events.models import Event
from app.planning.itineraries.rules import Subject


class PrivateLink(Base):
    """A page or a feed of one person, delegation, hall, vehicle or interpreter, for whoever holds the address."""

    __tablename__ = "private_link"
    __table_args__ = (Index("ix_private_link_subject", "subject", "subject_uid"), Index("ix_private_link_event", "event_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    opens: Mapped[Opens] = mapped_column(choice(Opens))
    subject: Mapped[Subject] = mapped_column(choice(Subject))
    subject_uid: Mapped[str] = mapped_column(String(36))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    """The event that it is about; None: every event that the subject has to do with."""
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("private_link.id", ondelete="CASCADE"), index=True)
    """The page on which its holder asked for this feed; both end together."""
    account_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    """The member of staff who has made it for themselves; it ends with their account. None: given to somebody else."""
    holder: Mapped[str] = mapped_column(String(300))
    """To whom it was given, by name."""
    language: Mapped[str] = mapped_column(String(2), default="ru")
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token; the token itself is kept nowhere."""
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str] = mapped_column(String(300))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_client: Mapped[str] = mapped_column(String(100), default="")
    """What fetched it last: «Google Calendar», «iPhone»."""
    change_number: Mapped[int] = mapped_column(default=0)
    """Of a feed: rises with every change that shows."""
    changed_at: Mapped[int] = mapped_column(default=0)
    """When the feed last changed, in seconds since 1970 UTC; only grows."""

    event: Mapped[Event | None] = relationship(lazy="raise_on_sql")


class LineEntry(Base):
    """What a line of an itinerary shows in calendars: made once, for all the feeds that it stands in."""

    __tablename__ = "line_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    """What makes two lines the same entry: what it is of, its UID, and for whom it is told (`itineraries.Line.key`)."""
    event_uid: Mapped[str] = mapped_column(String(36), index=True)
    uid: Mapped[str] = mapped_column(String(36))
    """Of the VEVENT."""
    picture: Mapped[dict[str, Any]] = mapped_column(JSON)
    starts: Mapped[datetime] = mapped_column(UtcDateTime)
    ends: Mapped[datetime | None] = mapped_column(UtcDateTime)
    status: Mapped[str] = mapped_column(String(12))
    sequence: Mapped[int]
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    last_modified: Mapped[datetime] = mapped_column(UtcDateTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    digest: Mapped[str] = mapped_column(String(64))


class LinkEntry(Base):
    """An entry stands in a feed, or stood in it until `left_at`."""

    __tablename__ = "link_entry"

    link_id: Mapped[int] = mapped_column(ForeignKey("private_link.id", ondelete="CASCADE"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("line_entry.id", ondelete="CASCADE"), primary_key=True, index=True)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Since then the feed tells it as cancelled, for 14 days."""
    bump: Mapped[int] = mapped_column(default=0)
    """Added to the entry's SEQUENCE in this feed: it has left and come back so often."""


class LineText(Base):
    """An entry as it is sent in one variant: made once, joined often."""

    __tablename__ = "line_text"

    entry_id: Mapped[int] = mapped_column(ForeignKey("line_entry.id", ondelete="CASCADE"), primary_key=True)
    variant: Mapped[str] = mapped_column(String(20), primary_key=True)
    sequence: Mapped[int]
    maker: Mapped[str] = mapped_column(String(40))
    body: Mapped[bytes] = mapped_column(LargeBinary)
