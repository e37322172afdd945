"""What the pages of the search show: who is asked for, the proposals in words, the one that was chosen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.kernel.when import When
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.ground.words.sorting import order
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.free_time import wording
from app.judgement.conflicts.free_time.commands import Chosen
from app.judgement.conflicts.free_time.forms import Offers
from app.judgement.conflicts.free_time.loading import ground_of, pairs_offered, people_of, zone_of
from app.judgement.conflicts.free_time.question import Question, Thought
from app.judgement.conflicts.free_time.ranking import Proposal
from app.judgement.conflicts.names import Names, names_of_things
from app.judgement.conflicts.wording import person_told
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.register.venues.queries import cities_of, venue_choices

_OVER: Final = frozenset({Status.HELD, Status.CANCELLED})
MOST_NAMED: Final = 60
"""People who can be put in the chair; of more nobody would find one in a list."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A person or a whole delegation that is asked for."""

    field: str
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal as the page tells it; the ids are those of its address."""

    when: When
    start: int
    hall: int | None
    interpreter: int | None
    place: str
    reasons: Sequence[str]
    others: Sequence[tuple[int, str]]
    """Further halls that are free then: id and name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found."""

    rows: Sequence[Row]
    obstacles: Sequence[str]
    largest: int | None
    """Where no hall is large enough: how many people the largest one holds."""


@dataclass(frozen=True, slots=True)
class ChosenShown:
    """The proposal that was chosen, before its item is made."""

    when: When
    place: str
    interpreter: str
    people: Sequence[tuple[int, str]]
    count: int


def searched(session: Session, question: Question, *, now: datetime) -> Found:
    """Return the best times in words, or what stands in the way."""
    ground = ground_of(session, question, now=now)
    thought = Thought(question, ground)
    names = names_of_things(session, wording.things_named(thought.proposals, thought.obstacles), focus=question.event_id)
    return Found(
        [_row(one, question, names, ground.zone) for one in thought.proposals],
        [wording.obstacle_told(one, names) for one in thought.obstacles],
        None if question.seats is None or thought.asked.rooms else thought.largest,
    )


def _row(proposal: Proposal, question: Question, names: Names, zone: str) -> Row:
    spot = proposal.room.spot
    return Row(
        wording.between(proposal.start, question.minutes, zone),
        proposal.start,
        spot.hall,
        proposal.interpreter,
        wording.hall_told(spot.hall, names),
        wording.reasons_of(proposal, question, names),
        [(room.spot.hall, wording.hall_told(room.spot.hall, names)) for room in proposal.others if room.spot.hall is not None],
    )


def chosen_shown(session: Session, question: Question, chosen: Chosen) -> ChosenShown:
    """Return a proposal in words, with those who can be put in the chair. Six queries at most."""
    people = people_of(session, question)
    named = sorted(people if len(people) <= MOST_NAMED else question.persons)[:MOST_NAMED]
    things = [Thing(Sort.PERSON, person) for person in named]
    things += [Thing(Sort.HALL, chosen.hall_id)] if chosen.hall_id else []
    things += [Thing(Sort.PERSON, chosen.interpreter_id)] if chosen.interpreter_id else []
    names = names_of_things(session, things, focus=question.event_id)
    zone = zone_of(session, question, chosen.hall_id)
    return ChosenShown(
        wording.between(chosen.start, question.minutes, zone),
        wording.hall_told(chosen.hall_id, names),
        person_told(chosen.interpreter_id, names) if chosen.interpreter_id else "",
        sorted(((person, person_told(person, names)) for person in named), key=lambda one: order(one[1])),
        len(people),
    )


def people_shown(session: Session, event_id: int, delegations: Collection[int], persons: Collection[int]) -> list[Chip]:
    """Return who is asked for, delegations first; whoever is not there any more is left out. Two queries."""
    query = select(Delegation.id, Delegation.name).where(Delegation.event_id == event_id, Delegation.id.in_(delegations))
    language = current()
    whole = [Chip("delegation", ident, name.told(language)) for ident, name in session.execute(query.order_by(Delegation.position))]
    names = names_of_things(session, (Thing(Sort.PERSON, person) for person in persons), focus=event_id)
    known = [person for person in dict.fromkeys(persons) if names.find(Thing(Sort.PERSON, person)) is not None]
    return whole + [Chip("person", person, person_told(person, names)) for person in known]


def offers_for(session: Session, event: Event) -> Offers:
    """Return what the search offers to choose from. Four queries."""
    language = current()
    query = select(Delegation.id, Delegation.name).where(Delegation.event_id == event.id).order_by(Delegation.position, Delegation.id)
    cities = [(f"city:{city.id}", city.name.told(language)) for city in cities_of(session)]
    venues = {city: [(f"venue:{ident}", name) for ident, name in rows] for city, rows in venue_choices(session).items()}
    return Offers(
        [(ident, name.told(language)) for ident, name in session.execute(query)],
        [("-".join(pair), wording.pair_named(pair)) for pair in pairs_offered(session)],
        {gettext(N_("A city")): cities, **venues},
        f"city:{event.city_id}",
    )


def events_for(session: Session, person_id: int, today: date) -> list[tuple[Event, bool]]:
    """Return the events ahead, and whether a person comes to each: those they come to first. Two queries."""
    ahead = select(Event).where(Event.last_day >= today, Event.status.not_in(_OVER), Event.dates_unknown.is_(False))
    comes = select(DelegationMember.event_id).where(DelegationMember.person_id == person_id, DelegationMember.status.not_in(GONE))
    theirs = frozenset(session.scalars(comes))
    events = session.scalars(ahead.order_by(Event.first_day, Event.id)).all()
    return sorted(((event, event.id in theirs) for event in events), key=lambda row: not row[1])
