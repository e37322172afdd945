"""The fairs of the demonstration set, as frozen values; items, persons, bodies and venues by codes, days from the event's first one."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.ground.kernel.texts import Texts
from app.matters.fairs.rules import InvitationState
from app.matters.fairs.walk_rules import StopMinutes


@dataclass(frozen=True, slots=True)
class DemoStand:
    """A stand with who keeps it."""

    code: str
    title: Texts
    number: str
    area: int
    venue: str
    keeper: str
    note: str


@dataclass(frozen=True, slots=True)
class DemoExhibitor:
    """Who exhibits, and whom to ask."""

    code: str
    organisation: str
    shows: Texts
    place: str
    contact: str


@dataclass(frozen=True, slots=True)
class DemoStop:
    """A stop of a walk: at an exhibitor, or at another place."""

    exhibitor: str
    title: Texts
    minutes: StopMinutes
    teller: str


@dataclass(frozen=True, slots=True)
class DemoInvitation:
    """An invitation, and on which days it went out and was answered."""

    code: str
    person: str
    organisation: str
    item: str
    reason: str
    host: str
    state: InvitationState
    sent: int = 0
    letter: str = ""
    answered: int = 0
    answer: str = ""


@dataclass(frozen=True, slots=True)
class DemoFair:
    """All of one fair; walks by the codes of their items."""

    stand: DemoStand
    exhibitors: tuple[DemoExhibitor, ...]
    walks: Mapping[str, tuple[DemoStop, ...]]
    invitations: tuple[DemoInvitation, ...]
