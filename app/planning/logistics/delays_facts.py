"""Reads what the consequences of late legs follow from; as many queries for one leg of an event as for fifty."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.ground.kernel.texts import Texts
from app.planning.attendance.whereabouts import OPEN_LASTS
from app.planning.events.models import Event
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.journeys.queries import arrangements_of
from app.planning.journeys.rules import Buffers, Direction
from app.planning.logistics.delays import what_breaks
from app.planning.logistics.delays_thought import NEAR, Around
from app.planning.logistics.delays_values import Consequence, Drive, Journey, Night, OtherLeg, Traveller, Visit
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.roster_queries import Roster
from app.planning.programmes.rules import ItemKind
from app.planning.stays.models import Stay
from app.planning.transfers.models import Transfer, TransferCar, TransferPassenger, Vehicle
from app.planning.transfers.moves import Spot
from app.planning.transfers.whom import roster_without_names
from app.register.venues.models import Hall
from app.register.venues.travel import Travel, travel_minutes

_ON_THE_WAY: Final = (ItemKind.TRANSFER, ItemKind.ARRIVAL, ItemKind.DEPARTURE)
"""Items of a programme that tell of the way itself."""


@dataclass(frozen=True, slots=True)
class DelayFacts:
    """What the consequences of some legs of an event follow from."""

    event: Event
    roster: Roster
    journeys: Mapping[int, Journey]
    """By the id of the leg; a leg without a time, or cancelled, has none."""
    drives: tuple[Drive, ...]
    visits: tuple[Visit, ...]
    nights: tuple[Night, ...]
    legs: Mapping[int, tuple[OtherLeg, ...]]
    """The next or previous legs of the passengers of each leg in question."""
    travel: Travel
    buffers: Buffers

    def consequences(self, leg_id: int) -> tuple[Consequence, ...]:
        """Return what a leg breaks; nothing where nobody knows its time."""
        journey = self.journeys.get(leg_id)
        if journey is None:
            return ()
        around = Around(self.drives, self.visits, self.nights, self.legs.get(leg_id, ()), self.travel, self.buffers)
        return what_breaks(journey, around)

    def members(self, item_id: int, person_id: int) -> tuple[int, ...]:
        """Return the members as whom somebody attends an item; none where they only have a role there, which stays theirs."""
        going = self.roster.going(item_id)
        if any(person == person_id for person, _ in going.roles):
            return ()
        return tuple(
            place.id
            for party in self.roster.parties
            for place in party.coming
            if place.person_id == person_id
            and place.id not in going.minus
            and (place.delegation_id in going.delegations or place.id in going.plus)
        )


def delay_facts(session: Session, event: Event, leg_ids: Collection[int]) -> DelayFacts:
    """Return what the consequences of some legs of an event follow from; as many queries for one as for many."""
    buffers = arrangements_of(session, event.id).buffers
    legs = _legs(session, event.id)
    wanted = {ident: legs[ident] for ident in leg_ids if ident in legs}
    aboard = _aboard(session, wanted)
    people = {person for ident in wanted for person in aboard[ident]}
    moments = [at for leg in wanted.values() for at in (_expected(leg), leg.planned_at or _expected(leg))]
    roster = roster_without_names(session, event)
    if not moments:
        return DelayFacts(event, roster, {}, (), (), (), {}, Travel({}, {}), buffers)
    first, last = min(moments) - 2 * NEAR, max(moments) + 2 * NEAR
    return DelayFacts(
        event,
        roster,
        {ident: _journey(leg, legs, aboard, buffers) for ident, leg in wanted.items()},
        _drives(session, event.id, first, last),
        _visits(session, event.id, roster, people, first, last),
        _nights(session, event.id, wanted),
        {ident: _others(leg, legs, aboard, buffers) for ident, leg in wanted.items()},
        travel_minutes(session),
        buffers,
    )


def _legs(session: Session, event_id: int) -> dict[int, Any]:
    """Return the legs of an event that take place at a known time."""
    query = select(
        Leg.id, Leg.direction, Leg.planned_at, Leg.estimated_at, Leg.actual_at, Leg.zone, Leg.venue_id, Leg.place, Leg.vip, Leg.border
    ).where(Leg.event_id == event_id, Leg.cancelled.is_(False))
    return {leg.id: leg for leg in session.execute(query.order_by(Leg.id)) if leg.actual_at or leg.estimated_at or leg.planned_at}


def _expected(leg: Any) -> datetime:
    at: datetime = leg.actual_at or leg.estimated_at or leg.planned_at
    return at


def _aboard(session: Session, legs: Iterable[int]) -> dict[int, dict[int, bool]]:
    """Return who travels on the legs in question, and on which others they travel; with whether they go through the VIP hall."""
    theirs = select(LegPassenger.person_id).where(LegPassenger.leg_id.in_(sorted(legs)))
    query = select(LegPassenger.leg_id, LegPassenger.person_id, LegPassenger.vip).where(LegPassenger.person_id.in_(theirs))
    aboard: dict[int, dict[int, bool]] = defaultdict(dict)
    for leg_id, person, vip in session.execute(query.order_by(LegPassenger.id)):
        aboard[leg_id][person] = vip
    return aboard


def _spot(venue_id: int | None, words: Texts) -> Spot | None:
    return Spot(words, venue_id) if venue_id is not None or words else None


def _journey(leg: Any, legs: Mapping[int, Any], aboard: Mapping[int, Mapping[int, bool]], buffers: Buffers) -> Journey:
    here = leg.planned_at or _expected(leg)
    before: dict[int, list[datetime]] = defaultdict(list)
    behind: dict[int, list[datetime]] = defaultdict(list)
    for ident, people in aboard.items():
        other = legs.get(ident)
        if other is None or ident == leg.id:
            continue
        side = behind if (other.planned_at or _expected(other)) > here else before
        for person in people.keys() & aboard[leg.id].keys():
            side[person].append(_bound(other, people[person], buffers))
    travellers = tuple(
        Traveller(person, vip or leg.vip, max(before[person], default=None), min(behind[person], default=None))
        for person, vip in sorted(aboard[leg.id].items())
    )
    return Journey(leg.id, leg.direction, leg.planned_at, _expected(leg), _spot(leg.venue_id, leg.place), leg.zone, travellers, leg.border)


def _bound(leg: Any, vip: bool, buffers: Buffers) -> datetime:
    buffer = buffers.after(vip=vip or leg.vip, border=leg.border)
    return _expected(leg) + buffer if leg.direction is Direction.ARRIVAL else _expected(leg) - buffer


def _others(leg: Any, legs: Mapping[int, Any], aboard: Mapping[int, Mapping[int, bool]], buffers: Buffers) -> tuple[OtherLeg, ...]:
    """Return the departures after an arrival, or the arrivals before a departure, of those who are on it."""
    sign = 1 if leg.direction is Direction.ARRIVAL else -1
    here, found = leg.planned_at or _expected(leg), []
    for ident, people in aboard.items():
        other = legs.get(ident)
        if other is None or other.direction is leg.direction or sign * ((other.planned_at or _expected(other)) - here) <= timedelta(0):
            continue
        by_bound: dict[datetime, set[int]] = defaultdict(set)
        for person in people.keys() & aboard[leg.id].keys():
            by_bound[_bound(other, people[person], buffers)].add(person)
        found += [OtherLeg(ident, at, _spot(other.venue_id, other.place), frozenset(them)) for at, them in by_bound.items()]
    return tuple(found)


def _drives(session: Session, event_id: int, first: datetime, last: datetime) -> tuple[Drive, ...]:
    """Return the transfers of the time, those of other events too where they use the same vehicles or drivers. Three queries."""
    near = and_(Transfer.cancelled.is_(False), Transfer.start_at < last, Transfer.end_at > first)
    uses = _uses(session, event_id, near)
    query = select(
        Transfer.id,
        Transfer.start_at,
        Transfer.end_at,
        Transfer.from_venue_id,
        Transfer.from_place,
        Transfer.to_venue_id,
        Transfer.to_place,
        Transfer.leg_id,
    ).where(near, or_(Transfer.event_id == event_id, Transfer.id.in_(sorted(uses))))
    people: dict[int, set[int]] = defaultdict(set)
    driven = select(TransferPassenger.transfer_id, TransferPassenger.person_id).join(TransferPassenger.transfer)
    for transfer_id, person in session.execute(driven.where(near, Transfer.event_id == event_id)):
        people[transfer_id].add(person)
    return tuple(
        Drive(
            row.id,
            row.start_at,
            row.end_at,
            Spot(row.from_place, row.from_venue_id),
            Spot(row.to_place, row.to_venue_id),
            frozenset(people[row.id]),
            row.leg_id,
            frozenset(uses.get(row.id, ())),
        )
        for row in session.execute(query.order_by(Transfer.start_at, Transfer.id))
    )


def _uses(session: Session, event_id: int, near: ColumnElement[bool]) -> Mapping[int, set[str]]:
    """Return the vehicles, plates and drivers of the transfers of the time, of other events only those that this one has too."""
    ours, theirs = aliased(Vehicle), Vehicle
    same = select(theirs.id).join(
        ours,
        and_(
            ours.event_id == event_id,
            or_(
                ours.id == theirs.id,
                and_(ours.plate_key != "", ours.plate_key == theirs.plate_key),
                ours.driver_id == theirs.driver_id,
            ),
        ),
    )
    query = select(TransferCar.transfer_id, theirs.id, theirs.plate_key, theirs.driver_id).join(theirs, theirs.id == TransferCar.vehicle_id)
    uses: dict[int, set[str]] = defaultdict(set)
    for transfer_id, vehicle, plate, driver in session.execute(query.join(TransferCar.transfer).where(near, theirs.id.in_(same))):
        uses[transfer_id].add(f"vehicle:{vehicle}")
        uses[transfer_id] |= {f"plate:{plate}"} if plate else set()
        uses[transfer_id] |= {f"driver:{driver}"} if driver else set()
    return uses


def _visits(session: Session, event_id: int, roster: Roster, people: Collection[int], first: datetime, last: datetime) -> tuple[Visit, ...]:
    """Return the items of the time that somebody of these attends."""
    query = (
        select(
            ProgrammeItem.id,
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            ProgrammeItem.place_note,
            func.coalesce(ProgrammeItem.venue_id, Hall.venue_id).label("venue_id"),
        )
        .outerjoin(Hall, Hall.id == ProgrammeItem.hall_id)
        .where(ProgrammeItem.event_id == event_id, ProgrammeItem.cancelled.is_(False), ProgrammeItem.kind.not_in(_ON_THE_WAY))
        .where(ProgrammeItem.starts_at > first, ProgrammeItem.starts_at < last)
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    visits = (
        Visit(
            row.id,
            row.starts_at,
            row.ends_at or row.starts_at + OPEN_LASTS,
            _spot(row.venue_id, row.place_note),
            roster.attending(row.id).intersection(people),
        )
        for row in session.execute(query)
    )
    return tuple(visit for visit in visits if visit.people)


def _nights(session: Session, event_id: int, legs: Iterable[int]) -> tuple[Night, ...]:
    theirs = select(LegPassenger.person_id).where(LegPassenger.leg_id.in_(sorted(legs)))
    query = select(Stay.hotel_id, Stay.person_id, Stay.from_day, Stay.until_day)
    query = query.where(Stay.event_id == event_id, Stay.cancelled.is_(False), Stay.person_id.in_(theirs))
    return tuple(Night(*row) for row in session.execute(query.order_by(Stay.from_day, Stay.id)))
