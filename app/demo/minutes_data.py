"""The minutes of the demonstration set, as frozen values; items and bodies by their codes, empty for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.ground.kernel.texts import Texts
from app.matters.minutes.rules import DecisionForm
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class DemoDecision:
    """A decision; an instruction of its number is linked to it when the minutes are approved."""

    form: DecisionForm
    text: Texts
    ours: str
    theirs: str
    due: date | int | None
    """A day, or how many days after the day of loading."""


@dataclass(frozen=True, slots=True)
class DemoConsent:
    """A side has agreed."""

    side: PartySide
    who: str
    letter: str
    on: date


@dataclass(frozen=True, slots=True)
class DemoRemark:
    """A remark without an answer, on a decision of a point, counted from 1."""

    item: str
    decision: int
    side: PartySide
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class DemoMinutes:
    """The minutes of a meeting; without a day of signing both sides still comment on them."""

    next_meeting: Texts
    points: Mapping[str, tuple[DemoDecision, ...]]
    consents: tuple[DemoConsent, ...]
    remarks: tuple[DemoRemark, ...]
    signed_on: date | None
