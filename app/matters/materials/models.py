"""Tables of materials and of the files that have been uploaded for them, a row each version."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from app.ground.db.base import Base, Recorded, UtcDateTime
from app.matters.agreements.models import Agreement
from app.matters.undertakings.models import Dossier, Instruction, Measure
from app.planning.programmes.models import ProgrammeItem

_ONE_SUBJECT = " + ".join(
    f"(CASE WHEN {name}_id IS NULL THEN 0 ELSE 1 END)" for name in ("item", "dossier", "instruction", "measure", "agreement")
)


class Material(Recorded, Base):
    """A paper that belongs to exactly one thing: a presentation, a draft, a letter that shows what was done."""

    __tablename__ = "material"
    __table_args__ = (CheckConstraint(f"{_ONE_SUBJECT} = 1", name="one_subject"),)
    __kind__ = "material"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "item_id", "dossier_id", "instruction_id", "measure_id", "agreement_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    """The event of the item, the instruction or the agreement, where it has one: its coordinators may change the material."""
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"), index=True)
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    instruction_id: Mapped[int | None] = mapped_column(ForeignKey("instruction.id", ondelete="CASCADE"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id", ondelete="CASCADE"), index=True)
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    language: Mapped[str] = mapped_column(String(10), default="")
    """A BCP 47 tag where it matters: the Kazakh text of an agreement; else empty."""
    position: Mapped[int] = mapped_column(default=0)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    """No longer in use; its versions stay for whoever has to show what was there."""
    newest_state: Mapped[str] = mapped_column(String(36), default="")
    """Number and name of the newest file: they change with every version, so that the revision does too and the log tells of it."""

    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")
    dossier: Mapped[Dossier | None] = relationship(lazy="raise_on_sql")
    instruction: Mapped[Instruction | None] = relationship(lazy="raise_on_sql")
    measure: Mapped[Measure | None] = relationship(lazy="raise_on_sql")
    agreement: Mapped[Agreement | None] = relationship(lazy="raise_on_sql")
    versions: Mapped[list["MaterialVersion"]] = relationship(
        lazy="raise_on_sql", back_populates="material", cascade="all, delete-orphan", order_by="MaterialVersion.number"
    )

    def label(self) -> str:
        """How the material is called in the log."""
        return self.title


class MaterialVersion(Base):
    """A file as it was uploaded; rows are only ever added."""

    __tablename__ = "material_version"
    __table_args__ = (UniqueConstraint("material_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    material_id: Mapped[int] = mapped_column(ForeignKey("material.id", ondelete="CASCADE"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    type: Mapped[str] = mapped_column(String(120))
    """The media type, told by the content."""
    size: Mapped[int]
    """Bytes."""
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the content, hex."""
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    note: Mapped[str] = mapped_column(String(500), default="")
    by_id: Mapped[int | None]
    by_name: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    material: Mapped[Material] = relationship(lazy="raise_on_sql", back_populates="versions")
