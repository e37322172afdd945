"""Who of everybody goes to which item, looked up from either end."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.roster import DelegationPicture, Membership


class Goings:
    """The places in the programme of the items that each person attends, worked out for whoever is asked about.

    A version has hundreds of thousands of them, and most who ask want those of one person.
    """

    def __init__(self, items: Sequence[Item], delegations: Mapping[str, Sequence[DelegationPicture]]) -> None:
        self._delegations = delegations
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._minus: dict[Membership, set[int]] = defaultdict(set)
        self._plus: dict[Membership, list[int]] = defaultdict(list)
        self._roles: dict[str, list[int]] = defaultdict(list)
        self._found: dict[str, tuple[int, ...]] = {}
        for place, item in enumerate(items):
            self._enter(place, item)

    def get(self, person: str, default: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Return the places of a person's items in their order; `default` where there are none."""
        found = self._found.get(person)
        if found is None:
            found = self._found[person] = tuple(sorted(self._of(person)))
        return found or default

    def _enter(self, place: int, item: Item) -> None:
        present = item.present
        for delegation in present.delegations:
            self._whole[delegation].append(place)
        for membership in present.minus:
            self._minus[membership].add(place)
        for membership in present.plus:
            self._plus[membership].append(place)
        for person, _ in present.roles:
            self._roles[person].append(place)

    def _of(self, person: str) -> set[int]:
        places = set(self._roles.get(person, ()))
        for delegation in self._delegations.get(person, ()):
            membership = (delegation.uid, person)
            places |= set(self._whole.get(delegation.uid, ())) - self._minus.get(membership, set())
            places.update(self._plus.get(membership, ()))
        return places


@dataclass(frozen=True, slots=True)
class Attendance:
    """What `programmes.participants.attending` says of every item, looked up for thousands of persons."""

    items: Goings
    delegations: Mapping[str, tuple[DelegationPicture, ...]]
    """The delegations that each person comes with."""
    coming: Mapping[str, tuple[str, ...]]
    """The persons who come with each delegation, the head first."""


def attendance_of(programme: Programme) -> Attendance:
    """Work out who attends what."""
    found: dict[str, list[DelegationPicture]] = defaultdict(list)
    coming: dict[str, tuple[str, ...]] = {}
    for delegation in programme.delegations:
        coming[delegation.uid] = tuple(member.person for member in delegation.members if member.comes)
        for person in coming[delegation.uid]:
            found[person].append(delegation)
    delegations = {person: tuple(theirs) for person, theirs in found.items()}
    return Attendance(Goings(programme.items, delegations), delegations, coming)
