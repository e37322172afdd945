"""Reads what a question about free times is answered from; as many queries for three people as for three thousand."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.ground.kernel.spans import Days
from app.judgement.conflicts.facts import Spot
from app.judgement.conflicts.free_time.blocks import Roads, blocks_of, taken_of
from app.judgement.conflicts.free_time.question import Ground, HallKnown, Question
from app.judgement.conflicts.free_time.windows import windows_of
from app.judgement.conflicts.loading import near
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.interpreting.models import Interpreter
from app.planning.interpreting.rules import fits
from app.register.directory.models import Person
from app.register.holidays.queries import holidays_of
from app.register.venues.models import City, Hall, Venue
from app.register.venues.rules import Layout


def days_allowed(event: Event) -> Days:
    """Return the days on which an item of an event may be without being a finding."""
    return event.days.widened(event.arrival_margin, event.departure_margin)


def days_proposed(event: Event, today: date, most: int = 3) -> Days:
    """Return the days that are searched where nobody says otherwise: three from today on, or from the event's first day."""
    allowed = days_allowed(event)
    first = max(today, event.days.first) if today in allowed else event.days.first
    return Days(first, min(date.fromordinal(first.toordinal() + most - 1), max(first, allowed.last)))


def ground_of(session: Session, question: Question, *, now: datetime) -> Ground:
    """Return what is known of everybody and everything that is asked for."""
    event = get_event(session, question.event_id)
    people = people_of(session, question)
    interpreters = _interpreters(session, question.pair)  # one of the people may do it
    halls = list(_halls(session, _within(question))) if question.seats is not None else []
    situation = near(session, event.id, now=now, people=people | interpreters, halls=[hall.id for hall in halls])
    zone = zone_of(session, question)
    within = windows_of(question.days, zone, [])[0]
    cities = dict(session.execute(select(Venue.id, Venue.city_id)).all())
    return Ground(
        zone,
        blocks_of(situation, people, within),
        Roads(situation.facts.ways, cities),
        tuple(HallKnown(Spot(hall.venue, hall.id), hall.capacities, taken_of(situation, hall.id)) for hall in halls),
        blocks_of(situation, interpreters, within),
        tuple((one.day, one.jurisdiction, one.kind) for one in holidays_of(session, question.days.widened(1, 1))),
    )


def still_there(session: Session, persons: Iterable[int]) -> list[int]:
    """Return persons as the directory has them now, in order: for a merged entry the one that was kept, nothing for who is gone.

    The address of a search is kept for long, and who is gone has nothing on: anybody would be told that they are free.
    """
    asked = list(dict.fromkeys(persons))
    now, wanted = {ident: ident for ident in asked}, frozenset(asked)
    living = frozenset[int]()
    while wanted:
        query = select(Person.id, Person.merged_into_id, Person.erased_at).where(Person.id.in_(wanted))
        rows = {ident: (kept, erased_at) for ident, kept, erased_at in session.execute(query)}
        living |= {ident for ident, (kept, erased_at) in rows.items() if kept is None and erased_at is None}
        merged = {ident: kept for ident, (kept, _) in rows.items() if kept is not None}
        now = {ident: merged.get(there, there) for ident, there in now.items()}
        wanted = frozenset(merged.values())
    return list(dict.fromkeys(now[ident] for ident in asked if now[ident] in living))


def delegations_there(session: Session, event_id: int, delegations: Collection[int]) -> list[int]:
    """Return those of some delegations that come to an event, in order."""
    ours = select(Delegation.id).where(Delegation.event_id == event_id, Delegation.id.in_(delegations))
    found = frozenset(session.scalars(ours)) if delegations else frozenset()
    return [one for one in dict.fromkeys(delegations) if one in found]


def people_of(session: Session, question: Question) -> frozenset[int]:
    """Return everybody who is to be there: those named, and all who come with the delegations."""
    whole = select(DelegationMember.person_id).where(
        DelegationMember.event_id == question.event_id,
        DelegationMember.delegation_id.in_(question.delegations),
        DelegationMember.status.not_in(GONE),
    )
    return frozenset(question.persons).union(session.scalars(whole) if question.delegations else ())


def pairs_offered(session: Session) -> list[tuple[str, str]]:
    """Return the pairs of languages that somebody of the register interprets both ways, each told once."""
    found = dict.fromkeys(
        (source, target)
        for pairs in session.scalars(select(Interpreter.pairs).where(Interpreter.active).order_by(Interpreter.id))
        for source, target in map(tuple, pairs)
        if source != "ru" and [target, source] in pairs
    )
    return [pair for pair in found if pair[1] == "ru" or pair[::-1] not in found or pair < pair[::-1]]


@dataclass(frozen=True, slots=True)
class _HallRow:
    id: int
    venue: int
    capacities: dict[Layout, int]


def _halls(session: Session, which: ColumnElement[bool]) -> Iterator[_HallRow]:
    query = select(Hall.id, Hall.venue_id, Hall.layouts).join(Hall.venue).where(which).order_by(Hall.id)
    for ident, venue, layouts in session.execute(query):
        yield _HallRow(ident, venue, {Layout(layout): count for layout, count in layouts})


def _within(question: Question) -> ColumnElement[bool]:
    if question.venue_id is not None:
        return Venue.id == question.venue_id
    return Venue.city_id == question.city_id if question.city_id is not None else Venue.id.is_not(None)


def zone_of(session: Session, question: Question, hall_id: int | None = None) -> str:
    """Return by whose clocks days are meant: those of the hall's city, else of the place that is asked for, else of the event."""
    query = select(City.zone)
    if hall_id is not None:
        query = query.join(Venue, Venue.city_id == City.id).join(Hall, Hall.venue_id == Venue.id).where(Hall.id == hall_id)
    elif question.venue_id is not None:
        query = query.join(Venue, Venue.city_id == City.id).where(Venue.id == question.venue_id)
    else:
        query = query.where(City.id == question.city_id)
    return session.scalar(query) or get_event(session, question.event_id).zone


def _interpreters(session: Session, pair: tuple[str, str] | None) -> frozenset[int]:
    """Return the persons who interpret a pair of languages both ways."""
    if pair is None:
        return frozenset()
    rows = session.execute(select(Interpreter.person_id, Interpreter.pairs).where(Interpreter.active))
    return frozenset(person for person, pairs in rows if fits(pairs, *pair) and fits(pairs, *reversed(pair)))


def members_of(session: Session, event_id: int, people: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return as which member, and of which delegation, persons come to an event."""
    query = select(DelegationMember.person_id, DelegationMember.id, DelegationMember.delegation_id)
    query = query.where(DelegationMember.event_id == event_id, DelegationMember.person_id.in_(people), DelegationMember.status.not_in(GONE))
    found: dict[int, tuple[int, int]] = {}
    for person, member, delegation in session.execute(query.order_by(DelegationMember.id)):
        found.setdefault(person, (member, delegation))
    return found
