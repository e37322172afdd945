"""Tables of minutes, of their sections and decisions, of the remarks of both sides and of their agreement."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.kernel.texts import Texts
from app.matters.minutes.rules import Audience, DecisionForm, MinutesState, RemarkState
from app.matters.undertakings.models import Instruction
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Organisation, Person
from app.register.directory.rules.kinds import PartySide


class Minutes(Recorded, Base):
    """The minutes of a meeting («протокол»)."""

    __tablename__ = "minutes"
    __kind__ = "minutes"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "our_signatory_id", "their_signatory_id", "text_state", "snapshot", "digest"})
    __linked__ = ("our_signatory", "their_signatory")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), unique=True)
    number: Mapped[str] = mapped_column(String(40), default="")
    held_on: Mapped[date]
    audience: Mapped[Audience] = mapped_column(choice(Audience), default=Audience.BILATERAL)
    state: Mapped[MinutesState] = mapped_column(choice(MinutesState), default=MinutesState.DRAFT)
    place: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    second_language: Mapped[str] = mapped_column(String(10), default="kk")
    """The language beside Russian in a bilingual print; empty: Russian alone."""
    our_signatory_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    their_signatory_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    next_meeting: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """When and where the group meets next, as the last section tells it."""
    text_state: Mapped[str] = mapped_column(String(36), default="")
    """Changes with every change of sections and decisions, so that the minutes' revision does too."""
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_by: Mapped[str] = mapped_column(String(300), default="")
    signed_on: Mapped[date | None]
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """The frozen picture of approved minutes, from which all is drawn then; persons in it carry their UIDs."""
    digest: Mapped[str] = mapped_column(String(64), default="")
    """SHA-256 of the snapshot as it was approved."""

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    our_signatory: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[our_signatory_id])
    their_signatory: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[their_signatory_id])
    points: Mapped[list["MinutesPoint"]] = relationship(
        lazy="raise_on_sql", back_populates="minutes", cascade="all, delete-orphan", order_by="MinutesPoint.position"
    )

    def label(self) -> str:
        """How the minutes are called in the log."""
        return f"Протокол № {self.number}" if self.number else "Протокол"


class MinutesPoint(Recorded, Base):
    """A section of minutes: a point of the agenda, who spoke, what was decided."""

    __tablename__ = "minutes_point"
    __table_args__ = (Index("ix_minutes_point_minutes", "minutes_id", "position"),)
    __kind__ = "minutes_point"
    __unrecorded__ = frozenset({"uid", "minutes_id", "item_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="SET NULL"), index=True)
    position: Mapped[int]
    title: Mapped[Texts] = mapped_column(TextsColumn)
    """«О …», as on the agenda."""
    speakers: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """Who spoke, a line each."""
    course: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """What was said, where the minutes keep it."""

    minutes: Mapped[Minutes] = relationship(lazy="raise_on_sql", back_populates="points")
    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")
    decisions: Mapped[list["Decision"]] = relationship(
        lazy="raise_on_sql", back_populates="point", cascade="all, delete-orphan", order_by="Decision.position"
    )

    def label(self) -> str:
        """How the section is called in the log."""
        return self.title.ru[:200]


class Decision(Recorded, Base):
    """A numbered decision; once the minutes are approved, one with a due day or a body is followed as an instruction."""

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_point", "point_id", "position"),)
    __kind__ = "decision"
    __unrecorded__ = frozenset({"uid", "point_id", "our_body_id", "their_body_id", "person_id", "instruction_id"})
    __linked__ = ("our_body", "their_body", "person")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("minutes_point.id", ondelete="CASCADE"))
    position: Mapped[int]
    form: Mapped[DecisionForm] = mapped_column(choice(DecisionForm))
    text: Mapped[Texts] = mapped_column(TextsColumn)
    """What follows the form's own words: «проработать вопрос сырья»."""
    our_body_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    their_body_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    """Whose surname stands in brackets behind a body of one's own side."""
    due: Mapped[date | None]
    instruction_id: Mapped[int | None] = mapped_column(ForeignKey("instruction.id", ondelete="SET NULL"), index=True)
    """The instruction that came of it when the minutes were approved."""

    point: Mapped[MinutesPoint] = relationship(lazy="raise_on_sql", back_populates="decisions")
    our_body: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", foreign_keys=[our_body_id])
    their_body: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", foreign_keys=[their_body_id])
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    instruction: Mapped[Instruction | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the decision is called in the log."""
        return self.text.ru[:200]


class MinutesRemark(Base):
    """What a side wants changed in a draft, and what became of it."""

    __tablename__ = "minutes_remark"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"), index=True)
    point_id: Mapped[int | None] = mapped_column(ForeignKey("minutes_point.id", ondelete="SET NULL"), index=True)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id", ondelete="SET NULL"), index=True)
    side: Mapped[PartySide] = mapped_column(choice(PartySide))
    author: Mapped[str] = mapped_column(String(300), default="")
    """Whose remark it is, as the letter or the call told it."""
    text: Mapped[str] = mapped_column(String(4000))
    state: Mapped[RemarkState] = mapped_column(choice(RemarkState), default=RemarkState.OPEN)
    answer: Mapped[str] = mapped_column(String(2000), default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(300))


class MinutesConsent(Base):
    """A side has agreed to the text of minutes as it stood; a changed text has another digest and needs to be agreed anew."""

    __tablename__ = "minutes_consent"
    __table_args__ = (UniqueConstraint("minutes_id", "side", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"))
    side: Mapped[PartySide] = mapped_column(choice(PartySide))
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the text that was agreed to."""
    who: Mapped[str] = mapped_column(String(300))
    letter: Mapped[str] = mapped_column(String(200), default="")
    agreed_on: Mapped[date]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(300))
