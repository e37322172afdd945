"""Carries out a deed by the ordinary commands, each thing as the page showed it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import timedelta
from typing import Final, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.judgement.conflicts.deed_edits import clock_step
from app.judgement.conflicts.deeds import Deed, Exchange, Interpret, Reassign, Rehouse, Shift, ShiftRide, StandIn, StayAway
from app.planning.attendance.commands import SetMember, SetRoles, set_member, set_roles
from app.planning.events.queries import get_event
from app.planning.interpreting.commands import BookInterpreter, UnbookInterpreter, book_interpreter, unbook_interpreter
from app.planning.interpreting.queries import find_booking
from app.planning.programmes.attending import ItemMember
from app.planning.programmes.commands import ChangeItem, ItemDetails, change_item
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.moves import MoveItem, move_item
from app.planning.programmes.participants import stood_in
from app.planning.programmes.queries import get_item
from app.planning.programmes.roster_queries import Roster, instead_of, roster_of
from app.planning.programmes.rules import TypedTime
from app.planning.transfers.commands import MoveTransfer, SetCars, move_transfer, set_cars
from app.planning.transfers.models import Transfer
from app.planning.transfers.queries import cars_of, get_transfer
from app.planning.transfers.rules import CarRow, later
from app.register.accounts.rules.roles import Actor

Ref: TypeAlias = tuple[str, int]
"""A row that a deed changes: the kind that the log calls it, and its id."""
Seen: TypeAlias = Mapping[Ref, int]
"""The revisions that a page showed."""
ITEM: Final = ProgrammeItem.__kind__
RIDE: Final = Transfer.__kind__
GONE: Final = N_("This cannot be done any more.")
_NEVER: Final = 0
"""No row has this revision: what the page did not show has changed since."""


def changed_by(deed: Deed) -> tuple[Ref, ...]:
    """Return the rows that a deed changes."""
    match deed:
        case Exchange():
            return (ITEM, deed.first), (ITEM, deed.second)
        case ShiftRide() | Reassign():
            return ((RIDE, deed.ride),)
        case _:
            return ((ITEM, deed.item),)


def carry_out(session: Session, deed: Deed, by: Actor, seen: Seen) -> None:
    """Do it; raises Stale where somebody has changed a row since the page was drawn, and whatever the commands refuse."""
    match deed:
        case Shift():
            _shift(session, deed, by, seen)
        case Rehouse():
            _house(session, deed.item, deed.hall, by, seen)
        case Exchange():
            halls = [get_item(session, ident).hall_id for ident in (deed.first, deed.second)]
            _house(session, deed.first, halls[1], by, seen)
            _house(session, deed.second, halls[0], by, seen)
        case StandIn():
            _stand_in(session, deed, by, seen)
        case Interpret():
            book_interpreter(session, BookInterpreter(deed.item, by, _seen(seen, ITEM, deed.item), deed.person))
        case StayAway():
            _stay_away(session, deed, by, seen)
        case ShiftRide():
            _shift_ride(session, deed, by, seen)
        case Reassign():
            _reassign(session, deed, by, seen)


def _seen(seen: Seen, kind: str, ident: int) -> int:
    return seen.get((kind, ident), _NEVER)


def _shift(session: Session, deed: Shift, by: Actor, seen: Seen) -> None:
    step = clock_step(get_item(session, deed.item).when, deed.minutes)
    if step is None:
        raise Refusal(GONE)
    move_item(session, MoveItem(deed.item, by, _seen(seen, ITEM, deed.item), step))


def _house(session: Session, item_id: int, hall_id: int | None, by: Actor, seen: Seen) -> None:
    details = details_of(get_item(session, item_id), hall_id=hall_id, venue_id=None)
    change_item(session, ChangeItem(item_id, by, _seen(seen, ITEM, item_id), details))


def details_of(item: ProgrammeItem, **over: object) -> ItemDetails:
    """Return what the form of an item would ask for, as it stands now; `over` sets some of it anew."""
    when = item.when
    time = TypedTime(
        day=item.day,
        precision=item.precision,
        start=when.start.local.time() if when.start else None,
        end=when.end.local.time() if when.end else None,
        ends_next_day=when.overnight,
        zone=item.zone,
        start_fold=item.start_fold,
        end_fold=item.end_fold,
    )
    return ItemDetails(**{one.name: getattr(item, one.name) for one in fields(ItemDetails) if one.name != "time"} | {"time": time} | over)


def _stand_in(session: Session, deed: StandIn, by: Actor, seen: Seen) -> None:
    """Hand the roles over, and with that of the interpreter what they do there; who is gone attends no more."""
    roster = roster_of(session, get_event(session, get_item(session, deed.item).event_id))
    roles = roster.going(deed.item).roles
    if all(person != deed.gone for person, _ in roles):
        raise Refusal(GONE)
    given = tuple((deed.instead if person == deed.gone else person, role) for person, role in roles)
    set_roles(session, SetRoles(deed.item, by, _seen(seen, ITEM, deed.item), given))
    booking = find_booking(session, deed.item, deed.gone)
    if booking is not None:
        whom = booking.delegation_id, booking.note
        book_interpreter(session, BookInterpreter(deed.item, by, None, deed.instead, booking.source, booking.target, *whom))
        unbook_interpreter(session, UnbookInterpreter(deed.item, by, None, deed.gone))
    for member, attends in _away(session, roster, deed.item, deed.gone):
        set_member(session, SetMember(deed.item, by, None, member, attends))


def _stay_away(session: Session, deed: StayAway, by: Actor, seen: Seen) -> None:
    roster = roster_of(session, get_event(session, get_item(session, deed.item).event_id))
    rows = [row for person in deed.people for row in _away(session, roster, deed.item, person)]
    if not rows:
        raise Refusal(GONE)
    for place, (member, attends) in enumerate(rows):
        # The first one checks what the page showed; it is ourselves who have changed it for the others.
        set_member(session, SetMember(deed.item, by, None if place else _seen(seen, ITEM, deed.item), member, attends))


def _away(session: Session, roster: Roster, item_id: int, person: int) -> Iterator[tuple[int, bool | None]]:
    """Yield how to say of each membership of somebody that they do not attend.

    Who comes instead of a member who was sent by name goes for that one's sake: there the exception is taken back.
    """
    going = roster.going(item_id)
    mine = {
        place.id
        for party in roster.parties
        for place in party.coming
        if place.person_id == person
        and (place.id in going.plus or (place.delegation_id in going.delegations and place.id not in going.minus))
    }
    for member in sorted(mine):
        yield member, False
    instead = instead_of(place for party in roster.parties for place in party.places)
    sent = select(ItemMember.member_id).where(ItemMember.item_id == item_id, ItemMember.attends.is_(True)).order_by(ItemMember.member_id)
    for member in session.scalars(sent).all():
        comes: tuple[int, ...] = stood_in((member,), instead)
        if member not in mine and mine.intersection(comes):
            yield member, None


def _shift_ride(session: Session, deed: ShiftRide, by: Actor, seen: Seen) -> None:
    start = get_transfer(session, deed.ride).start
    assert start is not None  # the column is never empty
    to = later(start, timedelta(minutes=deed.minutes))
    move_transfer(session, MoveTransfer(deed.ride, by, _seen(seen, RIDE, deed.ride), to))


def _reassign(session: Session, deed: Reassign, by: Actor, seen: Seen) -> None:
    rows = cars_of(get_transfer(session, deed.ride))
    if all(car.vehicle_id != deed.vehicle for car in rows):
        raise Refusal(GONE)
    cars = tuple(CarRow(car.uid, deed.instead, car.note) if car.vehicle_id == deed.vehicle else car for car in rows)
    set_cars(session, SetCars(deed.ride, by, _seen(seen, RIDE, deed.ride), cars))
