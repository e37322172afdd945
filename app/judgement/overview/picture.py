"""What the overview tells, frozen: drawn on a page and on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.judgement.overview.charts import Bar
from app.matters.agreements.lacking_rules import Lacking
from app.matters.agreements.rules import AgreementState
from app.matters.undertakings.rules import Section
from app.planning.events.rules import Status


class Progress(StrEnum):
    """How an instruction or a measure stands, as the charts tell it."""

    DONE = "done"
    UNDER_WAY = "under_way"
    PUT_OFF = "put_off"
    OVERDUE = "overdue"


class Matter(StrEnum):
    """What may be overdue, in the order in which it is told."""

    INSTRUCTION = "instruction"
    MEASURE = "measure"
    TASK = "task"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Coming:
    """An event of the next weeks; `days_left` is 0 while it is on."""

    id: int
    title: Texts
    days: Days
    city: Texts
    status: Status
    version: int | None
    days_left: int
    heads: tuple[Texts, ...]
    """Co-chairs of the group whose meeting it is, else the heads of its delegations, ours first."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something whose day has passed; `event` is that of a task or an agreement, `language` that of a text."""

    matter: Matter
    id: int
    text: Texts
    due: date
    days: int
    who: Texts = Texts()
    event: Texts = Texts()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Blocked:
    """An event that cannot be published as it stands, by kinds of what stands in the way."""

    id: int
    title: Texts
    first_day: date
    kinds: Mapping[str, int]

    @property
    def count(self) -> int:
        """How many findings stand in the way."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class Unsigned:
    """An agreement of the next weeks that could not be signed as it stands."""

    id: int
    title: Texts
    event: Texts
    first_day: date
    lacks: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True)
class Untold:
    """An event of whose changes somebody has not been told yet."""

    id: int
    title: Texts
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What has become of decisions since a day: that of the last meeting of a working group, where there was one."""

    since: date
    meeting: Texts
    meeting_id: int | None
    given: int
    done: int
    overdue: int
    put_off: int
    under_way: int
    dropped: int
    agreements: Mapping[AgreementState, int]
    measures: Mapping[Progress, int]
    answered: int
    invited: int
    """Members of the delegations of the next weeks, and how many of them have said whether they come."""


@dataclass(frozen=True, slots=True)
class BodyBar:
    """How the instructions of a body stand; no name: of nobody yet."""

    name: Texts
    bar: Bar[Progress]


@dataclass(frozen=True, slots=True)
class SectionBar:
    """How the measures of a section of the roadmap stand."""

    section: Section
    bar: Bar[Progress]


@dataclass(frozen=True, slots=True)
class StateBar:
    """How many agreements have come so far."""

    state: AgreementState
    bar: Bar[AgreementState]


@dataclass(frozen=True, slots=True)
class Overview:
    """All of it, as of a day."""

    on: date
    window: Days
    coming: tuple[Coming, ...]
    overdue: tuple[Overdue, ...]
    """The longest overdue first."""
    blocked: tuple[Blocked, ...]
    unsigned: tuple[Unsigned, ...]
    untold: tuple[Untold, ...]
    figures: Figures
    bodies: tuple[BodyBar, ...]
    more_bodies: int
    sections: tuple[SectionBar, ...]
    states: tuple[StateBar, ...]

    @property
    def overdue_counts(self) -> Mapping[Matter, int]:
        """How many things of each sort are overdue; sorts without any are left out."""
        counts = {matter: sum(one.matter is matter for one in self.overdue) for matter in Matter}
        return {matter: count for matter, count in counts.items() if count}
