"""How a chain of approval goes: its deadlines, what a decision needs, what has become of it since; pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal

MOST_STEPS: Final = 30
"""Approvers of one version."""
LONGEST_WAIT: Final = 90
"""Days that one approver is given at most."""
LONGEST_NAME: Final = 300
"""Letters of an approver's position and name."""


class Decision(StrEnum):
    """What an approver has said."""

    PENDING = "pending"
    AGREED = "agreed"
    AGREED_WITH_REMARKS = "agreed_with_remarks"
    REJECTED = "rejected"


class Standing(StrEnum):
    """How it stands with a step today."""

    PENDING = "pending"
    OVERDUE = "overdue"
    NOT_NEEDED = "not_needed"
    """What it asks about is again as it was published."""
    AGREED = "agreed"
    AGREED_WITH_REMARKS = "agreed_with_remarks"
    REJECTED = "rejected"
    OUTDATED = "outdated"
    """Agreed, but to an earlier draft."""


SETTLED: Final = frozenset({Standing.AGREED, Standing.AGREED_WITH_REMARKS, Standing.NOT_NEEDED})
_AGREED: Final = frozenset({Decision.AGREED, Decision.AGREED_WITH_REMARKS})


@dataclass(frozen=True, slots=True)
class Link:
    """One approver of a chain, «position, name», with the days given after those before."""

    approver: str
    days: int

    def __post_init__(self) -> None:
        if not self.approver or len(self.approver) > LONGEST_NAME:
            raise ValueError("an approver has a name of sensible length")
        if not 0 <= self.days <= LONGEST_WAIT:
            raise ValueError(f"an approver has 0 to {LONGEST_WAIT} days")


BUILT_IN: Final = (
    Link("Руководитель протокола", 1),
    Link("Руководитель отдела международных и межрегиональных связей", 2),
    Link("Руководитель пресс-службы", 1),
    Link("Заместитель Премьер-министра, курирующий мероприятие", 3),
)
"""The chain where no template has been stored."""


def chain_of(stored: Sequence[Sequence[object]]) -> tuple[Link, ...]:
    """Read a chain as a template keeps it."""
    return tuple(Link(str(approver), int(str(days))) for approver, days in stored)


def refuse_chain(chain: Sequence[Link]) -> None:
    """Refuse a chain of nobody, or of more approvers than anybody would wait for."""
    if not chain:
        raise Refusal(N_("Name at least one approver."))
    if len(chain) > MOST_STEPS:
        raise Refusal(N_("A chain has at most %(most)s approvers."), most=MOST_STEPS)


def deadlines(days: Sequence[int], *, today: date, ready_by: date | None = None) -> list[date]:
    """Return when each step of a chain is due: one after the other from today, or counted back from the day of the last.

    Counted back, none is due before today.
    """
    if ready_by is None:
        return [today + timedelta(days=sum(days[: place + 1])) for place in range(len(days))]
    return [max(today, ready_by - timedelta(days=sum(days[place + 1 :]))) for place in range(len(days))]


def refuse_decision(decision: Decision, remarks: str) -> None:
    """Refuse remarks that are announced and not written, and a pending decision."""
    if decision is Decision.PENDING:
        raise Refusal(N_("Choose a decision."), "decision")
    if decision is not Decision.AGREED and not remarks:
        raise Refusal(N_("Write down the remarks."), "remarks")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a step its standing rests on."""

    decision: Decision
    due_on: date | None
    digest: str
    items: frozenset[str] | None
    """UIDs that it asks about; None: everything."""


def standing(step: Asked, *, digest: str, differing: Collection[str], on: date) -> Standing:
    """Return how it stands with a step on a day.

    `digest` is that of the draft today, `differing` the UIDs that differ in it from what was published last.
    """
    if step.decision is Decision.PENDING:
        if step.items is not None and step.items.isdisjoint(differing):
            return Standing.NOT_NEEDED
        return Standing.OVERDUE if step.due_on is not None and step.due_on < on else Standing.PENDING
    if step.decision in _AGREED and step.digest != digest:
        return Standing.OUTDATED
    return Standing(step.decision.value)


def swapped(places: Mapping[int, int], ident: int, by: int) -> dict[int, int]:
    """Return the positions of steps by id, after the step `ident` has changed places with the one before (-1) or after (1)."""
    order = sorted(places, key=lambda one: (places[one], one))
    here = order.index(ident)
    there = min(max(here + by, 0), len(order) - 1)
    order[here], order[there] = order[there], order[here]
    return {one: place for place, one in enumerate(order, 1)}
