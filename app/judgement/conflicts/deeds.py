"""What can be done about a finding with one press, as values: commands carry them out, `edits` thinks them through; pure."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Shift:
    """Let an item start so many minutes later (or earlier, where negative); it lasts as long as before."""

    item: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Rehouse:
    """Let an item take place in another hall."""

    item: int
    hall: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """Let two items exchange their halls."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class StandIn:
    """Let somebody else do at an item what one person does there in their roles; that person does not attend it then."""

    item: int
    gone: int
    instead: int


@dataclass(frozen=True, slots=True)
class Interpret:
    """Let somebody interpret at an item besides those who do; who might is not in the facts, so no `mend` yields it."""

    item: int
    person: int


@dataclass(frozen=True, slots=True)
class StayAway:
    """Let members of delegations not attend an item; whoever has a role there still does."""

    item: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShiftRide:
    """Let a transfer start so many minutes later, or earlier."""

    ride: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Reassign:
    """Let another vehicle drive a car of a transfer."""

    ride: int
    vehicle: int
    instead: int


Deed: TypeAlias = Shift | Rehouse | Exchange | StandIn | Interpret | StayAway | ShiftRide | Reassign
