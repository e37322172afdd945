"""The table of calls: who has to be told what, and who has been."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.ground.db.base import Base, Recorded, UtcDateTime, choice
from app.judgement.call_sheets.rules import RecipientKind


class Call(Recorded, Base):
    """Somebody is to be told what changed for them from one version to another; once told, it stays as it is.

    While nobody has told them, a further version changes this call; afterwards it opens a new one.
    """

    __tablename__ = "call"
    __table_args__ = (Index("ix_call_event", "event_id", "told_at"),)
    __kind__ = "call"
    __parent__ = "event_id"
    __unrecorded__ = frozenset(
        {
            "uid",
            "event_id",
            "version_from",
            "version_to",
            "recipient_kind",
            "recipient_uid",
            "person_uid",
            "name",
            "lines",
            "first_at",
            "opened_at",
            "told_by_id",
        }
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    version_from: Mapped[int]
    """The version that they know."""
    version_to: Mapped[int]
    recipient_kind: Mapped[RecipientKind] = mapped_column(choice(RecipientKind))
    recipient_uid: Mapped[str] = mapped_column(String(36))
    """The UID of the delegation, person, vehicle or hall; for the press the event's."""
    person_uid: Mapped[str] = mapped_column(String(36), default="")
    """Who is meant, where it is one person: an erasure finds them by it."""
    name: Mapped[str] = mapped_column(String(300))
    """How they are called, in Russian."""
    lines: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    """What changed, a sentence each, in every language."""
    first_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The earliest instant that a change concerns: whose time is nearest is called first."""
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_by: Mapped[str] = mapped_column(String(300), default="")
    told_by_id: Mapped[int | None]
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When they said that they know."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """A further version has brought back what they know: there is nothing left to tell."""
    note: Mapped[str] = mapped_column(String(500), default="")

    def label(self) -> str:
        """How the call is called in the log."""
        return self.name
