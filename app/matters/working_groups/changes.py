"""What changed in the composition of a working group between two days: who came, who left, who is something else now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.matters.working_groups.composition import GroupComposition, GroupSeat, Vacancy, picture
from app.matters.working_groups.queries import get_group
from app.matters.working_groups.rules import SIDES
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class Restated:
    """Somebody who stays and is something else: another role, side or position."""

    before: GroupSeat
    after: GroupSeat


@dataclass(frozen=True, slots=True)
class SideChanges:
    """What changed on one side, and which of its places are vacant on the later day."""

    side: PartySide
    left: tuple[GroupSeat, ...]
    came: tuple[GroupSeat, ...]
    restated: tuple[Restated, ...]
    vacant: tuple[Vacancy, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.left or self.came or self.restated)


@dataclass(frozen=True, slots=True)
class GroupChanges:
    """What changed in a group between two days."""

    title: Texts
    since: date
    until: date
    sides: tuple[SideChanges, ...]

    def __bool__(self) -> bool:
        """Whether anything changed on either side."""
        return any(self.sides)


def changes_of(session: Session, group_id: int, *, since: date, until: date) -> GroupChanges:
    """Return what changed in a group from the end of one day to that of another. A fixed number of queries; raises NotFound."""
    group = get_group(session, group_id)
    return changes_between(picture(group, on=since), picture(group, on=until))


def changes_between(before: GroupComposition, after: GroupComposition) -> GroupChanges:
    """Return what changed from one composition to another; whoever changed sides is told on the new one."""
    was, now = _by_person(before), _by_person(after)
    return GroupChanges(after.title, before.on, after.on, tuple(_side_changes(was, now, after, side) for side in SIDES))


def _side_changes(was: Mapping[int, GroupSeat], now: Mapping[int, GroupSeat], after: GroupComposition, side: PartySide) -> SideChanges:
    return SideChanges(
        side=side,
        left=tuple(one for ident, one in was.items() if one.side is side and ident not in now),
        came=tuple(one for ident, one in now.items() if one.side is side and ident not in was),
        restated=tuple(
            Restated(was[ident], one) for ident, one in now.items() if one.side is side and ident in was and _said(was[ident]) != _said(one)
        ),
        vacant=after.of(side).vacant,
    )


def _by_person(composition: GroupComposition) -> dict[int, GroupSeat]:
    """Return the members by person; where somebody is told twice, by the first of their places."""
    found: dict[int, GroupSeat] = {}
    for one in composition.members:
        found.setdefault(one.person_id, one)
    return found


def _said(one: GroupSeat) -> tuple[object, ...]:
    return one.role, one.side, one.position, one.organisation
