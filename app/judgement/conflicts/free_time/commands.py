"""Making an item of a proposal: checked once more, then all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.locking import alone
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.judgement.conflicts.facts import NOWHERE, Minute, Spot
from app.judgement.conflicts.free_time.loading import days_allowed, ground_of, members_of, people_of, zone_of
from app.judgement.conflicts.free_time.question import Ground, Question, Thought, refuse_question
from app.judgement.conflicts.free_time.rules import Board, Room
from app.judgement.conflicts.free_time.wording import against_told
from app.judgement.conflicts.wording import wall_of
from app.planning.attendance.commands import SetDelegations, SetMember, SetRoles, set_delegations, set_member, set_roles
from app.planning.events.queries import get_event_to_change
from app.planning.interpreting.commands import BookInterpreter, book_interpreter
from app.planning.programmes.commands import AddItem, ItemDetails, add_item
from app.planning.programmes.queries import find_item_by_uid
from app.planning.programmes.rules import ItemKind, ItemRole, TypedTime, Visibility
from app.register.accounts.rules.roles import Actor

_CHOOSING: Final = 0x66726565
"""Two who choose at once do it one after the other: the second sees what the first has taken."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A proposal as an address names it; the interpreter by the person's id."""

    start: Minute
    hall_id: int | None = None
    interpreter_id: int | None = None


@dataclass(frozen=True, slots=True)
class MakeItem:
    """Make an item of a proposal. `uid` is chosen by the page, so that pressing twice makes one."""

    by: Actor
    uid: str
    question: Question
    chosen: Chosen
    title: Texts
    kind: ItemKind
    visibility: Visibility
    chair_id: int | None = None


def make_item(session: Session, cmd: MakeItem, *, now: datetime) -> int:
    """Make the item with hall, time, attendance and interpreter, and return its id; refuse where somebody is no longer free."""
    event = get_event_to_change(session, cmd.question.event_id, cmd.by)
    refuse_question(cmd.question, days_allowed(event))
    alone(session, _CHOOSING)
    made = find_item_by_uid(session, cmd.uid)
    if made is not None and made.event_id == event.id:
        return made.id
    ground = ground_of(session, cmd.question, now=now)
    room = _room(ground, cmd)
    refuse_taken(session, Thought(cmd.question, ground), cmd.chosen, room)
    zone = zone_of(session, cmd.question, room.spot.hall)
    item_id = add_item(session, AddItem(event.id, cmd.by, cmd.uid, _details(cmd, room, zone)))
    _send(session, item_id, cmd)
    if cmd.chosen.interpreter_id is not None and cmd.question.pair is not None:
        book_interpreter(session, BookInterpreter(item_id, cmd.by, None, cmd.chosen.interpreter_id, *cmd.question.pair))
    return item_id


def refuse_taken(session: Session, thought: Thought, chosen: Chosen, room: Room) -> None:
    """Refuse a proposal for which somebody or the hall has been booked meanwhile."""
    board = Board(thought.asked)
    against = board.against(chosen.start, room)
    if against:
        raise Refusal(N_("This time is free no longer. %(what)s"), what=against_told(session, against, thought.question.event_id))
    if thought.question.pair is not None and chosen.interpreter_id not in board.interpreters_at(chosen.start, room.spot):
        raise Refusal(N_("The interpreter is free no longer at this time. Search again: another one may be."))


def _room(ground: Ground, cmd: MakeItem) -> Room:
    """Return where the item is to be; refuse a hall that is none of those asked for."""
    question = cmd.question
    if question.seats is None:
        return Room(Spot(question.venue_id) if question.venue_id else NOWHERE)
    hall = next((hall for hall in ground.halls if hall.spot.hall == cmd.chosen.hall_id), None)
    holds = hall.holds(question.layout) if hall is not None else None
    if hall is None or holds is None or holds < question.seats:
        raise Refusal(N_("This hall holds fewer people than it did, or has been removed. Search again."))
    return Room(hall.spot, holds, hall.taken)


def _details(cmd: MakeItem, room: Room, zone: str) -> ItemDetails:
    start, end = wall_of(cmd.chosen.start, zone), wall_of(cmd.chosen.start + cmd.question.minutes, zone)
    time = TypedTime(start.day, Precision.EXACT, start.local.time(), end.local.time(), end.day > start.day, zone, start.fold, end.fold)
    return ItemDetails(
        cmd.title,
        time,
        cmd.kind,
        cmd.visibility,
        venue_id=room.spot.venue,
        hall_id=room.spot.hall,
        layout=cmd.question.layout,
        expected=cmd.question.seats,
    )


def _send(session: Session, item_id: int, cmd: MakeItem) -> None:
    """Send everybody to the item: whole delegations, single members, and those who come with none in a role."""
    question = cmd.question
    if question.delegations:
        set_delegations(session, SetDelegations(item_id, cmd.by, None, question.delegations))
    members = members_of(session, question.event_id, question.persons)
    for person in question.persons:
        if person in members and members[person][1] not in question.delegations:
            set_member(session, SetMember(item_id, cmd.by, None, members[person][0], attends=True))
    roles: list[tuple[int, ItemRole]] = []
    if cmd.chair_id is not None and cmd.chair_id in people_of(session, question):
        roles.append((cmd.chair_id, ItemRole.CHAIR))
    roles += [(person, ItemRole.GUEST) for person in question.persons if person not in {*members, cmd.chair_id, cmd.chosen.interpreter_id}]
    if roles:
        set_roles(session, SetRoles(item_id, cmd.by, None, tuple(roles)))
