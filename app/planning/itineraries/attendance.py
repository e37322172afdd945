"""Who of everybody goes to which item, looked up from either end."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.roster import DelegationPicture


@dataclass(frozen=True, slots=True)
class Attendance:
    """What `programmes.participants.attending` says of every item, worked out once for thousands of persons."""

    there: tuple[frozenset[str], ...]
    """The persons who attend each item, in the order of the programme."""
    items: Mapping[str, tuple[int, ...]]
    """The places in the programme of the items that each person attends."""
    delegations: Mapping[str, tuple[DelegationPicture, ...]]
    """The delegations that each person comes with."""
    coming: Mapping[str, tuple[str, ...]]
    """The persons who come with each delegation, the head first."""


def attendance_of(programme: Programme) -> Attendance:
    """Work out who attends what."""
    delegations: dict[str, list[DelegationPicture]] = defaultdict(list)
    coming: dict[str, tuple[str, ...]] = {}
    for delegation in programme.delegations:
        coming[delegation.uid] = tuple(member.person for member in delegation.members if member.comes)
        for person in coming[delegation.uid]:
            delegations[person].append(delegation)
    whole = {uid: frozenset(persons) for uid, persons in coming.items()}
    there = tuple(_attending(item, whole) for item in programme.items)
    items: dict[str, list[int]] = defaultdict(list)
    for place, persons in enumerate(there):
        for person in persons:
            items[person].append(place)
    return Attendance(
        there,
        {person: tuple(places) for person, places in items.items()},
        {person: tuple(theirs) for person, theirs in delegations.items()},
        coming,
    )


def _attending(item: Item, whole: Mapping[str, frozenset[str]]) -> frozenset[str]:
    present = item.present
    if not present:
        return frozenset()
    missing: dict[str, set[str]] = defaultdict(set)
    for delegation, person in present.minus:
        missing[delegation].add(person)
    nobody = frozenset[str]()
    return nobody.union(
        *(whole.get(delegation, nobody) - missing.get(delegation, nobody) for delegation in present.delegations),
        (person for delegation, person in present.plus if person in whole.get(delegation, nobody)),
        (person for person, _ in present.roles),
    )
