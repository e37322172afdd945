"""Who is expected at a meeting and who was there: the members of the group on its day by side, the delegations, the quorum of each side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.matters.meetings.models import MeetingPresence
from app.matters.meetings.queries import positions_on, presence_of
from app.matters.meetings.rules import COUNTED, Mark, Presence, Quorum, there_of
from app.matters.working_groups.composition import GroupComposition, GroupSeat, composition_at_meeting
from app.matters.working_groups.rules import SIDES, GroupRole
from app.planning.delegations.composition import Composition, CompositionMember, compositions_of
from app.planning.events.models import Event
from app.register.directory.rules.kinds import PartySide

_SIDE_PLACES: Final = {side: place for place, side in enumerate((*SIDES, *(side for side in PartySide if side not in SIDES)))}


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody at a meeting. `role` is what they are in the group, `delegation` with whom they come."""

    person_id: int
    person_uid: str
    name: Texts
    position: Texts
    organisation: Texts
    side: PartySide
    role: GroupRole | None = None
    delegation: Texts = Texts()
    presence: Presence = Presence.EXPECTED
    instead_of_id: int | None = None
    instead_of: Texts = Texts()
    note: str = ""
    revision: int | None = None
    """Of the mark; None where nobody has made one."""
    is_added: bool = False
    """In neither the group nor a delegation: added by hand."""

    @property
    def mark(self) -> Mark:
        """How they took part."""
        return Mark(self.person_id, self.presence, self.instead_of_id)


@dataclass(frozen=True, slots=True)
class SidePresence:
    """One side of a meeting."""

    side: PartySide
    people: tuple[Expected, ...]
    """Members of the group in its order, then who comes with a delegation, then who was added."""
    quorum: Quorum

    @property
    def there(self) -> int:
        """How many are there, in the hall or by video link, whether they count for the quorum or not."""
        return sum(one.presence in COUNTED for one in self.people)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Everybody at a meeting, our side first."""

    sides: tuple[SidePresence, ...]

    @property
    def people(self) -> tuple[Expected, ...]:
        """Everybody of all sides."""
        return tuple(one for side in self.sides for one in side.people)

    @property
    def is_marked(self) -> bool:
        """Whether anybody has been marked."""
        return any(one.presence is not Presence.EXPECTED for one in self.people)

    def find(self, person_id: int) -> Expected | None:
        """Return somebody of the meeting; None where they are not expected there."""
        return next((one for one in self.people if one.person_id == person_id), None)


def attendance_of(session: Session, event: Event) -> Attendance:
    """Return everybody at a meeting as the group and the delegations stand on its first day. A fixed number of queries."""
    group = composition_at_meeting(session, event.id, on=event.first_day)
    delegations, marks = compositions_of(session, event.id), presence_of(session, event.id)
    positions = positions_on(session, [mark.person_id for mark in marks], event.first_day)
    return attendance_from(group, delegations, marks, positions, needed=event.particulars.get("quorum") or 0)


def attendance_from(
    group: GroupComposition | None,
    delegations: Sequence[Composition],
    marks: Sequence[MeetingPresence],
    positions: Mapping[int, tuple[Texts, Texts]],
    *,
    needed: int,
) -> Attendance:
    """Return everybody at a meeting; `needed` is the quorum of each side where the group lays down none."""
    people = {one.person_id: one for one in _expected(group, delegations)}
    for mark in marks:
        people[mark.person_id] = _marked(people.get(mark.person_id), mark, positions)
    sides = sorted({*(SIDES if group else ()), *(one.side for one in people.values())}, key=_SIDE_PLACES.__getitem__)
    return Attendance(tuple(_side(side, group, people.values(), needed) for side in sides))


def _expected(group: GroupComposition | None, delegations: Sequence[Composition]) -> Iterable[Expected]:
    """Yield who is expected; the seat in the group comes last, so that it is what somebody who also comes with a delegation is told as."""
    members = {seat.person_id: _member(seat) for seat in group.members} if group else {}
    yield from members.values()
    for delegation in delegations:
        for one in delegation.coming:
            if one.person_id not in members:
                yield _guest(one, delegation)


def _member(seat: GroupSeat) -> Expected:
    return Expected(seat.person_id, seat.person_uid, seat.name, seat.position, seat.organisation, seat.side, seat.role)


def _guest(one: CompositionMember, delegation: Composition) -> Expected:
    return Expected(one.person_id, one.person_uid, one.name, one.position, one.organisation, delegation.side, delegation=delegation.name)


def _marked(known: Expected | None, mark: MeetingPresence, positions: Mapping[int, tuple[Texts, Texts]]) -> Expected:
    position, organisation = positions.get(mark.person_id, (Texts(), Texts()))
    return Expected(
        person_id=mark.person_id,
        person_uid=mark.person.uid,
        name=known.name if known else mark.person.name,
        position=known.position if known else position,
        organisation=known.organisation if known else organisation,
        side=known.side if known else mark.side,
        role=known.role if known else None,
        delegation=known.delegation if known else Texts(),
        presence=mark.presence,
        instead_of_id=mark.instead_of_id,
        instead_of=mark.instead_of.name if mark.instead_of else Texts(),
        note=mark.note,
        revision=mark.revision,
        is_added=known is None,
    )


def _side(side: PartySide, group: GroupComposition | None, people: Iterable[Expected], needed: int) -> SidePresence:
    mine = tuple(sorted((one for one in people if one.side is side), key=_place))
    if side not in SIDES:
        return SidePresence(side, mine, Quorum(0, 0))
    seats = {seat.person_id for seat in group.of(side).members} if group else {one.person_id for one in mine}
    laid_down = group.of(side).quorum if group else 0
    return SidePresence(side, mine, Quorum(laid_down or needed, there_of(seats, (one.mark for one in mine))))


def _place(one: Expected) -> tuple[bool, bool]:
    """Return a key that keeps the order in which they were read inside each of the three sorts."""
    return one.role is None, one.is_added
