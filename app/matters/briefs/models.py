"""Tables of briefs and of their sections."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, choice
from app.ground.db.searching import Searchable
from app.ground.kernel.texts import Texts
from app.matters.briefs.rules import BriefKind
from app.register.directory.models import Person


class Brief(Searchable, Recorded, Base):
    """A brief («справка») as the office keeps it, to be put into the folders of events."""

    __tablename__ = "brief"
    __kind__ = "brief"
    __unrecorded__ = frozenset({"uid", "code", "person_id", "search_text"})
    __linked__ = ("person",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    kind: Mapped[BriefKind] = mapped_column(choice(BriefKind))
    title: Mapped[Texts] = mapped_column(TextsColumn)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Whom a brief on a person is about."""
    as_of: Mapped[date]
    """The day on which what it says was so."""
    source: Mapped[str] = mapped_column(String(500), default="")
    figures: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """A table of figures: `{"label": {"ru": …}, "year": 2023, "value": "28.3", "unit": {"ru": "млн долл."}}`, in order."""
    section_state: Mapped[str] = mapped_column(String(36), default="")
    """How many sections and letters there are, and a mark: it changes with every section, so that the revision and the log do too."""

    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    sections: Mapped[list["BriefSection"]] = relationship(
        lazy="raise_on_sql", back_populates="brief", cascade="all, delete-orphan", order_by="BriefSection.position"
    )

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        return self.title.each()

    def label(self) -> str:
        """How the brief is called in the log."""
        return self.title.ru[:200]


class BriefSection(Base):
    """A section of a brief: a heading and a few sentences."""

    __tablename__ = "brief_section"
    __table_args__ = (Index("ix_brief_section_brief", "brief_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    brief_id: Mapped[int] = mapped_column(ForeignKey("brief.id", ondelete="CASCADE"))
    position: Mapped[int]
    heading: Mapped[Texts] = mapped_column(TextsColumn)
    text: Mapped[Texts] = mapped_column(TextsColumn)

    brief: Mapped[Brief] = relationship(lazy="raise_on_sql", back_populates="sections")
