"""What all writes of legs begin with, and how who travels is written."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.events.queries import may_change
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.journeys.queries import get_leg
from app.planning.journeys.rules import Passenger, refuse_passengers
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person


def leg_to_change(session: Session, leg_id: int, by: Actor, seen: int | None) -> Leg:
    """Return a leg that this person may change and that is as they saw it."""
    leg = get_leg(session, leg_id)
    if not may_change(leg.event, by):
        raise NotAllowed
    refuse_if_stale(leg, seen)
    return leg


def passengers_on(leg: Leg) -> tuple[Passenger, ...]:
    """Return who travels on a leg as values."""
    return tuple(Passenger(one.person_id or one.person.id, one.vip, one.luggage, one.note) for one in leg.passengers)


def write_passengers(leg: Leg, passengers: Iterable[Passenger], persons: Mapping[int, Person]) -> None:
    """Put exactly these on a leg, new ones last; `persons` has those. Nothing is written where nothing changes."""
    before = {one.person_id: one for one in leg.passengers}
    places = {ident: place for place, ident in enumerate(before)}
    wanted = tuple(sorted(passengers, key=lambda one: places.get(one.person_id, len(places))))
    refuse_passengers(wanted)
    if wanted == passengers_on(leg):
        return
    leg.passengers = [_row(before.get(one.person_id), one, persons) for one in wanted]
    leg.passenger_list = "\n".join(_line(one) for one in wanted)
    leg.passenger_state = new_uid()  # luggage and notes count as well: the next person must see a new revision


def persons_of_event(session: Session, event_id: int, ids: Collection[int]) -> dict[int, Person]:
    """Return those of some persons who come to an event: members who come, and persons with a role at an item."""
    if not ids:
        return {}
    members = select(DelegationMember.person_id).where(DelegationMember.event_id == event_id, DelegationMember.status.not_in(GONE))
    with_role = select(ItemPerson.person_id).join(ProgrammeItem).where(ProgrammeItem.event_id == event_id)
    query = select(Person).where(Person.id.in_(sorted(ids)), Person.id.in_(union(members, with_role)))
    return {person.id: person for person in session.scalars(query)}


def _row(known: LegPassenger | None, one: Passenger, persons: Mapping[int, Person]) -> LegPassenger:
    row = known or LegPassenger(person=persons[one.person_id], person_id=one.person_id)
    row.vip, row.luggage, row.note = one.vip, one.luggage, one.note
    return row


def _line(one: Passenger) -> str:
    return f"{'vip' if one.vip else 'on'} {one.person_id}"
