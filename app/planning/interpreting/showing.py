"""Who interprets at which item of an event, what still needs somebody, and the day of each interpreter."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.planning.events.models import Event
from app.planning.interpreting.models import Interpreter, InterpreterBooking
from app.planning.interpreting.queries import bookings_of, interpreters_of
from app.planning.interpreting.rules import Hours, Need, Pair, collide, fits, minutes_between, need_of
from app.planning.programmes.attending import ItemPerson, ItemRole
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import items_of, reading_order
from app.planning.programmes.roster import PersonPicture
from app.planning.programmes.roster_queries import Party, Roster, roster_of

_NOBODY: Final = PersonPicture(Texts())


@dataclass(frozen=True, slots=True)
class Booked:
    """Somebody interprets at an item; languages are empty where nobody has said yet."""

    person_id: int
    person: PersonPicture
    source: str = ""
    target: str = ""
    delegation_id: int | None = None
    delegation: Texts = Texts()
    """For whom; nothing for all."""
    note: str = ""
    interpreter_id: int | None = None
    """Their entry in the register, if they have one."""
    phone: str = ""
    elsewhere: tuple[ProgrammeItem, ...] = ()
    """Other items that they are booked for at the same time, at other events too."""


@dataclass(frozen=True, slots=True)
class ItemInterpreted:
    """An item with who interprets there."""

    item: ProgrammeItem
    need: Need | None
    booked: tuple[Booked, ...]
    parties: tuple[Texts, ...]
    """The delegations that attend it."""
    languages: Pair = ("", "")
    """The pair that is most likely asked for: that of the first two languages of its speeches."""
    everybody: tuple[Party, ...] = ()
    """All delegations of the event."""

    @property
    def waits(self) -> bool:
        """Whether it needs somebody and has nobody."""
        return self.need is not None and not self.booked and not self.item.cancelled


@dataclass(frozen=True, slots=True)
class Stop:
    """One item in an interpreter's day, with the minutes since the one before it; None before the first and where a time is unknown."""

    item: ProgrammeItem
    gap: int | None
    collides: bool
    elsewhere: bool
    """Whether it belongs to another event."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The items of an interpreter on a day, in their order."""

    person_id: int
    person: PersonPicture
    interpreter_id: int | None
    phone: str
    day: date
    stops: tuple[Stop, ...]

    @property
    def collides(self) -> bool:
        """Whether somewhere they are wanted twice."""
        return any(stop.collides for stop in self.stops)


@dataclass(frozen=True, slots=True)
class Interpreting:
    """All items of an event at which somebody interprets or should, those without anybody first; and everybody's days."""

    items: tuple[ItemInterpreted, ...]
    chains: tuple[Chain, ...]

    @property
    def waiting(self) -> tuple[ItemInterpreted, ...]:
        """The items that need somebody and have nobody."""
        return tuple(one for one in self.items if one.waits)


def interpreting_of(session: Session, event: Event) -> Interpreting:
    """Return who interprets what at an event. A fixed number of queries."""
    items, roster = items_of(session, event.id), roster_of(session, event)
    register = {one.person_id: one for one in interpreters_of(session)}
    said = {(one.item_id, one.person_id): one for one in bookings_of(session, event.id)}
    wanted = wanted_items(session, {person for item in items for person in interpreting(roster, item.id)}, items)
    rows = [_row(item, roster, register, said, wanted) for item in items]
    shown = [row for row in rows if row.booked or row.need]
    chains = [chain for person in wanted for chain in _chains(person, wanted[person], roster, register, event.id)]
    return Interpreting(
        tuple(sorted(shown, key=lambda row: not row.waits)),
        tuple(sorted(chains, key=lambda chain: (chain.day, order(chain.person.name.told(current())), chain.person_id))),
    )


def interpreted_at(session: Session, item: ProgrammeItem) -> ItemInterpreted:
    """Return who interprets at one item; its event and speeches are loaded."""
    roster = roster_of(session, item.event)
    register = {one.person_id: one for one in interpreters_of(session)}
    said = {(one.item_id, one.person_id): one for one in bookings_of(session, item.event_id)}
    return _row(item, roster, register, said, wanted_items(session, set(interpreting(roster, item.id)), [item]))


def interpreting(roster: Roster, item_id: int) -> tuple[int, ...]:
    """Return the ids of the persons who interpret at an item."""
    return tuple(person for person, role in roster.going(item_id).roles if role is ItemRole.INTERPRETER)


def wanted_items(session: Session, people: Collection[int], items: Sequence[ProgrammeItem]) -> dict[int, list[ProgrammeItem]]:
    """Return the items of all events at which persons interpret around the days of `items`, by person, in their order. One query."""
    if not people or not items:
        return {}
    days = [item.day for item in items]
    query = (
        select(ItemPerson.person_id, ProgrammeItem)
        .join(ProgrammeItem, ProgrammeItem.id == ItemPerson.item_id)
        .where(ItemPerson.person_id.in_(people), ItemPerson.role == ItemRole.INTERPRETER, ProgrammeItem.cancelled.is_(False))
        .where(ProgrammeItem.day.between(min(days) - timedelta(days=1), max(days) + timedelta(days=1)))
        .options(joinedload(ProgrammeItem.event))
    )
    found: dict[int, list[ProgrammeItem]] = defaultdict(list)
    for person, item in session.execute(query):
        found[person].append(item)
    return {person: sorted(theirs, key=reading_order) for person, theirs in found.items()}


