"""What the things of findings are called and where their pages are, read for all the findings of a page at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest
from textwrap import shorten
from typing import Final, NamedTuple, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Finding
from app.matters.agreements.models import Agreement
from app.matters.undertakings.models import Instruction
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.itineraries.travel_words import leg_title
from app.planning.journeys.models import Leg
from app.planning.logistics.picture import LegPicture
from app.planning.programmes.models import ProgrammeItem
from app.planning.transfers.models import Transfer, Vehicle
from app.planning.transfers.wording import hotel_told
from app.register.directory.models import Organisation, Person
from app.register.directory.rules.names import initials_before
from app.register.venues.models import Hall, Venue

MOST_LOADED: Final = 64
"""Of how many of the people whom a finding concerns the names are read: far fewer are told."""
LONGEST_TEXT: Final = 120
"""Letters of what an instruction says that a sentence tells."""


class Address(NamedTuple):
    """Where a thing's page is: an endpoint with its values."""

    endpoint: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as a sentence tells it."""

    name: Texts
    address: Address | None = None
    when: When | None = None
    event: int | None = None
    """Whose it is, of items, rides, legs and vehicles."""
    within: Texts = field(default_factory=Texts)
    """The venue of a hall."""
    quoted: bool = False
    """Whether it is a title, which stands in quotation marks."""
    estimated: bool = False
    """Whether its end was only reckoned."""


@dataclass(frozen=True, slots=True)
class Names:
    """What some things are called; `focus` is the event in whose list they stand (None: every other one says whose it is)."""

    things: Mapping[Thing, Named] = field(default_factory=dict)
    focus: int | None = None

    def find(self, thing: Thing) -> Named | None:
        """Return what a thing is called; None for one that is gone by now."""
        return self.things.get(thing)

    def event_title(self, event: int | None) -> Texts:
        """Return the title of an event that is no focus; nothing where it is not known."""
        found = self.things.get(Thing(Sort.EVENT, event)) if event is not None else None
        return found.name if found else Texts()


_Read: TypeAlias = Iterator[tuple[int, Named]]


def names_of(session: Session, findings: Iterable[Finding], *, focus: int | None = None, people: Iterable[int] = ()) -> Names:
    """Return what everything in some findings is called, `people` beside; a query for each sort of thing that there is."""
    wanted: dict[Sort, set[int]] = defaultdict(set)
    for finding in findings:
        for thing in (*finding.clash.things, *(value for value in finding.clash.values.values() if isinstance(value, Thing))):
            wanted[thing.sort].add(thing.id)
        wanted[Sort.PERSON].update(nsmallest(MOST_LOADED, finding.people))
    wanted[Sort.PERSON].update(people)
    return _names(session, wanted, focus)


def names_of_things(session: Session, things: Iterable[Thing], *, focus: int | None = None) -> Names:
    """Return what some things are called."""
    wanted: dict[Sort, set[int]] = defaultdict(set)
    for thing in things:
        wanted[thing.sort].add(thing.id)
    return _names(session, wanted, focus)


def _names(session: Session, wanted: Mapping[Sort, set[int]], focus: int | None) -> Names:
    found: dict[Thing, Named] = {}
    for sort, read in _READERS.items():
        if idents := wanted.get(sort):
            found |= {Thing(sort, ident): named for ident, named in read(session, idents)}
    whose = {named.event for named in found.values() if named.event is not None} | wanted.get(Sort.EVENT, set())
    if whose - {focus} or wanted.get(Sort.EVENT):
        found |= {Thing(Sort.EVENT, ident): named for ident, named in _events(session, whose)}
    return Names(found, focus)


def _items(session: Session, idents: set[int]) -> _Read:
    item = ProgrammeItem
    query = select(
        *(item.id, item.event_id, item.title, item.day, item.precision, item.zone),
        *(item.start_local, item.start_fold, item.end_local, item.end_fold),
    ).where(item.id.in_(idents))
    for row in session.execute(query):
        start = WallTime(row.start_local, row.zone, row.start_fold) if row.start_local else None
        end = WallTime(row.end_local, row.zone, row.end_fold) if row.end_local else None
        when = When(row.day, row.precision, start, end)
        yield row.id, Named(row.title, Address("planner.item", {"item_id": row.id}), when, row.event_id, quoted=True)


def _rides(session: Session, idents: set[int]) -> _Read:
    ride, origin, goal = Transfer, aliased(Venue), aliased(Venue)
    query = (
        select(
            *(ride.id, ride.event_id, ride.zone, ride.day, ride.start_local, ride.start_fold, ride.end_local, ride.end_fold),
            *(ride.end_is_estimate, ride.from_place, ride.to_place, origin.name.label("origin"), goal.name.label("goal")),
        )
        .outerjoin(origin, origin.id == ride.from_venue_id)
        .outerjoin(goal, goal.id == ride.to_venue_id)
        .where(ride.id.in_(idents))
    )
    for row in session.execute(query):
        start, end = WallTime(row.start_local, row.zone, row.start_fold), WallTime(row.end_local, row.zone, row.end_fold)
        when = When(start.day, Precision.EXACT, start, end if end.instant > start.instant else None)
        name = _ride_told(row.origin or row.from_place, row.goal or row.to_place)
        address = Address("transfers.show", {"transfer_id": row.id})
        yield row.id, Named(name, address, when, row.event_id, quoted=True, estimated=row.end_is_estimate)


def _ride_told(origin: Texts, goal: Texts) -> Texts:
    start, end = origin or hotel_told(), goal or hotel_told()
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = gettext(N_("Transfer: %(start)s – %(goal)s"), start=start.told(language), goal=end.told(language))
    return Texts.of(found)


def _legs(session: Session, idents: set[int]) -> _Read:
    leg = Leg
    query = select(
        *(leg.id, leg.event_id, leg.direction, leg.mode, leg.number, leg.day, leg.zone, leg.far_place),
        *(leg.planned_local, leg.planned_fold, leg.estimated_local, leg.estimated_fold, leg.actual_local, leg.actual_fold),
    ).where(leg.id.in_(idents))
    for row in session.execute(query):
        times = ((row.actual_local, row.actual_fold), (row.estimated_local, row.estimated_fold), (row.planned_local, row.planned_fold))
        at = next((WallTime(local, row.zone, fold or 0) for local, fold in times if local), None)
        when = When(at.day, Precision.EXACT, at) if at else When(row.day)
        picture = LegPicture("", row.direction, row.mode, row.number, row.day, row.zone, None, row.far_place)
        name = {}
        for language in LANGUAGES:
            with speaking(language):
                name[language] = leg_title(picture, language)
        yield row.id, Named(Texts.of(name), Address("logistics.consequences", {"leg_id": row.id}), when, row.event_id, quoted=True)


def _vehicles(session: Session, idents: set[int]) -> _Read:
    query = select(Vehicle.id, Vehicle.event_id, Vehicle.number, Vehicle.plate).where(Vehicle.id.in_(idents))
    for row in session.execute(query):
        address = Address("transfers.vehicles", {"event_id": row.event_id, "_anchor": f"vehicle-{row.id}"})
        yield row.id, Named(Texts(ru=", ".join(filter(None, (f"№\N{NO-BREAK SPACE}{row.number}", row.plate)))), address, event=row.event_id)


def _halls(session: Session, idents: set[int]) -> _Read:
    query = select(Hall.id, Hall.name, Hall.venue_id, Venue.name.label("venue")).join(Hall.venue).where(Hall.id.in_(idents))
    for row in session.execute(query):
        yield row.id, Named(row.name, Address("venues.show", {"venue_id": row.venue_id}), within=row.venue)


def _people(session: Session, idents: set[int]) -> _Read:
    query = select(Person.id, Person.surname, Person.given, Person.patronymic).where(Person.id.in_(idents))
    for ident, surname, given, patronymic in session.execute(query):
        told = {
            language: initials_before(*(text.told(language) if text else "" for text in (surname, given, patronymic)))
            for language in LANGUAGES
            if language == "ru" or getattr(surname, language)
        }
        yield ident, Named(Texts.of(told), Address("desk.person", {"person_id": ident}))


def _delegations(session: Session, idents: set[int]) -> _Read:
    for ident, name in session.execute(select(Delegation.id, Delegation.name).where(Delegation.id.in_(idents))):
        yield ident, Named(name, Address("delegations.show", {"delegation_id": ident}))


def _events(session: Session, idents: set[int]) -> _Read:
    for ident, title in session.execute(select(Event.id, Event.title).where(Event.id.in_(idents))):
        yield ident, Named(title, Address("desk.event", {"event_id": ident}), quoted=True)


def _agreements(session: Session, idents: set[int]) -> _Read:
    query = select(Agreement.id, Agreement.event_id, Agreement.title).where(Agreement.id.in_(idents))
    for row in session.execute(query):
        address = Address("agreements.index", {"event_id": row.event_id, "_anchor": f"agreement-{row.id}"})
        yield row.id, Named(row.title, address, quoted=True)


def _instructions(session: Session, idents: set[int]) -> _Read:
    query = select(Instruction.id, Instruction.number, Instruction.text).where(Instruction.id.in_(idents))
    for ident, number, text in session.execute(query):
        told = {
            language: shorten(f"{number} {getattr(text, language).rstrip('.')}", LONGEST_TEXT, placeholder="…")
            for language in LANGUAGES
            if getattr(text, language)
        }
        yield ident, Named(Texts.of(told), Address("undertakings.instruction", {"instruction_id": ident}), quoted=True)


def _bodies(session: Session, idents: set[int]) -> _Read:
    query = select(Organisation.id, Organisation.name, Organisation.short_name).where(Organisation.id.in_(idents))
    for ident, name, short in session.execute(query):
        yield ident, Named(short or name, Address("directory.organisation", {"organisation_id": ident}))


_READERS: Final = {
    Sort.ITEM: _items,
    Sort.RIDE: _rides,
    Sort.LEG: _legs,
    Sort.VEHICLE: _vehicles,
    Sort.HALL: _halls,
    Sort.PERSON: _people,
    Sort.DELEGATION: _delegations,
    Sort.AGREEMENT: _agreements,
    Sort.INSTRUCTION: _instructions,
    Sort.BODY: _bodies,
}
