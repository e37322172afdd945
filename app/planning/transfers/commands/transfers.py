"""Writes of transfers: add, change, move, copy, cancel, restore, remove."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.ground.kernel.when import Precision, When
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.journeys.models import Leg
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import placed
from app.planning.transfers.commands.seating import write_cars, write_passengers
from app.planning.transfers.models import Transfer
from app.planning.transfers.queries import cars_of, find_transfer_by_uid, get_transfer, passengers_of
from app.planning.transfers.rules import MOST_TRANSFERS, PassengerRow, Purpose, later, length_of
from app.register.accounts.rules.roles import Actor
from app.register.venues.models import Venue
from app.register.venues.travel import travel_minutes


@dataclass(frozen=True, slots=True)
class TransferDetails:
    """What the form of a transfer asks for; without an end it is reckoned from the travel minutes."""

    start: WallTime
    end: WallTime | None = None
    purpose: Purpose = Purpose.OTHER
    from_venue_id: int | None = None
    from_place: Texts = Texts()
    to_venue_id: int | None = None
    to_place: Texts = Texts()
    leg_id: int | None = None
    item_id: int | None = None
    motorcade: bool = False
    note: Texts = Texts()
    staff_note: str = ""


@dataclass(frozen=True, slots=True)
class AddTransfer:
    """Let people be driven. `uid` is chosen by the page, so that pressing twice makes one."""

    event_id: int
    by: Actor
    uid: str
    details: TransferDetails
    passengers: tuple[int, ...] = ()
    """Persons by id, none of them in a car yet."""
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeTransfer:
    """Change a transfer that the person saw at revision `seen`."""

    transfer_id: int
    by: Actor
    seen: int | None
    details: TransferDetails


@dataclass(frozen=True, slots=True)
class MoveTransfer:
    """Let a transfer start at another time; it lasts as long as before."""

    transfer_id: int
    by: Actor
    seen: int | None
    start: WallTime


@dataclass(frozen=True, slots=True)
class OnTransfer:
    """Do something to a transfer that the person saw at revision `seen`."""

    transfer_id: int
    by: Actor
    seen: int | None


class CancelTransfer(OnTransfer):
    """Cancel a transfer; it stays, struck out, until everybody has been told."""


class RestoreTransfer(OnTransfer):
    """Take a cancellation back."""


class RemoveTransfer(OnTransfer):
    """Remove a transfer that never went out."""


@dataclass(frozen=True, slots=True)
class CopyTransfer:
    """Copy a transfer with its cars and passengers; `uid` is the copy's."""

    transfer_id: int
    by: Actor
    uid: str


def add_transfer(session: Session, cmd: AddTransfer) -> int:
    """Make the transfer and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_made(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    _refuse_too_many(session, event.id)
    transfer = Transfer(uid=cmd.uid, code=cmd.code, event_id=event.id, leg=None, item=None, from_venue=None, to_venue=None)
    transfer.cars, transfer.passengers = [], []
    _write(session, transfer, event, cmd.details)
    made = made_once(session, transfer, lambda: _find_made(session, event.id, cmd.uid))
    if made is transfer and cmd.passengers:
        write_passengers(session, transfer, tuple(PassengerRow(person) for person in dict.fromkeys(cmd.passengers)))
        session.flush()
    return made.id


def change_transfer(session: Session, cmd: ChangeTransfer) -> int:
    """Write the new details and return the transfer's id."""
    transfer = transfer_to_change(session, cmd.transfer_id, cmd.by, cmd.seen)
    _write(session, transfer, transfer.event, cmd.details)
    session.flush()
    return transfer.id


def move_transfer(session: Session, cmd: MoveTransfer) -> int:
    """Move the transfer and return its id; its real length stays."""
    transfer = transfer_to_change(session, cmd.transfer_id, cmd.by, cmd.seen)
    _place(transfer, transfer.event, cmd.start, later(cmd.start, transfer.end_at - transfer.start_at))
    session.flush()
    return transfer.id


def cancel_transfer(session: Session, cmd: OnTransfer) -> int:
    """Cancel the transfer and return its id."""
    return _set_cancelled(session, cmd, cancelled=True)


def restore_transfer(session: Session, cmd: OnTransfer) -> int:
    """Let the transfer take place again and return its id."""
    return _set_cancelled(session, cmd, cancelled=False)


def remove_transfer(session: Session, cmd: OnTransfer) -> int:
    """Remove a transfer that never went out; one that did is cancelled instead. Returns the event's id."""
    transfer = transfer_to_change(session, cmd.transfer_id, cmd.by, cmd.seen)
    event_id = transfer.event_id
    if transfer.was_published:
        transfer.cancelled = True
    else:
        session.delete(transfer)
    session.flush()
    return event_id


