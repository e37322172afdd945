"""Writes of talks: what the office says of them, who is at the table and where, what the head says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.matters.talks.models import Talks, TalksMember
from app.matters.talks.queries import find_talks, get_meeting, get_member
from app.matters.talks.rules import Press, TalksRole
from app.matters.talks.seating import HEAD, refuse_seat, swapped
from app.matters.talks.table import party_of, seats_of
from app.planning.events.queries import may_change
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still
from app.register.directory.rules.kinds import PartySide

MOST_AT_TABLE: Final = 40
"""People on both sides together; more than a room for talks has chairs at the table."""


@dataclass(frozen=True, slots=True)
class TalksDetails:
    """What the form of talks asks for."""

    press: Press = Press.NONE
    press_minutes: int | None = None
    press_note: str = ""
    ours_left: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class SetTalks:
    """Say when the press is in and how the table stands; `seen` is None where nothing had been prepared."""

    item_id: int
    by: Actor
    seen: int | None
    details: TalksDetails


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody who is to sit at the table."""

    person_id: int
    side: PartySide
    role: TalksRole = TalksRole.MEMBER


@dataclass(frozen=True, slots=True)
class AddToTable:
    """Let some people take part; who is at the table already stays as they are, so that pressing twice adds nobody twice."""

    item_id: int
    by: Actor
    people: tuple[Joining, ...]


@dataclass(frozen=True, slots=True)
class ChangeMember:
    """Change what somebody does at the table and where they sit (None: by rank), as talks seen at revision `seen` had it."""

    member_id: int
    by: Actor
    seen: int | None
    side: PartySide
    role: TalksRole
    seat: int | None


@dataclass(frozen=True, slots=True)
class MoveSeat:
    """Let somebody change places with the neighbour at the head's right hand (1) or left hand (−1)."""

    member_id: int
    by: Actor
    seen: int | None
    step: int


@dataclass(frozen=True, slots=True)
class RemoveMember:
    """Take somebody from the table."""

    member_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class SeatByRank:
    """Forget the places that were given by hand."""

    item_id: int
    by: Actor
    seen: int | None


def set_talks(session: Session, cmd: SetTalks) -> int:
    """Write what the form says and return the talks' id."""
    talks = talks_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    details = cmd.details
    if details.press is not Press.OPENING and details.press_minutes is not None:
        raise Refusal(N_("Minutes are told only where the press is in for the opening words."), "press_minutes")
    talks.press, talks.press_minutes, talks.press_note = details.press, details.press_minutes, details.press_note
    talks.ours_left, talks.note = details.ours_left, details.note
    session.flush()
    return talks.id


def add_to_table(session: Session, cmd: AddToTable) -> int:
    """Let them take part and return how many came to the table."""
    talks = talks_to_change(session, cmd.item_id, cmd.by, None)
    there = {one.person_id for one in talks.members}
    coming = {one.person_id: one for one in cmd.people if one.person_id not in there}
    if len(there) + len(coming) > MOST_AT_TABLE:
        raise Refusal(N_("At most %(most)s people sit at one table."), "people", most=MOST_AT_TABLE)
    for one in coming.values():
        if one.role is TalksRole.HEAD:
            _refuse_second_head(talks, one.side, None)
        person = session.get(Person, one.person_id) if holds_still(session, one.person_id) else None
        if person is None:
            raise Refusal(N_("This person is no longer in the directory; choose another one."), "people")
        talks.members.append(TalksMember(uid=new_uid(), side=one.side, person=person, person_id=person.id, role=one.role))
    _touch(talks, bool(coming))
    session.flush()
    return len(coming)


def change_member(session: Session, cmd: ChangeMember) -> int:
    """Write what they do and where they sit; return the member's id."""
    talks, member = _at(session, cmd.member_id, cmd.by, cmd.seen)
    if cmd.role is TalksRole.HEAD:
        _refuse_second_head(talks, cmd.side, member.id)
    seat = None if cmd.role is TalksRole.HEAD else cmd.seat
    if seat is not None:
        refuse_seat(seat)
        _refuse_taken(talks, cmd.side, seat, member.id)
    changes = (member.side, member.role, member.seat) != (cmd.side, cmd.role, seat)
    member.side, member.role, member.seat = cmd.side, cmd.role, seat
    _touch(talks, changes)
    session.flush()
    return member.id


def move_seat(session: Session, cmd: MoveSeat) -> int:
    """Let them change places and return the member's id. The whole side sits by hand from now on: nobody else is to move."""
    talks, member = _at(session, cmd.member_id, cmd.by, cmd.seen)
    seats = seats_of(talks, party_of(member.side), talks.item.day)
    _put(talks, {**seats, **swapped(seats, member.id, cmd.step)})
    session.flush()
    return member.id


def remove_member(session: Session, cmd: RemoveMember) -> int:
    """Take them from the table and return the item's id."""
    talks, member = _at(session, cmd.member_id, cmd.by, cmd.seen)
    talks.members.remove(member)
    _touch(talks, True)
    session.flush()
    return talks.item_id


def seat_by_rank(session: Session, cmd: SeatByRank) -> int:
    """Forget the places given by hand and return how many there were."""
    talks = talks_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    by_hand = [one for one in talks.members if one.seat is not None]
    for one in by_hand:
        one.seat = None
    _touch(talks, bool(by_hand))
    session.flush()
    return len(by_hand)


def talks_to_change(session: Session, item_id: int, by: Actor, seen: int | None) -> Talks:
    """Return the talks of an item that this person may change, as they saw them; prepared from now on where they were not."""
    item = get_meeting(session, item_id)
    if not may_change(item.event, by):
        raise NotAllowed
    talks = find_talks(session, item_id)
    if talks is not None:
        refuse_if_stale(talks, seen)
        return talks
    return _begun(session, item)


def _begun(session: Session, item: ProgrammeItem) -> Talks:
    fresh = Talks(uid=new_uid(), event=item.event, event_id=item.event_id, item=item, item_id=item.id, members=[], points=[])
    fresh.press, fresh.press_minutes, fresh.press_note, fresh.note, fresh.ours_left = Press.NONE, None, "", "", True
    return made_once(session, fresh, lambda: find_talks(session, item.id))


def _at(session: Session, member_id: int, by: Actor, seen: int | None) -> tuple[Talks, TalksMember]:
    member = get_member(session, member_id)
    talks = talks_to_change(session, member.talks.item_id, by, seen)
    return talks, member


def _touch(talks: Talks, changes: bool) -> None:
    if changes:
        talks.composition_state = new_uid()


def _put(talks: Talks, seats: Mapping[int, int]) -> None:
    for one in talks.members:
        if one.id in seats and seats[one.id] != HEAD:
            one.seat = seats[one.id]
    _touch(talks, True)


def _refuse_second_head(talks: Talks, side: PartySide, besides: int | None) -> None:
    for one in talks.members:
        if one.role is TalksRole.HEAD and party_of(one.side) is party_of(side) and (besides is None or one.id != besides):
            message = N_("%(name)s is the head of this side; make them a member first.")
            raise Refusal(message, "role", name=one.person.name.ru)


def _refuse_taken(talks: Talks, side: PartySide, seat: int, besides: int) -> None:
    for one in talks.members:
        if one.seat == seat and party_of(one.side) is party_of(side) and one.id != besides:
            raise Refusal(N_("%(name)s was given this place; choose another one."), "seat", name=one.person.name.ru)
