"""The working group of the demonstration set and what is decided there, as frozen values; all else by its code, empty for nothing."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from app.ground.kernel.texts import Texts
from app.matters.undertakings.rules import DossierState, InstructionState, Section
from app.matters.working_groups.rules import GroupRole
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class DemoDay:
    """A day: of the calendar, or counted from the day of loading."""

    on: date | None = None
    days: int = 0

    def after(self, loaded_on: date) -> date:
        """Return the day, given the day of loading."""
        return self.on or loaded_on + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class DemoGroupMember:
    """Somebody is in the group for a term."""

    person: str
    side: PartySide
    role: GroupRole
    since: date | None
    until: date | None
    document: str


@dataclass(frozen=True, slots=True)
class DemoGroup:
    """The group; `meetings` are the codes of events."""

    code: str
    title: Texts
    founded_on: date
    document: str
    our_agency: str
    their_agency: str
    our_quorum: int
    their_quorum: int
    note: str
    meetings: tuple[str, ...]
    members: tuple[DemoGroupMember, ...]


@dataclass(frozen=True, slots=True)
class DemoNote:
    """An entry of a dossier."""

    day: date
    text: Texts
    item: str
    is_question: bool
    answer: Texts
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class DemoDossier:
    """A project with what happened with it."""

    code: str
    section: Section
    state: DossierState
    since: date
    title: Texts
    place: Texts
    summary: Texts
    notes: tuple[DemoNote, ...]


@dataclass(frozen=True, slots=True)
class DemoMeasure:
    """A measure of the roadmap; without `due` it is carried out permanently."""

    code: str
    section: Section
    title: Texts
    ours: str
    theirs: str
    first_day: date
    due: DemoDay | None
    state: InstructionState
    result: Texts
    dossier: str


@dataclass(frozen=True, slots=True)
class DemoExtension:
    """The day until which something has to be done was put off to `until`, at an hour of the office's clock."""

    until: DemoDay
    day: date
    hour: time
    reason: str


@dataclass(frozen=True, slots=True)
class DemoInstruction:
    """An instruction as it was given, with what has become of it; `due` is the first day agreed."""

    code: str
    number: str
    text: Texts
    event: str
    item: str
    source: str
    given_on: date
    due: DemoDay | None
    ours: str
    theirs: str
    person: str
    measure: str
    dossier: str
    state: InstructionState
    evidence: Texts
    settled_on: date | None
    extensions: tuple[DemoExtension, ...]


@dataclass(frozen=True, slots=True)
class DemoGroups:
    """All of it."""

    group: DemoGroup | None = None
    dossiers: tuple[DemoDossier, ...] = ()
    measures: tuple[DemoMeasure, ...] = ()
    instructions: tuple[DemoInstruction, ...] = ()
