"""The table of preparation tasks."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, UtcDateTime
from app.planning.events.models import Event


class Task(Recorded, Base):
    """Something to be done before an event, or after it."""

    __tablename__ = "task"
    __table_args__ = (Index("ix_task_event", "event_id", "position"),)
    __kind__ = "task"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "position"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(String(500))
    days: Mapped[int | None]
    """Due so many days before the first day of the event; negative: after its last day. Moves with the event."""
    due_on: Mapped[date | None]
    """A due day of its own, which does not move; exactly one of the two is set."""
    responsible: Mapped[str] = mapped_column(String(300), default="")
    deadline: Mapped[str] = mapped_column(String(20), default="")
    """'accreditation', 'press', 'passes', 'package', or nothing: what the first screen counts the days to."""
    evidence: Mapped[str] = mapped_column(String(1000), default="")
    """What shows that it is done: a letter's number, a link."""
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_by: Mapped[str] = mapped_column(String(200), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the task is called in the log."""
        return self.title
