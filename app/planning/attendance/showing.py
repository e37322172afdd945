"""Who attends, as pages and lists show it: one item with its delegations, all items beside all delegations. No database."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.ground.kernel.texts import Texts
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.roster_queries import Going, Party, Place, Roster
from app.planning.programmes.rules import ItemRole


@dataclass(frozen=True, slots=True)
class Cell:
    """How much of a delegation goes to an item."""

    delegation_id: int
    whole: bool
    """Whether the delegation as such goes."""
    going: int
    coming: int
    """Members who come to the event at all."""

    @property
    def state(self) -> str:
        """'all', 'some' where members are exceptions, or 'none'."""
        if self.whole and self.going == self.coming:
            return "all"
        return "some" if self.whole or self.going else "none"


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of an opened delegation."""

    id: int
    person_id: int
    name: Texts
    position: Texts
    role: MemberRole
    attends: bool


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A delegation beside an item."""

    name: Texts
    cell: Cell
    members: tuple[MemberRow, ...] | None
    """None while the delegation is not opened."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Somebody with a role at an item."""

    person_id: int
    name: Texts
    position: Texts
    role: ItemRole


@dataclass(frozen=True, slots=True)
class Panel:
    """Who attends one item, and who might."""

    parties: tuple[PartyRow, ...]
    roles: tuple[RoleRow, ...]
    count: int
    """Persons who attend."""
    delegations: int


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who attends an item: what a list of them says."""

    person_id: int
    uid: str
    name: Texts
    position: Texts
    delegations: tuple[Texts, ...]
    roles: tuple[ItemRole, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An item beside all delegations."""

    item: ProgrammeItem
    cells: tuple[Cell, ...]
    count: int
    """Persons who attend."""


def panel_of(roster: Roster, item_id: int, opened: int | None = None) -> Panel:
    """Return who attends an item; `opened` is the delegation whose members are shown."""
    going = roster.going(item_id)
    cells = cells_of(roster, going)
    return Panel(
        parties=tuple(
            PartyRow(party.name, cell, _members(roster, party, going) if party.id == opened else None)
            for party, cell in zip(roster.parties, cells, strict=True)
        ),
        roles=tuple(
            RoleRow(person, roster.people[person].picture.name, roster.people[person].picture.position, role)
            for person, role in going.roles
        ),
        count=len(roster.attending(item_id)),
        delegations=sum(cell.whole for cell in cells),
    )


def attendees_of(roster: Roster, item_id: int) -> tuple[Attendee, ...]:
    """Return who attends an item: by delegation in the order of the event, the head first; then those who have only a role."""
    going = roster.going(item_id)
    found: dict[int, list[Texts]] = defaultdict(list)
    for party in roster.parties:
        for place in party.places:
            if goes(place, going):
                found[place.person_id].append(party.name)
    roles: dict[int, list[ItemRole]] = defaultdict(list)
    for person, role in going.roles:
        roles[person].append(role)
    return tuple(_attendee(roster, person, found.get(person, ()), roles.get(person, ())) for person in dict.fromkeys([*found, *roles]))


def matrix_of(roster: Roster, items: Iterable[ProgrammeItem]) -> tuple[MatrixRow, ...]:
    """Return items beside all delegations."""
    home = _home(roster)
    return tuple(MatrixRow(item, _cells(roster, roster.going(item.id), home), len(roster.attending(item.id))) for item in items)


def cells_of(roster: Roster, going: Going) -> tuple[Cell, ...]:
    """Return how much of each delegation goes to an item."""
    return _cells(roster, going, _home(roster))


def _home(roster: Roster) -> Mapping[int, int]:
    """Return the delegation of each member who comes."""
    return {place.id: party.id for party in roster.parties for place in party.coming}


def _cells(roster: Roster, going: Going, home: Mapping[int, int]) -> tuple[Cell, ...]:
    # Only the few exceptions are counted: of thousands of members none has to be looked at.
    out = Counter(home.get(member) for member in going.minus.difference(going.plus))
    besides = Counter(home.get(member) for member in frozenset(going.plus))
    return tuple(
        Cell(party.id, True, len(party.coming) - out[party.id], len(party.coming))
        if party.id in going.delegations
        else Cell(party.id, False, besides[party.id], len(party.coming))
        for party in roster.parties
    )


def goes(place: Place, going: Going) -> bool:
    """Tell whether somebody goes to an item as this member."""
    return place.comes and (place.id in going.plus or (place.delegation_id in going.delegations and place.id not in going.minus))


def _members(roster: Roster, party: Party, going: Going) -> tuple[MemberRow, ...]:
    people = roster.people
    return tuple(
        MemberRow(
            place.id,
            place.person_id,
            people[place.person_id].picture.name,
            people[place.person_id].picture.position,
            place.role,
            goes(place, going),
        )
        for place in party.coming
    )


def _attendee(roster: Roster, person_id: int, delegations: Iterable[Texts], roles: Iterable[ItemRole]) -> Attendee:
    known = roster.people[person_id]
    return Attendee(known.id, known.uid, known.picture.name, known.picture.position, tuple(delegations), tuple(roles))
