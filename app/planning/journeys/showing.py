"""Arrivals and departures as their page shows them: by day and direction, and who has no leg yet. No database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.rules import Side
from app.planning.journeys.models import Leg
from app.planning.journeys.rules import LATE_FROM, Direction
from app.planning.programmes.roster_queries import Party, Roster


@dataclass(frozen=True, slots=True)
class Aboard:
    """Those of one delegation who travel on a leg, or those of none (`name` is None)."""

    name: Texts | None
    people: tuple[Texts, ...]
    whole: bool
    """Whether that is everybody of the delegation who comes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One leg of the table."""

    leg: Leg
    aboard: tuple[Aboard, ...]
    vip: tuple[Texts, ...]
    """Those who go through the VIP hall where not everybody does."""

    @property
    def count(self) -> int:
        """How many travel."""
        return len(self.leg.passengers)

    @property
    def late(self) -> int:
        """How many minutes late it is or was; 0 for one that is cancelled, early, or as good as on time."""
        late = self.leg.late_minutes
        return 0 if self.leg.cancelled or late < LATE_FROM else late

    @property
    def zones_differ(self) -> bool:
        """Whether the clocks of both ends show different times at that moment."""
        far, here = self.leg.far, self.leg.expected
        return bool(far and here and far.offset != here.offset)


@dataclass(frozen=True, slots=True)
class Board:
    """One day's legs of one direction."""

    day: date
    direction: Direction
    rows: tuple[Row, ...]

    @property
    def people(self) -> int:
        """How many travel, cancelled legs left out."""
        return len({one.person_id for row in self.rows if not row.leg.cancelled for one in row.leg.passengers})


@dataclass(frozen=True, slots=True)
class Missing:
    """Those of a delegation who have no leg of a direction."""

    delegation_id: int
    name: Texts
    people: tuple[Texts, ...]
    of: int
    """How many of the delegation come."""


@dataclass(frozen=True, slots=True)
class Untravelled:
    """Who has no leg of a direction yet, by delegation; the hosts' own count as soon as somebody of them travels."""

    direction: Direction
    missing: tuple[Missing, ...]

    @property
    def count(self) -> int:
        """How many members that are."""
        return sum(len(one.people) for one in self.missing)


def boards(legs: Iterable[Leg], roster: Roster, *, day: date | None = None, delegation: int | None = None) -> tuple[Board, ...]:
    """Return the legs by day and direction; with `delegation` only those on which somebody of it travels."""
    homes = _homes(roster)
    party = {party.id: party for party in roster.parties}
    rows = (
        _row(leg, roster, homes, party)
        for leg in legs
        if (day is None or leg.day == day) and (delegation is None or any(homes.get(one.person_id) == delegation for one in leg.passengers))
    )
    groups = groupby(rows, key=lambda row: (row.leg.day, row.leg.direction))
    return tuple(Board(on, direction, tuple(rows)) for (on, direction), rows in groups)


def untravelled(legs: Sequence[Leg], roster: Roster, host: Side, *, delegation: int | None = None) -> tuple[Untravelled, ...]:
    """Return who has no arrival and who no departure that takes place; every delegation but the hosts' own at home, or one."""
    travel = {one.person_id for leg in legs if not leg.cancelled for one in leg.passengers}
    guests = (
        party for party in roster.parties if party.side.value != host.value or any(place.person_id in travel for place in party.coming)
    )
    parties = [party for party in roster.parties if party.id == delegation] if delegation else list(guests)
    return tuple(Untravelled(direction, tuple(_missing(legs, direction, parties, roster))) for direction in Direction)


def told_times(row: Row) -> tuple[WallTime | None, WallTime | None]:
    """Return the time that counts at our end, and the planned one where it is another."""
    leg = row.leg
    return leg.expected, leg.planned if leg.planned != leg.expected else None


def _missing(legs: Iterable[Leg], direction: Direction, parties: Iterable[Party], roster: Roster) -> Iterator[Missing]:
    travel = {one.person_id for leg in legs if leg.direction is direction and not leg.cancelled for one in leg.passengers}
    for party in parties:
        without = [place for place in party.coming if place.person_id not in travel]
        if without:
            names = tuple(roster.people[place.person_id].picture.called for place in without)
            yield Missing(party.id, party.name, names, len(party.coming))


def _homes(roster: Roster) -> dict[int, int]:
    """Return the delegation of each person: the first where somebody is in several."""
    homes: dict[int, int] = {}
    for party in roster.parties:
        for place in party.places:
            homes.setdefault(place.person_id, party.id)
    return homes


def _row(leg: Leg, roster: Roster, homes: Mapping[int, int], parties: Mapping[int, Party]) -> Row:
    by_party: dict[int | None, list[int]] = {}
    for one in leg.passengers:
        by_party.setdefault(homes.get(one.person_id), []).append(one.person_id)
    names = {one.person_id: _called(one.person_id, one.person.name, roster) for one in leg.passengers}
    aboard = tuple(_aboard(parties.get(ident or 0), people, names) for ident, people in by_party.items())
    vip = () if leg.vip else tuple(names[one.person_id] for one in leg.passengers if one.vip)
    return Row(leg, aboard, vip)


def _aboard(party: Party | None, people: Sequence[int], names: Mapping[int, Texts]) -> Aboard:
    coming = {place.person_id for place in party.coming} if party else set()
    return Aboard(party.name if party else None, tuple(names[ident] for ident in people), bool(coming) and coming <= set(people))


def _called(ident: int, name: Texts, roster: Roster) -> Texts:
    known = roster.people.get(ident)
    return known.picture.called if known else name
