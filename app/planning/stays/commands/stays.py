"""Giving people beds, one or many at once; changing, cancelling and removing a stay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.stays.commands.common import place_in, stay_to_change
from app.planning.stays.models import Room, Stay
from app.planning.stays.rules import Payer, RoomCategory, refuse_days, usual_days
from app.planning.stays.travel import NOWHERE, travel_days_of
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person

MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted for those who are given beds; None: as the room is, as the legs of each have it."""

    hotel_id: int
    room_id: int | None = None
    category: RoomCategory | None = None
    from_day: date | None = None
    until_day: date | None = None
    payer: Payer = Payer.HOST
    note: str = ""


@dataclass(frozen=True, slots=True)
class GiveBeds:
    """Give several people beds at one hotel. `uid` is chosen by the page, so that pressing twice gives each one."""

    event_id: int
    by: Actor
    uid: str
    person_ids: Sequence[int]
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class StayDetails:
    """What the form of one stay asks for."""

    hotel_id: int
    room_id: int | None
    category: RoomCategory
    from_day: date
    until_day: date
    payer: Payer = Payer.HOST
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeStay:
    """Change a stay that the person saw at revision `seen`."""

    stay_id: int
    by: Actor
    seen: int | None
    details: StayDetails


@dataclass(frozen=True, slots=True)
class OnStay:
    """Do something to a stay that the person saw at revision `seen`."""

    stay_id: int
    by: Actor
    seen: int | None


def give_beds(session: Session, cmd: GiveBeds) -> tuple[int, ...]:
    """Make the stays and return their ids, those of an earlier press of the same button among them.

    More people than beds in a room are shown as a finding, not refused: a folding bed is a matter of the hotel.
    """
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    uids = {person_id: uid_from(cmd.uid, str(person_id)) for person_id in cmd.person_ids}
    if not uids:
        raise Refusal(N_("Choose who is to stay there."), "person")
    if len(uids) > MOST_AT_ONCE:
        raise Refusal(N_("Give beds to %(most)s people at once at most."), "person", most=MOST_AT_ONCE)
    made = {stay.uid: stay for stay in session.scalars(select(Stay).where(Stay.uid.in_(uids.values())))}
    if any(stay.event_id != event.id for stay in made.values()):
        raise NotAllowed
    fresh = [person_id for person_id, uid in uids.items() if uid not in made]
    try:
        with session.begin_nested():
            _make(session, event, cmd.wanted, _people(session, fresh), uids)
    except IntegrityError:
        # The same press has come twice at once, and the other one has made them: then all of them are there.
        made_by_other = session.scalars(select(Stay.id).where(Stay.uid.in_(uids.values()))).all()
        if len(made_by_other) < len(uids):
            raise
    return tuple(session.scalars(select(Stay.id).where(Stay.uid.in_(uids.values())).order_by(Stay.id)))


def change_stay(session: Session, cmd: ChangeStay) -> int:
    """Write the new details and return the hotel's id. Who comes on another day or to another hotel stands there by precedence."""
    stay = stay_to_change(session, cmd.stay_id, cmd.by, cmd.seen)
    details = cmd.details
    refuse_days(details.from_day, details.until_day)
    hotel, room = place_in(session, stay.event_id, details.hotel_id, details.room_id)
    if (stay.hotel_id, stay.from_day) != (hotel.id, details.from_day):
        stay.order_no = None
    stay.hotel, stay.room, stay.category = hotel, room, details.category
    stay.from_day, stay.until_day = details.from_day, details.until_day
    stay.payer, stay.note = details.payer, details.note
    session.flush()
    return hotel.id


def cancel_stay(session: Session, cmd: OnStay) -> int:
    """Cancel the stay and return the hotel's id; where it is cancelled already, both people wanted the same."""
    return _cancelled(session, cmd, now=True)


def restore_stay(session: Session, cmd: OnStay) -> int:
    """Let a cancelled stay hold again and return the hotel's id."""
    return _cancelled(session, cmd, now=False)


def remove_stay(session: Session, cmd: OnStay) -> int:
    """Remove the stay and return the hotel's id; one that was published is cancelled instead, for somebody may count on it."""
    stay = stay_to_change(session, cmd.stay_id, cmd.by, cmd.seen)
    if stay.was_published:
        raise Refusal(N_("This stay has been published. Cancel it instead, so that everybody who counts on it learns of it."))
    hotel_id = stay.hotel_id
    session.delete(stay)
    session.flush()
    return hotel_id


def _cancelled(session: Session, cmd: OnStay, *, now: bool) -> int:
    stay = stay_to_change(session, cmd.stay_id, cmd.by, None)
    if stay.cancelled is not now:
        stay = stay_to_change(session, cmd.stay_id, cmd.by, cmd.seen)
        stay.cancelled, stay.order_no = now, None
        session.flush()
    return stay.hotel_id


def _people(session: Session, ids: Sequence[int]) -> Sequence[Person]:
    """Return the persons meant; until the transaction ends nobody merges or erases them."""
    query = select(Person).where(Person.id.in_(ids), Person.merged_into_id.is_(None), Person.erased_at.is_(None))
    found = {person.id: person for person in session.scalars(query.order_by(Person.id).with_for_update())}
    if len(found) < len(ids):
        raise Refusal(N_("Somebody of those chosen is no longer in the directory. Choose anew."), "person")
    return [found[ident] for ident in ids]


def _make(session: Session, event: Event, wanted: Wanted, people: Sequence[Person], uids: dict[int, str]) -> None:
    hotel, room = place_in(session, event.id, wanted.hotel_id, wanted.room_id)
    travels = travel_days_of(session, event.id) if wanted.from_day is None or wanted.until_day is None else {}
    for person in people:
        travel = travels.get(person.id, NOWHERE)
        arrives, leaves = wanted.from_day or travel.arrives, wanted.until_day or travel.leaves
        if wanted.from_day and wanted.until_day:
            from_day, until_day = wanted.from_day, wanted.until_day
        else:
            from_day, until_day = usual_days(event.first_day, event.last_day, arrives, leaves)
        refuse_days(from_day, until_day)
        session.add(
            Stay(
                uid=uids[person.id],
                event_id=event.id,
                person=person,
                hotel=hotel,
                room=room,
                category=wanted.category or _category(room),
                from_day=from_day,
                until_day=until_day,
                payer=wanted.payer,
                note=wanted.note,
            )
        )
    session.flush()


def _category(room: Room | None) -> RoomCategory:
    return room.category if room else RoomCategory.STANDARD
