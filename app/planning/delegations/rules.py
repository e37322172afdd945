"""Who may be in a delegation, in which role, and how far each has come."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeVar

from app.ground.kernel.refusals import N_, Refusal

_T = TypeVar("_T")


class MemberRole(StrEnum):
    """What a member does in the delegation; one is its head."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    COMPANION = "companion"
    INTERPRETER = "interpreter"
    SECURITY = "security"


MEMBER_ROLE_NAMES: Final[Mapping[MemberRole, str]] = {
    MemberRole.HEAD: N_("Head of the delegation"),
    MemberRole.DEPUTY: N_("Deputy head"),
    MemberRole.MEMBER: N_("Member"),
    MemberRole.COMPANION: N_("Companion"),
    MemberRole.INTERPRETER: N_("Interpreter"),
    MemberRole.SECURITY: N_("Security"),
}


class MemberStatus(StrEnum):
    """How far a member has come."""

    PROPOSED = "proposed"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SUBSTITUTED = "substituted"
    ARRIVED = "arrived"


MEMBER_STATUS_NAMES: Final[Mapping[MemberStatus, str]] = {
    MemberStatus.PROPOSED: N_("Put forward"),
    MemberStatus.INVITED: N_("Invited"),
    MemberStatus.ACCEPTED: N_("Accepted"),
    MemberStatus.DECLINED: N_("Declined"),
    MemberStatus.SUBSTITUTED: N_("Substituted"),
    MemberStatus.ARRIVED: N_("Arrived"),
}

MEMBER_STATUS_COUNTS: Final[Mapping[MemberStatus, str]] = {
    MemberStatus.PROPOSED: N_("%(num)s put forward"),
    MemberStatus.INVITED: N_("%(num)s invited"),
    MemberStatus.ACCEPTED: N_("%(num)s accepted"),
    MemberStatus.DECLINED: N_("%(num)s declined"),
    MemberStatus.SUBSTITUTED: N_("%(num)s substituted"),
    MemberStatus.ARRIVED: N_("%(num)s arrived"),
}

GONE: Final = frozenset({MemberStatus.DECLINED, MemberStatus.SUBSTITUTED})
"""Who has one of these takes part in nothing."""


MEMBER_STATUS_TONES: Final[Mapping[MemberStatus, str]] = {
    MemberStatus.PROPOSED: "",
    MemberStatus.INVITED: "accent",
    MemberStatus.ACCEPTED: "good",
    MemberStatus.DECLINED: "error",
    MemberStatus.SUBSTITUTED: "warn",
    MemberStatus.ARRIVED: "good",
}
"""The tone of the mark (`components/marks.html`) that tells a status."""

FOLLOWS: Final[Mapping[MemberStatus, tuple[MemberStatus, ...]]] = {
    MemberStatus.PROPOSED: (MemberStatus.INVITED, MemberStatus.ACCEPTED, MemberStatus.DECLINED, MemberStatus.SUBSTITUTED),
    MemberStatus.INVITED: (MemberStatus.ACCEPTED, MemberStatus.DECLINED, MemberStatus.SUBSTITUTED, MemberStatus.ARRIVED),
    MemberStatus.ACCEPTED: (MemberStatus.ARRIVED, MemberStatus.DECLINED, MemberStatus.SUBSTITUTED),
    MemberStatus.DECLINED: (MemberStatus.SUBSTITUTED,),
    MemberStatus.SUBSTITUTED: (),
    MemberStatus.ARRIVED: (),
}
"""The steps forward. A delegation that names its own people needs no invitation to accept; somebody may come without having answered."""

MOST_MEMBERS: Final = 500
"""Members one delegation may have; the largest known had about two hundred."""


def steps_from(status: MemberStatus) -> tuple[MemberStatus, ...]:
    """Return what a status may become: the steps forward, then those one step back that mend a slip."""
    back = tuple(other for other in MemberStatus if status in FOLLOWS[other] and other not in FOLLOWS[status])
    return FOLLOWS[status] + back


def refuse_step(old: MemberStatus, new: MemberStatus, name: str) -> None:
    """Refuse a step that leaves out another one: who has declined does not arrive, who was only proposed neither."""
    if new is not old and new not in steps_from(old):
        raise Refusal(N_("%(name)s: this status cannot follow the present one. Take the step between them first."), "status", name=name)


def refuse_substitute(
    member_id: int | None, substitute_id: int | None, status: MemberStatus, others: Mapping[int, tuple[MemberStatus, int | None]]
) -> None:
    """Refuse a substituted member without somebody of the same delegation who does come, and a circle of substitutes.

    `others` are the members of the delegation: id → status and who comes instead of them.
    """
    if status is not MemberStatus.SUBSTITUTED:
        return
    if substitute_id is None:
        raise Refusal(N_("Say who comes instead."), "substitute_id")
    if substitute_id not in others:
        raise Refusal(N_("Who comes instead must be a member of this delegation."), "substitute_id")
    if substitute_id == member_id or member_id in _chain(substitute_id, others):
        raise Refusal(N_("Nobody comes instead of themselves."), "substitute_id")
    if others[substitute_id][0] in GONE:
        raise Refusal(N_("They do not come themselves; choose somebody who does."), "substitute_id")


def _chain(first: int, others: Mapping[int, tuple[MemberStatus, int | None]]) -> set[int]:
    """Return those who come instead of one another, beginning with the first."""
    found: set[int] = set()
    step: int | None = first
    while step is not None and step not in found:
        found.add(step)
        step = others[step][1] if step in others else None
    return found


def placed(order: Sequence[_T], one: _T, place: int) -> list[_T]:
    """Return the order after one of it has gone to a place, 0 first; a place beyond an end is that end."""
    rest = [other for other in order if other != one]
    place = max(0, min(place, len(rest)))
    return [*rest[:place], one, *rest[place:]]


def numbers_by_hand(before: Sequence[_T], after: Sequence[_T], known: Mapping[_T, int | None]) -> dict[_T, int | None]:
    """Return the places by hand that make `after` the order, where `before` was; who stands behind all that was moved stays by precedence.

    `known` has the places by hand until now. Whoever had one keeps being placed by hand.
    """
    changed = [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    by_hand = [place for place, one in enumerate(after) if known[one] is not None]
    last = max([*changed, *by_hand], default=-1)
    return {one: place + 1 if place <= last else None for place, one in enumerate(after)}
