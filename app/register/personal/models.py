"""Tables of personal data: sealed records, who read them, what was purged."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.ground.db.base import Base, Recorded, UtcDateTime, choice
from app.ground.db.sealing import Keyring, Sealed
from app.register.personal.fingerprints import fingerprints_under
from app.register.personal.rules import DataKind, Purpose


class PersonalRecord(Sealed, Recorded, Base):
    """One thing about one person, sealed. The log tells that it changed, never what it says."""

    __tablename__ = "personal_record"
    __table_args__ = (
        Index("ix_personal_record_person", "person_id", "kind"),
        Index("ix_personal_record_keep_until", "keep_until"),
        {"info": {"one_each": ("person_id", "kind")}},
    )
    __kind__ = "personal"
    __unrecorded__ = frozenset({"uid", "person_id", "sealed", "key_id", "fingerprint", "valid_until"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[DataKind] = mapped_column(choice(DataKind))
    purpose: Mapped[Purpose] = mapped_column(choice(Purpose))
    keep_until: Mapped[date]
    """The last day on which it may be kept."""
    valid_until: Mapped[date | None]
    """Until when a document is valid: so that one which expires before the journey is seen without opening it."""
    fingerprint: Mapped[str] = mapped_column(String(64), default="", index=True)
    """A keyed hash of the value, so that the same passport in two lists is seen without opening either."""
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """The log shows by it that the value changed."""

    def bound_to(self) -> str:
        """Bind the payload to the record."""
        return f"personal_record:{self.uid}:{self.kind}"

    def seal(self, keys: Keyring, plain: bytes) -> None:
        """Put a value in, with its fingerprint under the same key."""
        super().seal(keys, plain)
        self.fingerprint = next(iter(fingerprints_under(keys, self.kind, plain.decode())), "")

    def label(self) -> str:
        """How the record is called in the log: by its kind alone."""
        return self.kind.value


class PersonalReading(Base):
    """Somebody looked at personal data. Rows are only ever added; they hold no personal data themselves."""

    __tablename__ = "personal_reading"
    __table_args__ = (Index("ix_personal_reading_person", "person_uid", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_id: Mapped[int | None]
    by_name: Mapped[str] = mapped_column(String(300))
    person_uid: Mapped[str] = mapped_column(String(36))
    kinds: Mapped[list[str]] = mapped_column(JSON)
    through: Mapped[str] = mapped_column(String(60))
    """Which page or list: `person`, `composition`, `export`."""


class PurgeAct(Base):
    """What was destroyed on a day because its time was up: the act that the law asks for (152-ФЗ, ст. 21)."""

    __tablename__ = "purge_act"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(300))
    reason: Mapped[str] = mapped_column(String(40))
    """`expired`, `erased`: the time was up, or the person asked."""
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """Each record destroyed: uid of the person, kind, purpose, keep-until. No value."""