def hours_of(item: ProgrammeItem) -> Hours | None:
    """Return from when until when an item takes somebody; None where its time is not known."""
    return Hours(item.starts_at, item.ends_at) if item.starts_at else None


def colliding(item: ProgrammeItem, others: Sequence[ProgrammeItem]) -> tuple[ProgrammeItem, ...]:
    """Return those of the others at which nobody can be who is at this one."""
    own = hours_of(item)
    if own is None or item.cancelled:
        return ()
    return tuple(other for other in others if other.id != item.id and (theirs := hours_of(other)) and collide(own, theirs))


def need_at(item: ProgrammeItem, roster: Roster) -> Need | None:
    """Return why an item needs an interpreter; its speeches are loaded."""
    sides = {party.side for party in parties_at(item, roster)}
    return need_of(item.kind, sides, {speech.language for speech in item.speeches})


def parties_at(item: ProgrammeItem, roster: Roster) -> tuple[Party, ...]:
    """Return the delegations of which somebody attends an item: sent as a whole, or some member besides."""
    going = roster.going(item.id)
    besides = set(going.plus)
    return tuple(
        party for party in roster.parties if party.id in going.delegations or (besides and any(one.id in besides for one in party.places))
    )


def _row(
    item: ProgrammeItem,
    roster: Roster,
    register: Mapping[int, Interpreter],
    said: Mapping[tuple[int, int], InterpreterBooking],
    wanted: Mapping[int, Sequence[ProgrammeItem]],
) -> ItemInterpreted:
    booked = (_booked(item, person, roster, register, said.get((item.id, person)), wanted) for person in interpreting(roster, item.id))
    parties = tuple(party.name for party in parties_at(item, roster))
    spoken = list(dict.fromkeys(speech.language for speech in item.speeches))
    return ItemInterpreted(
        item,
        None if item.cancelled else need_at(item, roster),
        tuple(booked),
        parties,
        (spoken[0], spoken[1]) if len(spoken) > 1 else ("", ""),
        roster.parties,
    )


def _booked(
    item: ProgrammeItem,
    person_id: int,
    roster: Roster,
    register: Mapping[int, Interpreter],
    said: InterpreterBooking | None,
    wanted: Mapping[int, Sequence[ProgrammeItem]],
) -> Booked:
    entry = register.get(person_id)
    return Booked(
        person_id=person_id,
        person=_picture(person_id, roster),
        source=said.source if said else "",
        target=said.target if said else "",
        delegation_id=said.delegation_id if said else None,
        delegation=said.delegation.name if said and said.delegation else Texts(),
        note=said.note if said else "",
        interpreter_id=entry.id if entry else None,
        phone=entry.phone if entry else "",
        elsewhere=colliding(item, wanted.get(person_id, ())),
    )


def _chains(
    person_id: int, items: Sequence[ProgrammeItem], roster: Roster, register: Mapping[int, Interpreter], event_id: int
) -> list[Chain]:
    """Return the days of an interpreter on which this event wants them."""
    entry = register.get(person_id)
    found = []
    for day, group in groupby(items, key=lambda item: item.day):
        theirs = list(group)
        if any(item.event_id == event_id for item in theirs):
            stops = tuple(_stop(item, before, theirs, event_id) for before, item in pairwise([None, *theirs]) if item)
            picture = _picture(person_id, roster)
            found.append(Chain(person_id, picture, entry.id if entry else None, entry.phone if entry else "", day, stops))
    return found


def _stop(item: ProgrammeItem, before: ProgrammeItem | None, theirs: Sequence[ProgrammeItem], event_id: int) -> Stop:
    hours, last = hours_of(item), hours_of(before) if before else None
    known = hours and last and last.end
    gap = minutes_between(last, hours) if known and last and hours else None
    return Stop(item, gap, bool(colliding(item, theirs)), item.event_id != event_id)


def _picture(person_id: int, roster: Roster) -> PersonPicture:
    known = roster.people.get(person_id)
    return known.picture if known else _NOBODY


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who could interpret at an item."""

    interpreter: Interpreter
    fits: bool
    """Whether they have the pair asked for."""
    busy: tuple[ProgrammeItem, ...]
    """What they are booked for at that time."""


def offers_for(session: Session, item: ProgrammeItem, source: str, target: str, *, but: Collection[int] = ()) -> tuple[Offer, ...]:
    """Return the active interpreters for an item: those with the pair asked for first, of each group those who are free first."""
    free = [one for one in interpreters_of(session, active_only=True) if one.person_id not in but]
    wanted = wanted_items(session, {one.person_id for one in free}, [item])
    offers = [Offer(one, fits(one.pairs, source, target), colliding(item, wanted.get(one.person_id, ()))) for one in free]
    return tuple(sorted(offers, key=lambda offer: (not offer.fits, bool(offer.busy))))
