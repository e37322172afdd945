"""The table of long work that goes on behind the pages: how far it is, and what came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, LargeBinary, String
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.ground.db.base import Base, UtcDateTime


class LongJob(Base):
    """Work that takes longer than a page may, asked for by somebody who looks at its progress."""

    __tablename__ = "long_job"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    event_id: Mapped[int | None] = mapped_column(index=True)
    asked_by_id: Mapped[int]
    asked_by: Mapped[str] = mapped_column(String(200))
    wishes: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """What was asked for; nothing personal."""
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    beat_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """When the work last gave a sign of life; one that has been silent for long is started anew or given up."""
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fault: Mapped[str] = mapped_column(String(300), default="")
    """A message id, where it came to nothing."""
    file_name: Mapped[str] = mapped_column(String(200), default="")
    media_type: Mapped[str] = mapped_column(String(100), default="")
    result: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
