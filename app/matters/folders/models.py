"""The table of what lies in the folders of events."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, choice
from app.matters.briefs.models import Brief
from app.matters.folders.rules import Sheet
from app.matters.materials.models import Material
from app.matters.undertakings.models import Dossier
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem


class FolderSheet(Recorded, Base):
    """A document in the folder of an event; drawn anew whenever the folder is printed."""

    __tablename__ = "folder_sheet"
    __table_args__ = (Index("ix_folder_sheet_event", "event_id", "position"),)
    __kind__ = "folder_sheet"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "delegation_id", "item_id", "brief_id", "dossier_id", "material_id"})
    __linked__ = ("delegation", "item", "brief", "dossier", "material")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    position: Mapped[int]
    sheet: Mapped[Sheet] = mapped_column(choice(Sheet))
    title: Mapped[str] = mapped_column(String(300), default="")
    """How the table of contents calls it; empty: as the document itself does."""
    day: Mapped[date | None]
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"), index=True)
    brief_id: Mapped[int | None] = mapped_column(ForeignKey("brief.id", ondelete="CASCADE"), index=True)
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    material_id: Mapped[int | None] = mapped_column(ForeignKey("material.id", ondelete="CASCADE"), index=True)

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    delegation: Mapped[Delegation | None] = relationship(lazy="raise_on_sql")
    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")
    brief: Mapped[Brief | None] = relationship(lazy="raise_on_sql")
    dossier: Mapped[Dossier | None] = relationship(lazy="raise_on_sql")
    material: Mapped[Material | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the sheet is called in the log."""
        return self.title or self.sheet.value
