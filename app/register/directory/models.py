"""Tables of organisations, persons, what they are where, and the ranks that order them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.db.searching import Searchable
from app.ground.kernel.sounding import sound_keys
from app.ground.kernel.texts import LANGUAGES, Texts
from app.register.directory.rules.kinds import Category, Gender, PartySide


class Rank(Recorded, Base):
    """A step of the table of precedence: «Премьер-министр», «министр»."""

    __tablename__ = "rank"
    __kind__ = "rank"
    __unrecorded__ = frozenset({"uid", "code"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    position: Mapped[int] = mapped_column(index=True)
    """1 comes first."""
    name: Mapped[Texts] = mapped_column(TextsColumn)

    def label(self) -> str:
        """How the rank is called in the log."""
        return self.name.ru


class Organisation(Searchable, Recorded, Base):
    """A body that people hold positions at: a ministry, an akimat, a firm, a theatre, a newspaper."""

    __tablename__ = "organisation"
    __kind__ = "organisation"
    __unrecorded__ = frozenset({"uid", "code", "search_text"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    name: Mapped[Texts] = mapped_column(TextsColumn)
    short_name: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    side: Mapped[PartySide] = mapped_column(choice(PartySide))
    category: Mapped[Category] = mapped_column(choice(Category), default=Category.GOVERNMENT)
    region: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    cases: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """Its Russian name in other cases, by the values of `Case`; only what a person has confirmed."""

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        return tuple(told for text in (self.name, self.short_name, self.region) if text for told in text.each())

    def label(self) -> str:
        """How the organisation is called in the log."""
        return self.name.ru


class Person(Searchable, Recorded, Base):
    """Somebody who takes part: how they are called. Phones, documents and the like stand in a store apart (`personal`)."""

    __tablename__ = "person"
    __kind__ = "person"
    __unrecorded__ = frozenset({"uid", "code", "search_text", "sound_text", "merged_into_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    surname: Mapped[Texts] = mapped_column(TextsColumn)
    given: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """The given name, or an initial where no more is known."""
    patronymic: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """«Иванович», «Һиҙиәт улы», «Құрманғалиұлы»; many have none."""
    latin: Mapped[str] = mapped_column(String(200), default="")
    """In Latin letters as the passport spells it, surname first: «KUSSAYEV OLFAT»."""
    gender: Mapped[Gender] = mapped_column(choice(Gender), default=Gender.UNKNOWN)
    cases: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """The Russian full name in other cases, by the values of `Case`; only what a person has confirmed."""
    precedence: Mapped[int | None]
    """A place in the order of precedence given by hand: goes before every rank; 1 comes first."""
    note: Mapped[str] = mapped_column(String(1000), default="")
    """For staff; never personal data, and the form says so."""
    sound_text: Mapped[str] = mapped_column(Text, default="")
    """How the names sound, one key a line, so that «Кусэев», «Күсәев» and «Kusaev» meet."""
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Found to be the same person as another; kept so that this can be undone."""
    blocked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """The use of their data was objected to: nothing personal is shown or changed until that is settled."""
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """Erased on request; the row stays, so that versions and minutes have something to point at."""

    appointments: Mapped[list["Appointment"]] = relationship(
        lazy="raise_on_sql", order_by="Appointment.position_no, Appointment.id", back_populates="person", cascade="all, delete-orphan"
    )

    @property
    def name(self) -> Texts:
        """The full name, surname first, in the languages that have a surname of their own."""
        told = {language: self._name(language) for language in LANGUAGES if language == "ru" or getattr(self.surname, language)}
        return Texts.of({language: name for language, name in told.items() if name})

    def _name(self, language: str) -> str:
        return " ".join(part for text in (self.surname, self.given, self.patronymic) if text and (part := text.told(language)))

    def words(self) -> Iterable[str]:
        """What a search finds them by: their name in every language and in Latin letters."""
        return (*self.name.each(), self.latin or "")

    def fold(self) -> None:
        """Keep how they sound, too."""
        super().fold()
        if (told := sound_keys(self.words())) != self.sound_text:
            self.sound_text = told

    def label(self) -> str:
        """How the person is called in the log."""
        return self.name.ru


class Appointment(Recorded, Base):
    """What somebody is, where, and from when to when."""

    __tablename__ = "appointment"
    __table_args__ = (
        Index("ix_appointment_person", "person_id", "position_no"),
        {"info": {"one_each": ("person_id", "organisation_id", "position", "since", "until")}},
    )
    __kind__ = "appointment"
    __unrecorded__ = frozenset({"uid", "person_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    position: Mapped[Texts] = mapped_column(TextsColumn)
    """As it is told with the name: «заместитель Премьер-министра – министр промышленности»."""
    cases: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """The Russian position in other cases, by the values of `Case`; only what a person has confirmed."""
    side: Mapped[PartySide] = mapped_column(choice(PartySide))
    rank_id: Mapped[int | None] = mapped_column(ForeignKey("rank.id"), index=True)
    since: Mapped[date | None]
    until: Mapped[date | None]
    """The last day in office; None while it lasts."""
    position_no: Mapped[int] = mapped_column(default=0)
    """Order among the person's own: the first that holds on a day is the one they are told with."""

    person: Mapped[Person] = relationship(lazy="raise_on_sql", back_populates="appointments")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")
    rank: Mapped[Rank | None] = relationship(lazy="raise_on_sql")

    def holds_on(self, day: date) -> bool:
        """Tell whether it is held on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def label(self) -> str:
        """How the appointment is called in the log."""
        return self.position.ru


class PersonMerge(Base):
    """Two entries turned out to be one person; what was moved from one to the other, so that it can be moved back."""

    __tablename__ = "person_merge"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    kept_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    gone_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(300))
    moved: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    """Each row that pointed at the one that is gone: table, id, column; or a whole row that had no place beside the other's."""
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
