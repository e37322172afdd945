"""The table of waived findings."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, UtcDateTime, choice
from app.planning.events.kinds import Severity
from app.planning.events.models import Event


class ConflictWaiver(Recorded, Base):
    """Somebody has said, by name and for a reason, that a finding may stand until a day.

    It holds only while the finding rests on what it rested on then (`basis`): whatever changes there ends it by itself.
    """

    __tablename__ = "conflict_waiver"
    __table_args__ = (Index("ix_conflict_waiver_event_key", "event_id", "key"),)
    __kind__ = "conflict_waiver"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "key", "sort", "basis", "by_id", "made_at"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(200))
    """The finding's (`findings.Finding.key`)."""
    sort: Mapped[str] = mapped_column(String(40))
    """The kind of finding, by the name of its file in `kinds`."""
    basis: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what the finding rested on."""
    severity: Mapped[Severity] = mapped_column(choice(Severity))
    sentence: Mapped[str] = mapped_column(String(2000))
    """The finding as it read then, in Russian, without names of persons: the sheet and the log outlive an erasure."""
    reason: Mapped[str] = mapped_column(String(500))
    until: Mapped[date]
    """The last day on which it holds."""
    by_id: Mapped[int | None]
    by_name: Mapped[str] = mapped_column(String(300))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When somebody took it back; None while nobody has."""
    ended_by: Mapped[str] = mapped_column(String(300), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the waiver is called in the log: until when and why something may stand, then what."""
        return f"Принято до {self.until:%d.%m.%Y} ({self.reason}): {self.sentence}"
