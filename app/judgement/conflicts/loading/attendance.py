"""Who attends which item, by the rules of the programme: whole delegations, exceptions, substitutes, roles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.planning.delegations.models import DelegationMember
from app.planning.programmes.participants import stood_in, who_attends
from app.planning.programmes.roster_queries import PLACE, Going, Place


class Attendance:
    """Who of some members goes where."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {place.id: place for place in places}
        coming: dict[int, set[int]] = defaultdict(set)
        for place in self._places.values():
            if place.comes:
                coming[place.delegation_id].add(place.person_id)
        self._coming = coming
        self._known: dict[Going, frozenset[int]] = {}

    def people(self, going: Going) -> frozenset[int]:
        """Return the persons who attend an item that these were sent to; the same set for all items with the same ones."""
        found = self._known.get(going)
        if found is None:
            found = self._known[going] = self._people(going)
        return found

    def _people(self, going: Going) -> frozenset[int]:
        """Apply the rule to the exceptions alone: of thousands of members the others go where their delegation goes."""
        apart = [self._places[member] for member in (*going.minus, *going.plus) if member in self._places]
        places = ((place.id, place.delegation_id, place.person_id, place.comes) for place in apart)
        named = who_attends(places, going.delegations, going.minus, frozenset(going.plus), (person for person, _ in going.roles))
        whole: dict[int, set[int]] = {one: self._coming[one] for one in going.delegations if one in self._coming}
        for place in apart:
            if place.delegation_id in whole:
                whole[place.delegation_id] = whole[place.delegation_id] - {place.person_id}
        return named.union(*whole.values())

    def homes(self, members: Iterable[int]) -> frozenset[int]:
        """Return the delegations of some members, as far as these are known."""
        return frozenset(self._places[member].delegation_id for member in members if member in self._places)


def places_where(session: Session, which: ColumnElement[bool]) -> list[Place]:
    """Return some members of delegations, by id."""
    query = select(*PLACE).where(which).order_by(DelegationMember.id)
    return [Place(*row) for row in session.execute(query)]


def standing_for(members: Iterable[int], instead: Mapping[int, int]) -> frozenset[int]:
    """Return some members with those instead of whom one of them comes."""
    ours = frozenset(members)
    leads = {gone: stood_in([gone], instead) for gone in instead}
    return ours.union(gone for gone, comes in leads.items() if not ours.isdisjoint(comes))
