"""Who attends which item, by the rules of the programme: whole delegations, exceptions, substitutes, roles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.planning.delegations.models import DelegationMember
from app.planning.programmes.participants import stood_in, who_attends
from app.planning.programmes.roster_queries import Going, Place


class Attendance:
    """Who of some members goes where."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: dict[int, list[Place]] = defaultdict(list)
        self._home: dict[int, int] = {}
        for place in places:
            self._places[place.delegation_id].append(place)
            self._home[place.id] = place.delegation_id
        self._coming = {
            delegation: frozenset(one.person_id for one in members if one.comes) for delegation, members in self._places.items()
        }
        self._known: dict[Going, frozenset[int]] = {}

    def people(self, going: Going) -> frozenset[int]:
        """Return the persons who attend an item that these were sent to; the same set for all items with the same ones."""
        found = self._known.get(going)
        if found is None:
            found = self._known[going] = self._people(going)
        return found

    def _people(self, going: Going) -> frozenset[int]:
        """Look at every member only of the delegations with exceptions: the others go whole."""
        apart = self.homes((*going.minus, *going.plus))
        places = (
            (place.id, place.delegation_id, place.person_id, place.comes) for delegation in apart for place in self._places[delegation]
        )
        found = who_attends(places, going.delegations, going.minus, frozenset(going.plus), (person for person, _ in going.roles))
        return found.union(*(self._coming[delegation] for delegation in going.delegations - apart if delegation in self._coming))

    def homes(self, members: Iterable[int]) -> frozenset[int]:
        """Return the delegations of some members, as far as these are known."""
        return frozenset(self._home[member] for member in members if member in self._home)


def places_where(session: Session, which: ColumnElement[bool]) -> list[Place]:
    """Return some members of delegations, by id."""
    query = select(
        DelegationMember.id,
        DelegationMember.delegation_id,
        DelegationMember.person_id,
        DelegationMember.role,
        DelegationMember.status,
        DelegationMember.substitute_id,
    )
    return [Place(*row) for row in session.execute(query.where(which).order_by(DelegationMember.id))]


def standing_for(members: Iterable[int], instead: Mapping[int, int]) -> frozenset[int]:
    """Return some members with those instead of whom one of them comes."""
    ours = frozenset(members)
    leads = {gone: stood_in([gone], instead) for gone in instead}
    return ours.union(gone for gone, comes in leads.items() if not ours.isdisjoint(comes))
