"""Frozen pictures of instructions and measures: what boards, reports and paper are drawn from."""

from dataclasses import dataclass
from datetime import date, datetime

from app.ground.kernel.texts import Texts
from app.matters.undertakings.due_rules import Standing, standing_on
from app.matters.undertakings.rules import SECTION_NAMES, InstructionState, Section
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class Body:
    """A body that has to do something."""

    id: int
    name: Texts
    short_name: Texts
    side: PartySide
    dative: str = ""
    """Its Russian name in the dative, where a person has confirmed one."""


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for an instruction in person."""

    id: int
    name: Texts
    surname: Texts
    given: Texts
    patronymic: Texts


@dataclass(frozen=True, slots=True)
class Extension:
    """How the day was put off once."""

    old_due: date | None
    new_due: date | None
    reason: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where an instruction was given."""

    id: int
    title: Texts
    first_day: date


@dataclass(frozen=True, slots=True)
class InstructionPicture:
    """An instruction with all that a list tells of it."""

    id: int
    revision: int
    number: str
    text: Texts
    given_on: date
    due: date | None
    state: InstructionState
    evidence: Texts = Texts()
    settled_on: date | None = None
    source: str = ""
    meeting: Meeting | None = None
    item_id: int | None = None
    point: Texts = Texts()
    ours: Body | None = None
    theirs: Body | None = None
    answering: Answering | None = None
    extensions: tuple[Extension, ...] = ()

    def standing(self, day: date) -> Standing:
        """Tell how it stands on a day."""
        return standing_on(day, self.due, self.state)

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that have to do it, ours first."""
        return tuple(body for body in (self.ours, self.theirs) if body)

    @property
    def first_due(self) -> date | None:
        """The day that was set at first."""
        return self.extensions[0].old_due if self.extensions else self.due


@dataclass(frozen=True, slots=True)
class MeasurePicture:
    """A measure of the roadmap with all that a list tells of it."""

    id: int
    revision: int
    section: Section
    title: Texts
    first_day: date | None
    due: date | None
    state: InstructionState
    result: Texts = Texts()
    ours: Body | None = None
    theirs: Body | None = None
    dossier_id: int | None = None
    dossier: Texts = Texts()
    instructions: int = 0
    """How many instructions belong to it."""

    def standing(self, day: date) -> Standing:
        """Tell how it stands on a day."""
        return standing_on(day, self.due, self.state)


@dataclass(frozen=True, slots=True)
class Roadmap:
    """All measures, in the order of their sections."""

    measures: tuple[MeasurePicture, ...]

    @property
    def sections(self) -> tuple[tuple[Section, tuple[MeasurePicture, ...]], ...]:
        """The sections that have measures, each with its own."""
        by_section = ((section, tuple(one for one in self.measures if one.section is section)) for section in SECTION_NAMES)
        return tuple((section, measures) for section, measures in by_section if measures)