def copy_transfer(session: Session, cmd: CopyTransfer) -> int:
    """Copy a transfer to the same time, cars and passengers and all; return the copy's id."""
    transfer = transfer_to_change(session, cmd.transfer_id, cmd.by, None)
    made = _find_made(session, transfer.event_id, cmd.uid)
    if made is not None:
        return made.id
    details = replace(details_of(transfer), end=None) if transfer.end_is_estimate else details_of(transfer)
    copy_id = add_transfer(session, AddTransfer(transfer.event_id, cmd.by, cmd.uid, details))
    copy, cars = get_transfer(session, copy_id), cars_of(transfer)
    uids = {car.uid: new_uid() for car in cars}
    write_cars(session, copy, tuple(replace(car, uid=uids[car.uid]) for car in cars))
    write_passengers(session, copy, tuple(replace(row, car=uids.get(row.car, "")) for row in passengers_of(transfer)))
    session.flush()
    return copy_id


def details_of(transfer: Transfer) -> TransferDetails:
    """Return what the form of a transfer would ask for, as it stands now."""
    start = transfer.start
    assert start is not None  # the column is never empty
    return TransferDetails(
        start=start,
        end=transfer.end,
        purpose=transfer.purpose,
        from_venue_id=transfer.from_venue_id,
        from_place=transfer.from_place,
        to_venue_id=transfer.to_venue_id,
        to_place=transfer.to_place,
        leg_id=transfer.leg_id,
        item_id=transfer.item_id,
        motorcade=transfer.motorcade,
        note=transfer.note,
        staff_note=transfer.staff_note,
    )


def transfer_to_change(session: Session, transfer_id: int, by: Actor, seen: int | None) -> Transfer:
    """Return a transfer with all that it shows, which this person may change and which is as they saw it."""
    transfer = get_transfer(session, transfer_id)
    get_event_to_change(session, transfer.event_id, by)
    refuse_if_stale(transfer, seen)
    return transfer


def _set_cancelled(session: Session, cmd: OnTransfer, *, cancelled: bool) -> int:
    transfer = transfer_to_change(session, cmd.transfer_id, cmd.by, cmd.seen)
    transfer.cancelled = cancelled
    session.flush()
    return transfer.id


def _write(session: Session, transfer: Transfer, event: Event, details: TransferDetails) -> None:
    start_venue = _venue(session, details.from_venue_id, "from_venue")
    goal_venue = _venue(session, details.to_venue_id, "to_venue")
    if start_venue is None and not details.from_place:
        raise Refusal(N_("Say from where: choose a place or write it in words."), "from_venue")
    if goal_venue is None and not details.to_place:
        raise Refusal(N_("Say where to: choose a place or write it in words."), "to_venue")
    leg = session.get(Leg, details.leg_id) if details.leg_id else None
    item = session.get(ProgrammeItem, details.item_id) if details.item_id else None
    _refuse_foreign(details.leg_id, leg.event_id if leg else None, event, "leg")
    _refuse_foreign(details.item_id, item.event_id if item else None, event, "item")
    end = details.end
    if end is None:
        way = travel_minutes(session).between(details.from_venue_id, details.to_venue_id)
        end = later(details.start, length_of(way.minutes if way else None))
    _place(transfer, event, details.start, end)  # nothing is looked up from here on: a query in between would write half of it
    transfer.end_is_estimate = details.end is None
    transfer.purpose, transfer.motorcade = details.purpose, details.motorcade
    for name, linked in (("from_venue", start_venue), ("to_venue", goal_venue), ("leg", leg), ("item", item)):
        if getattr(transfer, name) is not linked:
            setattr(transfer, name, linked)
    transfer.from_place, transfer.to_place = details.from_place, details.to_place
    transfer.note, transfer.staff_note = details.note, details.staff_note


def _place(transfer: Transfer, event: Event, start: WallTime, end: WallTime) -> None:
    """Write when it starts and gets there; refuse what cannot be a transfer of this event."""
    when = When(start.day, Precision.EXACT, start, end)
    placed(when, event.days, arrival_margin=event.arrival_margin, departure_margin=event.departure_margin)
    transfer.day, transfer.zone, transfer.tzdata = start.day, start.zone, TZDATA_RELEASE
    transfer.start, transfer.end = start, end.at(start.zone)


def _venue(session: Session, venue_id: int | None, field: str) -> Venue | None:
    venue = session.get(Venue, venue_id) if venue_id else None
    if venue_id and venue is None:
        raise Refusal(N_("This place has been removed; choose another one."), field)
    return venue


def _refuse_foreign(ident: int | None, event_id: int | None, event: Event, field: str) -> None:
    if ident and event_id != event.id:
        raise Refusal(N_("This does not belong to this event any more; choose again."), field)


def _find_made(session: Session, event_id: int, uid: str) -> Transfer | None:
    """Return what an earlier press of the same button made; a name that is taken at another event is no such thing."""
    made = find_transfer_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made


def _refuse_too_many(session: Session, event_id: int) -> None:
    count = session.scalar(select(func.count()).select_from(Transfer).where(Transfer.event_id == event_id)) or 0
    if count >= MOST_TRANSFERS:
        raise Refusal(N_("An event has %(most)s transfers at most."), most=MOST_TRANSFERS)
