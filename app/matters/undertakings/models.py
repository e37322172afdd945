"""Tables of instructions with their extensions, of measures of the roadmap, and of project dossiers with their open questions."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.db.searching import Searchable
from app.ground.kernel.texts import Texts
from app.matters.undertakings.rules import DossierState, InstructionState, Section
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Organisation, Person


class Dossier(Searchable, Recorded, Base):
    """A project of both sides: what it is, its history, what is still open."""

    __tablename__ = "dossier"
    __kind__ = "dossier"
    __unrecorded__ = frozenset({"uid", "code", "search_text"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    title: Mapped[Texts] = mapped_column(TextsColumn)
    summary: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    section: Mapped[Section] = mapped_column(choice(Section), default=Section.OTHER)
    state: Mapped[DossierState] = mapped_column(choice(DossierState), default=DossierState.ACTIVE)
    since: Mapped[date | None]
    """When it began; a year is its first of January."""
    place: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        return (*self.title.each(), *self.summary.each(), *self.place.each())

    def label(self) -> str:
        """How the dossier is called in the log."""
        return self.title.ru


class DossierNote(Recorded, Base):
    """Something that happened with a project, or a question that is open until it has an answer."""

    __tablename__ = "dossier_note"
    __table_args__ = (Index("ix_dossier_note_dossier", "dossier_id", "day"),)
    __kind__ = "dossier_note"
    __unrecorded__ = frozenset({"uid", "dossier_id", "item_id"})
    __linked__ = ("item",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"))
    day: Mapped[date]
    text: Mapped[Texts] = mapped_column(TextsColumn)
    is_question: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    answered_on: Mapped[date | None]
    """None: the question is still open."""
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="SET NULL"), index=True)
    """The point of an agenda at which it was dealt with."""

    dossier: Mapped[Dossier] = relationship(lazy="raise_on_sql")
    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the note is called in the log."""
        return self.text.ru[:200]


class Measure(Searchable, Recorded, Base):
    """A measure of the roadmap («мероприятие дорожной карты») with executors on both sides."""

    __tablename__ = "measure"
    __table_args__ = (Index("ix_measure_section", "section", "position"),)
    __kind__ = "measure"
    __unrecorded__ = frozenset({"uid", "code", "our_executor_id", "their_executor_id", "dossier_id", "search_text"})
    __linked__ = ("our_executor", "their_executor", "dossier")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    section: Mapped[Section] = mapped_column(choice(Section))
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[Texts] = mapped_column(TextsColumn)
    our_executor_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    their_executor_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    first_day: Mapped[date | None]
    due: Mapped[date | None] = mapped_column(index=True)
    state: Mapped[InstructionState] = mapped_column(choice(InstructionState), default=InstructionState.OPEN)
    result: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id", ondelete="SET NULL"), index=True)

    our_executor: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", foreign_keys=[our_executor_id])
    their_executor: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", foreign_keys=[their_executor_id])
    dossier: Mapped[Dossier | None] = relationship(lazy="raise_on_sql")

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        return (*self.title.each(), *self.result.each())

    def label(self) -> str:
        """How the measure is called in the log."""
        return self.title.ru[:200]


class Instruction(Searchable, Recorded, Base):
    """An instruction («поручение»): what is to be done, by whom on each side, until when, and what became of it."""

    __tablename__ = "instruction"
    __kind__ = "instruction"
    __unrecorded__ = frozenset(
        {
            "uid",
            "code",
            "event_id",
            "item_id",
            "our_body_id",
            "their_body_id",
            "person_id",
            "measure_id",
            "dossier_id",
            "search_text",
        }
    )
    __linked__ = ("event", "item", "our_body", "their_body", "person", "measure", "dossier")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    number: Mapped[str] = mapped_column(String(40), default="")
    """As the minutes number it: «3.2»."""
    text: Mapped[Texts] = mapped_column(TextsColumn)
    given_on: Mapped[date]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="SET NULL"), index=True)
    """The meeting at which it was given; None: by a letter or an order (`source`)."""
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="SET NULL"), index=True)
    """The point of its agenda."""
    source: Mapped[str] = mapped_column(String(300), default="")
    our_body_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    their_body_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Who answers for it in person."""
    due: Mapped[date | None] = mapped_column(index=True)
    """The day until which it has to be done, as extended; None: permanently."""
    state: Mapped[InstructionState] = mapped_column(choice(InstructionState), default=InstructionState.OPEN)
    evidence: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """What shows that it was carried out: «письмо от 12.11.2024 № 7»."""
    settled_on: Mapped[date | None]
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id", ondelete="SET NULL"), index=True)
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id", ondelete="SET NULL"), index=True)
    note: Mapped[str] = mapped_column(String(1000), default="")

    event: Mapped[Event | None] = relationship(lazy="raise_on_sql")
    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")
    our_body: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", foreign_keys=[our_body_id])
    their_body: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", foreign_keys=[their_body_id])
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    measure: Mapped[Measure | None] = relationship(lazy="raise_on_sql")
    dossier: Mapped[Dossier | None] = relationship(lazy="raise_on_sql")
    extensions: Mapped[list["DueExtension"]] = relationship(
        lazy="raise_on_sql", back_populates="instruction", cascade="all, delete-orphan", order_by="DueExtension.id"
    )

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        return (*self.text.each(), self.number, self.source)

    def label(self) -> str:
        """How the instruction is called in the log."""
        return self.text.ru[:200]


class DueExtension(Base):
    """The day until which an instruction has to be done was put off; rows are only ever added."""

    __tablename__ = "due_extension"

    id: Mapped[int] = mapped_column(primary_key=True)
    instruction_id: Mapped[int] = mapped_column(ForeignKey("instruction.id", ondelete="CASCADE"), index=True)
    old_due: Mapped[date | None]
    new_due: Mapped[date | None]
    reason: Mapped[str] = mapped_column(String(500))
    by_id: Mapped[int | None]
    by_name: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    instruction: Mapped[Instruction] = relationship(lazy="raise_on_sql", back_populates="extensions")
