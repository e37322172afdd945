"""Who may be what in a working group and when, and which places are vacant on a day; pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.register.directory.rules.kinds import PartySide


class GroupRole(StrEnum):
    """What somebody is in a working group, in the order in which a composition tells them."""

    CO_CHAIR = "co_chair"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"


GROUP_ROLE_NAMES: Final[Mapping[GroupRole, str]] = {
    GroupRole.CO_CHAIR: N_("Co-chair"),
    GroupRole.DEPUTY: N_("Deputy co-chair"),
    GroupRole.SECRETARY: N_("Secretary of the group"),
    GroupRole.MEMBER: N_("Member of the group"),
}

SIDES: Final = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)
"""The sides of a group, ours first."""
NEEDED: Final = (GroupRole.CO_CHAIR, GroupRole.SECRETARY)
"""What each side has to have: where nobody is, a composition tells the vacancy as a row."""
ALONE: Final = frozenset({GroupRole.CO_CHAIR, GroupRole.SECRETARY})
"""Of these a side has one at a time."""
MOST_QUORUM: Final = 100
MOST_MEMBERS: Final = 500
"""Memberships that one group may have had, those that are over among them."""


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when somebody is in a group, both days included; None is without end on that side."""

    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise Refusal(N_("A term ends on its first day at the earliest."), "until")

    def holds_on(self, day: date) -> bool:
        """Tell whether the term holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: "Term") -> bool:
        """Tell whether both hold on some day."""
        return _begins(self) <= _ends(other) and _begins(other) <= _ends(self)


def _begins(term: Term) -> date:
    return term.since or date.min


def _ends(term: Term) -> date:
    return term.until or date.max


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in a group for a term; `name` is what a refusal calls them."""

    person_id: int
    side: PartySide
    role: GroupRole
    term: Term
    name: str = ""


def refuse_seat(seat: Seat, others: Iterable[Seat]) -> None:
    """Refuse a place that cannot be beside the others: of somebody who is in the group at the time, or that somebody else holds then."""
    if seat.side not in SIDES:
        raise Refusal(N_("A member belongs to one of the two sides of the group."), "side")
    meanwhile = [other for other in others if other.term.overlaps(seat.term)]
    if any(other.person_id == seat.person_id for other in meanwhile):
        raise Refusal(N_("%(name)s is in the group at that time already; end that term first."), "since", name=seat.name)
    rivals = (other for other in meanwhile if (other.side, other.role) == (seat.side, seat.role)) if seat.role in ALONE else ()
    for rival in rivals:
        raise Refusal(_TAKEN[seat.role], "role", name=rival.name)


_TAKEN: Final = {
    GroupRole.CO_CHAIR: N_("This side has a co-chair at that time: %(name)s. End that term first."),
    GroupRole.SECRETARY: N_("This side has a secretary at that time: %(name)s. End that term first."),
}


class Gap(StrEnum):
    """What may be open in a group, in the order in which it is told."""

    CO_CHAIR = "co_chair"
    SECRETARY = "secretary"
    AGENCY = "agency"
    QUORUM = "quorum"
    TWICE = "twice"


GAP_OF: Final[Mapping[GroupRole, Gap]] = {GroupRole.CO_CHAIR: Gap.CO_CHAIR, GroupRole.SECRETARY: Gap.SECRETARY}


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One thing that is open on a side; `members` are fewer than the quorum, `name` is who is in the group twice."""

    gap: Gap
    side: PartySide
    members: int = 0
    quorum: int = 0
    name: str = ""


def vacancies(seats: Iterable[Seat], side: PartySide, day: date) -> tuple[GroupRole, ...]:
    """Return the places of a side that it has to have and that nobody holds on a day."""
    held = {seat.role for seat in seats if seat.side is side and seat.term.holds_on(day)}
    return tuple(role for role in NEEDED if role not in held)


def open_matters(seats: Collection[Seat], side: PartySide, day: date, *, has_agency: bool, quorum: int) -> tuple[OpenMatter, ...]:
    """Return what is open on a side on a day: vacant places, no agency, too few for a quorum, somebody who is told twice."""
    found = [OpenMatter(GAP_OF[role], side) for role in vacancies(seats, side, day)]
    found += [] if has_agency else [OpenMatter(Gap.AGENCY, side)]
    sitting = [seat for seat in seats if seat.side is side and seat.term.holds_on(day)]
    people = Counter(seat.person_id for seat in sitting)
    found += [OpenMatter(Gap.QUORUM, side, len(people), quorum)] if len(people) < quorum else []
    names = {seat.person_id: seat.name for seat in sitting if people[seat.person_id] > 1}
    return (*found, *(OpenMatter(Gap.TWICE, side, name=name) for name in names.values()))


def ended(term: Term, until: date) -> Term:
    """Return a term that ends on a day; refuses one before it began, and one that only another edit can lengthen."""
    if term.until is not None and term.until < until:
        raise Refusal(N_("The term ends on %(day)s already."), "until", day=term.until)
    return Term(term.since, until)
