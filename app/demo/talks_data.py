"""The talks and gifts of the demonstration set, as frozen values; items, persons and dossiers by their codes."""

from dataclasses import dataclass

from app.ground.kernel.texts import Texts
from app.matters.talks.rules import GiftState, Press, TalksRole
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class DemoSitter:
    """Somebody at the table."""

    person: str
    side: PartySide
    role: TalksRole


@dataclass(frozen=True, slots=True)
class DemoPoint:
    """A talking point; `dossier` is empty where it is about no project."""

    text: Texts
    if_asked: Texts
    dossier: str


@dataclass(frozen=True, slots=True)
class DemoTalks:
    """The talks of an item."""

    item: str
    press: Press
    press_minutes: int | None
    press_note: str
    ours_left: bool
    sitters: tuple[DemoSitter, ...]
    points: tuple[DemoPoint, ...]


@dataclass(frozen=True, slots=True)
class DemoGift:
    """A gift; `day` is counted from the first day of the event, None where it has not been handed over."""

    code: str
    what: Texts
    item: str
    giving_side: PartySide
    giver: str
    receiver: str
    state: GiftState
    day: int | None
    value: int | None
    keeper: str
    act: str


@dataclass(frozen=True, slots=True)
class DemoDiplomacy:
    """The talks and gifts of an event."""

    talks: tuple[DemoTalks, ...]
    gifts: tuple[DemoGift, ...]
