"""Who several persons are, in few words: whole delegations, some of one, single names."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from app.ground.kernel.texts import Texts
from app.planning.programmes.roster_queries import Roster

NAMED: Final = 3
"""So many are told by name."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those of a delegation, or of none, who are meant; few enough of them by name."""

    name: Texts | None
    count: int
    of: int
    """How many of the delegation come."""
    people: tuple[Texts, ...]

    @property
    def whole(self) -> bool:
        """Whether all of the delegation are meant."""
        return self.name is not None and self.count == self.of


class Whom:
    """Tells persons of an event by their delegations."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._home: dict[int, tuple[int, int]] = {}
        for number, party in enumerate(roster.parties):
            for place, member in enumerate(party.coming):
                self._home.setdefault(member.person_id, (number, place))

    def told(self, people: Collection[int]) -> tuple[Group, ...]:
        """Return the persons by delegation, in the order of the event; who comes with none stands last."""
        nowhere = (len(self._roster.parties), 0)
        groups: dict[int, list[int]] = defaultdict(list)
        for person in sorted(people, key=lambda one: (*self._home.get(one, nowhere), one)):
            groups[self._home.get(person, nowhere)[0]].append(person)
        return tuple(self._group(number, some) for number, some in groups.items())

    def name(self, person: int) -> Texts:
        """Return somebody's name for a line with little room."""
        known = self._roster.people.get(person)
        return known.picture.called if known else Texts()

    def _group(self, number: int, people: list[int]) -> Group:
        party = self._roster.parties[number] if number < len(self._roster.parties) else None
        of = len(party.coming) if party else 0
        named = tuple(self.name(person) for person in people) if len(people) <= NAMED and len(people) != of else ()
        return Group(party.name if party else None, len(people), of, named)
