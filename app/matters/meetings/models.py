"""Tables of what belongs to the points of an agenda, of who was at a meeting, and of how it ran.

The points themselves are items of the programme, their speakers the speeches of these items.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, UtcDateTime, choice
from app.matters.meetings.rules import Presence
from app.matters.undertakings.models import Dossier, Instruction, Measure
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide


class AgendaLink(Base):
    """A point of an agenda deals with a dossier, an instruction or a measure: exactly one a row."""

    __tablename__ = "agenda_link"
    __table_args__ = (
        UniqueConstraint("item_id", "dossier_id"),
        UniqueConstraint("item_id", "instruction_id"),
        UniqueConstraint("item_id", "measure_id"),
        CheckConstraint(
            "(CASE WHEN dossier_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN instruction_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN measure_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"))
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    instruction_id: Mapped[int | None] = mapped_column(ForeignKey("instruction.id", ondelete="CASCADE"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id", ondelete="CASCADE"), index=True)

    item: Mapped[ProgrammeItem] = relationship(lazy="raise_on_sql")
    dossier: Mapped[Dossier | None] = relationship(lazy="raise_on_sql")
    instruction: Mapped[Instruction | None] = relationship(lazy="raise_on_sql")
    measure: Mapped[Measure | None] = relationship(lazy="raise_on_sql")


class MeetingPresence(Recorded, Base):
    """Somebody took part in a meeting, or did not; whoever has no row is only expected."""

    __tablename__ = "meeting_presence"
    __table_args__ = (UniqueConstraint("event_id", "person_id"), {"info": {"one_each": ("event_id", "person_id")}})
    __kind__ = "meeting_presence"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "person_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    side: Mapped[PartySide] = mapped_column(choice(PartySide))
    presence: Mapped[Presence] = mapped_column(choice(Presence), default=Presence.EXPECTED)
    instead_of_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    """Whom they stand in for: a deputy for the minister who could not come."""
    note: Mapped[str] = mapped_column(String(300), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])
    instead_of: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[instead_of_id])

    def label(self) -> str:
        """How the row is called in the log; whoever writes one has loaded the person."""
        return self.person.name.ru


class AgendaRun(Base):
    """A stretch of a meeting: from when to when a point was dealt with, or one of its speakers spoke.

    Rows are only added and closed. At most one of an event is open; a point that is taken up again has another row.
    """

    __tablename__ = "agenda_run"
    __table_args__ = (Index("ix_agenda_run_event", "event_id", "started_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"), index=True)
    speech: Mapped[int | None]
    """The place of the speech among those of the point, from 0; None: the point itself, its discussion."""
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    by_name: Mapped[str] = mapped_column(String(300), default="")

    item: Mapped[ProgrammeItem] = relationship(lazy="raise_on_sql")
