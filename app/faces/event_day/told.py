"""The screen of an event day as its templates draw it: words, times and telephones."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody who is reached by one tap; without a number only their name is told."""

    who: str
    phone: str = ""

    @property
    def dialled(self) -> str:
        """The number as a telephone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody does now, or will do."""

    what: str
    where: str = ""
    time: str = ""
    """Of what comes: when it begins."""
    other_clocks: tuple[str, ...] = ()
    at: datetime | None = None
    """The instant that minutes are counted to."""
    more: str = ""
    """«до 11.30», «ожидается в 9.05»."""
    some: str = ""
    """How many of the delegation it concerns, where it is not all."""
    calls: tuple[Call, ...] = ()
    transfer_id: int | None = None


@dataclass(frozen=True, slots=True)
class CardTold:
    """A delegation."""

    id: int
    name: str
    who: tuple[str, ...]
    """The head, how many they are, their contact."""
    now: Told
    is_free: bool
    head_now: Told | None
    """Where the head is, who is not with the others."""
    elsewhere: int
    others: tuple[tuple[int, Told], ...]
    following: Told | None
    ride: Told | None
    officer: Call | None


@dataclass(frozen=True, slots=True)
class LateTold:
    """A leg that is late."""

    leg_id: int
    title: str
    time: str
    at: datetime | None
    planned: str
    minutes: int
    here: bool
    overdue: bool
    """It should be here, and nobody has entered that it is."""
    who: str
    met_by: str
    rides: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class LackTold:
    """A transfer that is not ready."""

    ride: Told
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundTold:
    """Somebody who was searched for."""

    uid: str
    name: str
    position: str
    delegations: str
    now: Told
    following: Told | None
    calls: tuple[Call, ...]
