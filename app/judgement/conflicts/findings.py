"""What is found: a clash as a kind of check tells it, and the finding that staff read, with its key and what it rests on; pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from app.judgement.conflicts.facts import Minute, Thing
from app.planning.events.kinds import Severity


class At(NamedTuple):
    """An instant, told by the clocks of a zone."""

    minute: Minute
    zone: str


class Lasts(NamedTuple):
    """A length in minutes."""

    minutes: int


class Message(NamedTuple):
    """A msgid to be told inside another one."""

    text: str


Value: TypeAlias = Thing | At | Lasts | Message | date | int | str
"""What stands in a sentence; things are told by name in the language spoken, when somebody reads it."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that does not hold, as one check has found it.

    All but `people` follows from `things` alone: the same things give the same clash for whomever it concerns.
    """

    things: tuple[Thing, ...]
    """What it is about, in a fixed order: the finding is the same one as long as these are."""
    message: str
    """A msgid with places for `values` and, where people are concerned, for `people`."""
    values: Mapping[str, Value] = field(default_factory=dict)
    rests: tuple[Hashable, ...] = ()
    """The facts that it rests on besides the people; a waiver holds while they stay."""
    people: frozenset[int] = frozenset()
    """Whom it concerns, where the check goes over something that is nobody's in particular."""
    severity: Severity | None = None
    """None: the check's own."""
    unsure: bool = False
    """Whether it follows from a time that is open or approximate, or a way that was only estimated."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold, told once, with everybody whom it concerns."""

    check: str
    severity: Severity
    clash: Clash
    people: frozenset[int]

    @property
    def key(self) -> str:
        """What stays the same while the finding is the same one: «person_twice:item12:item14»."""
        return ":".join((self.check, *(f"{thing.sort.value}{thing.id}" for thing in self.clash.things)))

    @property
    def basis(self) -> str:
        """What it rests on, as SHA-256: a waiver holds while it stays."""
        told = (self.severity.value, self.clash.message, self.clash.rests, sorted(self.people))
        return sha256(repr(told).encode()).hexdigest()
