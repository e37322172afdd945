"""Reads what a day's needs follow from: legs, items, hotels, who goes where; as many queries for three persons as for three thousand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Integer, and_, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.planning.attendance.whereabouts import OPEN_LASTS
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.journeys.queries import arrangements_of
from app.planning.journeys.rules import Buffers, Direction
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.roster_queries import Roster
from app.planning.programmes.rules import ItemKind
from app.planning.stays.models import Hotel, Stay
from app.planning.transfers.models import Transfer, TransferPassenger
from app.planning.transfers.moves import PersonsDay, Sort, Spot, Station, is_here
from app.planning.transfers.needs import Need, Ride, open_needs
from app.planning.transfers.whom import roster_without_names
from app.register.venues.models import Hall, Venue
from app.register.venues.travel import Travel, travel_minutes

NIGHT_ENDS: Final = time(6)
"""A transfer that starts before this belongs to the evening before as well."""
_ON_THE_WAY: Final = (ItemKind.TRANSFER, ItemKind.ARRIVAL, ItemKind.DEPARTURE)
"""Items of a programme that tell of the way itself."""
_DAYS_OF_LEGS: Final = select(Leg.id, Leg.day, Leg.direction)


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What the needs of a day follow from, and what tells them."""

    roster: Roster
    days: tuple[PersonsDay, ...]
    travel: Travel
    legs: Mapping[int, str]
    """Numbers of the legs of the day, by id."""
    items: Mapping[int, Texts]
    """Titles of the items of the day, by id."""
    untimed: tuple[str, ...]
    """Numbers of the legs of the day that have no time yet: nobody on them is reckoned with."""


def needs_on(session: Session, event_id: int, day: date) -> tuple[Need, ...]:
    """Return who has to get somewhere on a day of an event and is not yet looked after."""
    facts = day_facts(session, get_event(session, event_id), day)
    return open_needs(facts.days, rides_on(session, event_id, day), facts.travel)


def day_facts(session: Session, event: Event, day: date) -> DayFacts:
    """Return what the needs of a day follow from."""
    roster = roster_without_names(session, event)
    legs = _legs(session, event.id, day)
    items = _items(session, event.id, day)
    timed = {leg.id: leg for leg in legs if _expected(leg) is not None}
    stations: dict[int, list[Station]] = defaultdict(list)
    here = _travellers(session, event.id, day, timed, arrangements_of(session, event.id).buffers, stations)
    for item in items:
        station = _item_station(item)
        for person in roster.attending(item.id):
            stations[person].append(station)
    return DayFacts(
        roster,
        tuple(_days(stations, _nights(session, event.id, day), here, roster)),
        travel_minutes(session),
        {leg.id: leg.number for leg in legs},
        {item.id: item.title for item in items},
        tuple(leg.number for leg in legs if leg.id not in timed),
    )


def rides_on(session: Session, event_id: int, day: date) -> tuple[Ride, ...]:
    """Return the transfers of a day and of the night after it that take place, with who is aboard. Two queries."""
    from_name, to_name = _venue_name(Transfer.from_venue_id), _venue_name(Transfer.to_venue_id)
    query = select(
        Transfer.id,
        Transfer.from_venue_id,
        from_name.label("from_name"),
        Transfer.from_place,
        Transfer.to_venue_id,
        to_name.label("to_name"),
        Transfer.to_place,
        Transfer.start_at,
        Transfer.end_at,
        Transfer.leg_id,
        Transfer.item_id,
    ).where(Transfer.cancelled.is_(False), *_of_day(event_id, day))
    aboard: dict[int, set[int]] = defaultdict(set)
    people = select(TransferPassenger.transfer_id, TransferPassenger.person_id).join(TransferPassenger.transfer)
    for transfer_id, person_id in session.execute(people.where(Transfer.cancelled.is_(False), *_of_day(event_id, day))):
        aboard[transfer_id].add(person_id)
    return tuple(
        Ride(
            row.id,
            Spot(row.from_name or row.from_place, row.from_venue_id),
            Spot(row.to_name or row.to_place, row.to_venue_id),
            row.start_at,
            row.end_at,
            frozenset(aboard[row.id]),
            row.leg_id,
            row.item_id,
        )
        for row in session.execute(query)
    )


def _of_day(event_id: int, day: date) -> tuple[Any, ...]:
    night = datetime.combine(day + timedelta(days=1), NIGHT_ENDS)
    tonight = and_(Transfer.day == night.date(), Transfer.start_local < night)
    return Transfer.event_id == event_id, or_(Transfer.day == day, tonight)


def _venue_name(column: Any) -> Any:
    return select(Venue.name).where(Venue.id == column).scalar_subquery()


def _legs(session: Session, event_id: int, day: date) -> list[Any]:
    query = (
        select(
            Leg.id,
            Leg.number,
            Leg.direction,
            Leg.place,
            Leg.venue_id,
            Venue.name.label("venue"),
            Leg.planned_at,
            Leg.estimated_at,
            Leg.actual_at,
            Leg.vip,
            Leg.border,
        )
        .outerjoin(Venue, Venue.id == Leg.venue_id)
        .where(Leg.event_id == event_id, Leg.day == day, Leg.cancelled.is_(False))
        .order_by(Leg.id)
    )
    return list(session.execute(query))


