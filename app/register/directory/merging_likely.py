"""Which entries of the directory are likely to be one person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.register.directory.finding import known_names, may_be
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import with_appointments
from app.register.directory.rules.names import NameParts, same_person_key

MOST: Final = 100
"""Pairs that one page offers; the rest come when these are settled."""

_Known = tuple[int, NameParts]


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two entries that may be one person: the older one first."""

    one: Person
    other: Person
    same_name: bool
    """The names are the same but for capitals and letters; else they only sound alike, and both are of one body."""


def likely_pairs(session: Session, *, limit: int = MOST) -> list[LikelyPair]:
    """Return the entries that are likely to be one person, those of the same name first. A fixed number of queries."""
    bodies: dict[int, set[int]] = defaultdict(set)
    for person_id, organisation_id in session.execute(select(Appointment.person_id, Appointment.organisation_id)):
        if organisation_id is not None:
            bodies[person_id].add(organisation_id)
    found: dict[tuple[int, int], bool] = {}
    for group in known_names(session).values():
        for pair, same in _pairs(group, bodies):
            found[pair] = found.get(pair, False) or same
    chosen = sorted(found, key=lambda pair: (not found[pair], pair))[:limit]
    ids = {ident for pair in chosen for ident in pair}
    persons = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(ids)).options(*with_appointments()))}
    return [LikelyPair(persons[pair[0]], persons[pair[1]], found[pair]) for pair in chosen]


def _pairs(group: Sequence[_Known], bodies: Mapping[int, set[int]]) -> Iterator[tuple[tuple[int, int], bool]]:
    """Return the likely pairs among entries whose surnames sound alike."""
    for bucket in (*_by_key(group), *_by_body(group, bodies)):
        for (one, mine), (other, theirs) in combinations(bucket, 2):
            same = bool(mine.given) and _key(mine) == _key(theirs)
            if one != other and (same or (may_be(mine, theirs) and bodies.get(one, set()) & bodies.get(other, set()))):
                yield (min(one, other), max(one, other)), same


def _by_key(group: Iterable[_Known]) -> Iterable[Sequence[_Known]]:
    buckets: dict[str, list[_Known]] = defaultdict(list)
    for known in group:
        buckets[_key(known[1])].append(known)
    return buckets.values()


def _by_body(group: Iterable[_Known], bodies: Mapping[int, set[int]]) -> Iterable[Sequence[_Known]]:
    buckets: dict[int, list[_Known]] = defaultdict(list)
    for known in group:
        for body in bodies.get(known[0], ()):
            buckets[body].append(known)
    return buckets.values()


def _key(name: NameParts) -> str:
    return same_person_key(name.surname, name.given, name.patronymic)
