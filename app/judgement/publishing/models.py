"""The table of versions; its rows never change."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.ground.db.base import Base, UtcDateTime
from app.judgement.conflicts.waived import Waived
from app.planning.logistics import picture_json
from app.planning.logistics.picture import Logistics
from app.planning.programmes.programme import Programme, from_json

WAIVED: Final = "waived"
"""Where a snapshot keeps which findings were let stand when the version went out."""


class Version(Base):
    """Version `number` of an event's programme: what papers and phones show until the next one."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("event_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    number: Mapped[int]
    note: Mapped[str] = mapped_column(String(1000), default="")
    approved_by: Mapped[str] = mapped_column(String(300), default="")
    """Who approved it, with position: «Премьер-министр … А.Г. Назаров»."""
    by_id: Mapped[int | None]
    by_name: Mapped[str] = mapped_column(String(200))
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the snapshot and of the logistics, as `digests.digest` has it."""
    tzdata: Mapped[str] = mapped_column(String(20))
    snapshot: Mapped[dict[str, Any]] = deferred(mapped_column(JSON))
    logistics: Mapped[dict[str, Any] | None] = deferred(mapped_column(JSON))
    """Legs, transfers, stays and interpreters as published (`planning/logistics/picture.py`); None in versions of before there were any."""

    @property
    def programme(self) -> Programme:
        """The programme as it was published."""
        return from_json(self.snapshot)

    @property
    def waived(self) -> tuple[Waived, ...]:
        """The findings that somebody had let stand by name when it went out; the sheet of its approval tells them."""
        return tuple(Waived.from_json(one) for one in self.snapshot.get(WAIVED, ()))

    @property
    def logistics_picture(self) -> Logistics:
        """The logistics as they were published; empty where there were none."""
        return picture_json.from_json(self.logistics) if self.logistics else Logistics(self.snapshot["event_uid"])


class VersionPerson(Base):
    """Somebody is named in a version: so that an erasure finds every snapshot that it has to reach."""

    __tablename__ = "version_person"

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id", ondelete="CASCADE"), primary_key=True)
    person_uid: Mapped[str] = mapped_column(String(36), primary_key=True, index=True)