def _expected(leg: Any) -> datetime | None:
    expected: datetime | None = leg.actual_at or leg.estimated_at or leg.planned_at
    return expected


def _travellers(
    session: Session, event_id: int, day: date, legs: Mapping[int, Any], buffers: Buffers, stations: dict[int, list[Station]]
) -> Mapping[int, bool]:
    """Note who arrives and departs on the day; return whether each person with legs has come when it begins."""
    of_event = (Leg.event_id == event_id, Leg.cancelled.is_(False))
    when = {ident: (on, direction is Direction.ARRIVAL) for ident, on, direction in session.execute(_DAYS_OF_LEGS.where(*of_event))}
    # Thousands of rows: plain numbers, which nothing has to be made of.
    query = select(LegPassenger.person_id, LegPassenger.leg_id, type_coerce(LegPassenger.vip, Integer)).join(LegPassenger.leg)
    journeys: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    made: dict[tuple[int, bool], Station] = {}
    for person, leg_id, vip in session.execute(query.where(*of_event)):
        journeys[person].append(when[leg_id])
        leg = legs.get(leg_id)
        if leg is not None:
            known = (leg_id, bool(vip) or leg.vip)
            if known not in made:
                made[known] = _leg_station(leg, buffers, vip=known[1])
            stations[person].append(made[known])
    return {person: is_here(legs_of, day) for person, legs_of in journeys.items()}


def _leg_station(leg: Any, buffers: Buffers, *, vip: bool) -> Station:
    at = _expected(leg)
    assert at is not None  # legs without a time are left out
    buffer = buffers.after(vip=vip, border=leg.border)
    spot = Spot(leg.venue or leg.place or Texts(leg.number), leg.venue_id)
    if leg.direction is Direction.ARRIVAL:
        return Station(Sort.ARRIVAL, leg.id, spot, at, at + buffer)
    return Station(Sort.DEPARTURE, leg.id, spot, at - buffer, at)


def _items(session: Session, event_id: int, day: date) -> list[Any]:
    """Return the items of a day that have a time and a place to go to."""
    venue_id = func.coalesce(ProgrammeItem.venue_id, Hall.venue_id)
    query = (
        select(
            ProgrammeItem.id,
            ProgrammeItem.title,
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            ProgrammeItem.place_note,
            Venue.id.label("venue_id"),
            Venue.name.label("venue"),
        )
        .outerjoin(Hall, Hall.id == ProgrammeItem.hall_id)
        .outerjoin(Venue, Venue.id == venue_id)
        .where(ProgrammeItem.event_id == event_id, ProgrammeItem.day == day, ProgrammeItem.cancelled.is_(False))
        .where(ProgrammeItem.starts_at.is_not(None), ProgrammeItem.kind.not_in(_ON_THE_WAY))
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return [row for row in session.execute(query) if row.venue_id is not None or row.place_note]


def _item_station(item: Any) -> Station:
    spot = Spot(item.venue or item.place_note, item.venue_id)
    return Station(Sort.ITEM, item.id, spot, item.starts_at, item.ends_at or item.starts_at + OPEN_LASTS)


def _nights(session: Session, event_id: int, day: date) -> Mapping[int, tuple[Spot | None, Spot | None]]:
    """Return where each person slept the night before and sleeps the night after."""
    query = (
        select(Stay.person_id, Stay.from_day, Stay.until_day, Venue.id, Venue.name)
        .join(Hotel, Hotel.id == Stay.hotel_id)
        .join(Venue, Venue.id == Hotel.venue_id)
        .where(Stay.event_id == event_id, Stay.cancelled.is_(False), Stay.from_day <= day, Stay.until_day >= day)
        .order_by(Stay.from_day, Stay.id)
    )
    spots: dict[int, Spot] = {}
    nights: dict[int, tuple[Spot | None, Spot | None]] = {}
    for person, since, until, venue_id, name in session.execute(query):
        spot = spots.setdefault(venue_id, Spot(name, venue_id))
        morning, evening = nights.get(person, (None, None))
        nights[person] = (spot if since < day else morning, spot if until > day else evening)
    return nights


def _days(
    stations: Mapping[int, list[Station]],
    nights: Mapping[int, tuple[Spot | None, Spot | None]],
    here: Mapping[int, bool],
    roster: Roster,
) -> Iterable[PersonsDay]:
    """Yield the day of everybody who has one; who has declined has none, whatever list still names them."""
    gone = _gone(roster)
    moving = {one for one, (morning, evening) in nights.items() if morning and evening and morning is not evening}
    for person in sorted(stations.keys() | moving):
        if person not in gone:
            yield PersonsDay(person, tuple(stations.get(person, ())), *nights.get(person, (None, None)), here.get(person, True))


def _gone(roster: Roster) -> frozenset[int]:
    coming = {place.person_id for party in roster.parties for place in party.coming}
    coming |= {person for going in roster.goings.values() for person, _ in going.roles}
    return frozenset(place.person_id for party in roster.parties for place in party.places) - coming
