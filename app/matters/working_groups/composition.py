"""The read model of a working group on a day: both sides in their order, vacancies as rows; it holds no personal data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.matters.working_groups.models import GroupMember, WorkingGroup
from app.matters.working_groups.queries import find_group_of_event, get_group
from app.matters.working_groups.rules import SIDES, GroupRole, OpenMatter, Seat, Term, open_matters, vacancies
from app.register.directory.models import Appointment, Organisation
from app.register.directory.queries import appointment_on
from app.register.directory.rules.kinds import PartySide
from app.register.directory.rules.precedence import precedence_key

_PLACES: Final = {role: place for place, role in enumerate(GroupRole)}


@dataclass(frozen=True, slots=True)
class GroupSeat:
    """One member as a composition tells them on a day."""

    id: int
    uid: str
    revision: int
    person_id: int
    person_uid: str
    name: Texts
    position: Texts
    organisation: Texts
    role: GroupRole
    side: PartySide
    since: date | None
    until: date | None
    document: str
    by_hand: bool
    """Whether their place was given by hand."""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A place that a side has to have and that nobody holds."""

    side: PartySide
    role: GroupRole


@dataclass(frozen=True, slots=True)
class SideComposition:
    """One side of a group on a day."""

    side: PartySide
    agency_id: int | None
    agency: Texts
    """The responsible agency as it is designated today; empty: not designated."""
    quorum: int
    members: tuple[GroupSeat, ...]
    """By role, those placed by hand first, then by precedence."""
    vacant: tuple[Vacancy, ...]
    open_matters: tuple[OpenMatter, ...]

    @property
    def rows(self) -> tuple[GroupSeat | Vacancy, ...]:
        """Members and vacancies together, each vacancy where whoever fills it would stand."""
        return tuple(sorted((*self.members, *self.vacant), key=lambda one: _PLACES[one.role]))

    @property
    def co_chair(self) -> GroupSeat | None:
        """Who leads the side; None where nobody does."""
        return next((one for one in self.members if one.role is GroupRole.CO_CHAIR), None)


@dataclass(frozen=True, slots=True)
class GroupComposition:
    """A working group as it is on a day."""

    id: int
    uid: str
    revision: int
    title: Texts
    on: date
    founded_on: date | None
    document: str
    note: str
    sides: tuple[SideComposition, ...]
    """Ours first."""

    @property
    def is_founded(self) -> bool:
        """Whether the group had been set up by then, as far as anybody knows."""
        return self.founded_on is None or self.founded_on <= self.on

    @property
    def members(self) -> tuple[GroupSeat, ...]:
        """The members of both sides, ours first."""
        return tuple(one for side in self.sides for one in side.members)

    @property
    def open_matters(self) -> tuple[OpenMatter, ...]:
        """What is open on both sides, ours first."""
        return tuple(one for side in self.sides for one in side.open_matters)

    def of(self, side: PartySide) -> SideComposition:
        """Return one of the sides."""
        return next(one for one in self.sides if one.side is side)


def group_composition(session: Session, group_id: int, *, on: date) -> GroupComposition:
    """Return a working group as it is on a day. A fixed number of queries; raises NotFound."""
    return picture(get_group(session, group_id), on=on)


def composition_at_meeting(session: Session, event_id: int, *, on: date) -> GroupComposition | None:
    """Return the group whose meeting an event is as it is on a day; None where it is nobody's. A fixed number of queries."""
    group = find_group_of_event(session, event_id)
    return picture(group, on=on) if group else None


def picture(group: WorkingGroup, *, on: date) -> GroupComposition:
    """Return a working group on a day; its agencies, members, persons and appointments have been loaded."""
    seats = seats_of(group.members)
    return GroupComposition(
        id=group.id,
        uid=group.uid,
        revision=group.revision,
        title=group.title,
        on=on,
        founded_on=group.founded_on,
        document=group.document,
        note=group.note,
        sides=tuple(_side(group, seats, side, on) for side in SIDES),
    )


def seats_of(members: Iterable[GroupMember]) -> tuple[Seat, ...]:
    """Return memberships as the rules see them; the persons have been loaded."""
    return tuple(seat_of(one) for one in members)


def seat_of(member: GroupMember) -> Seat:
    """Return a membership as the rules see it; the person has been loaded."""
    return Seat(member.person_id, member.side, member.role, Term(member.since, member.until), member.person.name.ru)


def appointment_of(member: GroupMember, on: date) -> Appointment | None:
    """Return what a member is in the group as: the appointment chosen while it holds, else the first that holds on the day."""
    chosen = member.appointment
    return chosen if chosen and chosen.holds_on(on) else appointment_on(member.person, on) or chosen


def _side(group: WorkingGroup, seats: tuple[Seat, ...], side: PartySide, on: date) -> SideComposition:
    agency, quorum = agency_of(group, side), quorum_of(group, side)
    sitting = [one for one in group.members if one.side is side and Term(one.since, one.until).holds_on(on)]
    return SideComposition(
        side=side,
        agency_id=agency.id if agency else None,
        agency=agency.name if agency else Texts(),
        quorum=quorum,
        members=tuple(_seat(one, on) for one in sorted(sitting, key=lambda one: _place(one, on))),
        vacant=tuple(Vacancy(side, role) for role in vacancies(seats, side, on)),
        open_matters=open_matters(seats, side, on, has_agency=agency is not None, quorum=quorum),
    )


def agency_of(group: WorkingGroup, side: PartySide) -> Organisation | None:
    """Return the responsible agency of a side; None where none is designated."""
    return group.our_agency if side is SIDES[0] else group.their_agency


def quorum_of(group: WorkingGroup, side: PartySide) -> int:
    """Return how many of a side have to be present; 0 where nothing is laid down."""
    return group.our_quorum if side is SIDES[0] else group.their_quorum


def _place(member: GroupMember, on: date) -> tuple[object, ...]:
    appointment, person = appointment_of(member, on), member.person
    rank = appointment.rank if appointment else None
    return (
        _PLACES[member.role],
        member.order_no is None,
        member.order_no or 0,
        precedence_key(person.precedence, rank.position if rank else None, appointment.since if appointment else None, person.name.ru),
        member.id,
    )


def _seat(member: GroupMember, on: date) -> GroupSeat:
    person, appointment = member.person, appointment_of(member, on)
    return GroupSeat(
        id=member.id,
        uid=member.uid,
        revision=member.revision,
        person_id=person.id,
        person_uid=person.uid,
        name=person.name,
        position=appointment.position if appointment else Texts(),
        organisation=appointment.organisation.name if appointment and appointment.organisation else Texts(),
        role=member.role,
        side=member.side,
        since=member.since,
        until=member.until,
        document=member.document,
        by_hand=member.order_no is not None,
    )
