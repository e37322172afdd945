"""Who is where at a moment of an event."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.texts import Texts
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import place_of, reading_order
from app.planning.programmes.roster_queries import Known, Roster
from app.register.venues.models import Hall, Venue

OPEN_LASTS: Final = timedelta(hours=1)
"""How long somebody is taken to stay at an item without an end, unless another item of theirs begins before that."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person at a moment."""

    known: Known
    items: tuple[ProgrammeItem, ...]
    """Where they are; nothing where they are free."""
    torn: bool
    """Whether these are two places at once."""


@dataclass(frozen=True, slots=True)
class Group:
    """A delegation at a moment, or those who come with none."""

    name: Texts | None
    people: tuple[Somebody, ...]

    @property
    def busy(self) -> int:
        """How many are at an item."""
        return sum(bool(one.items) for one in self.people)

    @property
    def by_item(self) -> tuple[tuple[tuple[ProgrammeItem, ...], tuple[Somebody, ...]], ...]:
        """Who is together, in the order of the programme; those who are free come last."""
        found: dict[tuple[int, ...], list[Somebody]] = defaultdict(list)
        for one in self.people:
            found[tuple(item.id for item in one.items)].append(one)
        together = sorted(found.values(), key=lambda people: (not people[0].items, [reading_order(item) for item in people[0].items]))
        return tuple((people[0].items, tuple(people)) for people in together)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Everybody of an event at a moment."""

    items: tuple[tuple[ProgrammeItem, int], ...]
    """What goes on, with how many persons are there."""
    groups: tuple[Group, ...]

    @property
    def torn(self) -> int:
        """How many are wanted in two places."""
        return len({one.known.id for group in self.groups for one in group.people if one.torn})


def items_at(session: Session, event_id: int, moment: datetime) -> Sequence[ProgrammeItem]:
    """Return the items of an event that go on at an instant, with their places; those without an end for an hour."""
    goes_on = or_(
        ProgrammeItem.ends_at > moment,
        and_(ProgrammeItem.ends_at.is_(None), ProgrammeItem.starts_at > moment - OPEN_LASTS),
    )
    query = (
        select(ProgrammeItem)
        .where(ProgrammeItem.event_id == event_id, ProgrammeItem.cancelled.is_(False), ProgrammeItem.starts_at <= moment, goes_on)
        .options(
            joinedload(ProgrammeItem.venue).joinedload(Venue.city),
            joinedload(ProgrammeItem.hall).joinedload(Hall.venue).joinedload(Venue.city),
        )
    )
    return sorted(session.scalars(query), key=reading_order)


def whereabouts(roster: Roster, items: Sequence[ProgrammeItem]) -> Whereabouts:
    """Return where everybody is while `items` go on."""
    places = {item.id: _place(item) for item in items}
    at: dict[int, list[ProgrammeItem]] = defaultdict(list)
    for item in items:
        for person in roster.attending(item.id):
            at[person].append(item)
    everybody = {known.id: _somebody(known, at.get(known.id, ()), places) for known in roster.people.values()}
    groups = [Group(party.name, tuple(everybody[place.person_id] for place in party.coming)) for party in roster.parties]
    members = {place.person_id for party in roster.parties for place in party.places}
    alone = tuple(one for ident, one in everybody.items() if ident not in members)
    counts = {item.id: 0 for item in items}
    for one in everybody.values():
        for item in one.items:
            counts[item.id] += 1
    return Whereabouts(tuple((item, counts[item.id]) for item in items), (*groups, *([Group(None, alone)] if alone else [])))


def _somebody(known: Known, items: Sequence[ProgrammeItem], places: Mapping[int, object]) -> Somebody:
    latest = max((item.starts_at for item in items if item.starts_at), default=None)
    # Who went to a reception without an end and whose next item has begun has gone there.
    stays = tuple(item for item in items if item.ends_at is not None or item.starts_at == latest)
    return Somebody(known, stays, len({places[item.id] for item in stays}) > 1)


def _place(item: ProgrammeItem) -> object:
    """Return where an item is; what has no place is one of its own, for nobody knows better."""
    place = place_of(item)
    return place.name if place else item.id
