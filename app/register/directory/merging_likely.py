"""Which entries of the directory are likely to be one person."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Final

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from app.register.directory.finding import may_be
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import with_appointments
from app.register.directory.rules.names import NameParts, same_person_key

MOST: Final = 100
"""Pairs that one page offers; the rest come when these are settled."""


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two entries that may be one person: the older one first."""

    one: Person
    other: Person
    same_name: bool
    """The names are the same but for capitals and letters; else they only sound alike, and both are of one body."""


def likely_pairs(session: Session, *, limit: int = MOST) -> list[LikelyPair]:
    """Return the entries that are likely to be one person, those of the same name first. A fixed number of queries."""
    names = _names(session)
    same = list(islice(_of_one_name(names), limit))
    known = set(same)
    alike = (pair for pair in _of_one_body(session, names) if pair not in known)
    chosen = same + sorted(set(islice(alike, limit - len(same))))
    ids = {ident for pair in chosen for ident in pair}
    persons = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(ids)).options(*with_appointments()))}
    return [LikelyPair(persons[one], persons[other], (one, other) in known) for one, other in chosen]


@dataclass(frozen=True, slots=True)
class _Name:
    parts: NameParts
    sound: str
    """The key of the first word of the Russian surname."""


def _names(session: Session) -> Mapping[int, _Name]:
    # As text, for neither database's driver needs to make objects of them.
    surname, given, patronymic = (cast(column, Text) for column in (Person.surname, Person.given, Person.patronymic))
    query = select(Person.id, Person.sound_text, surname, given, patronymic)
    query = query.where(Person.merged_into_id.is_(None), Person.erased_at.is_(None)).order_by(Person.id)
    found: dict[int, _Name] = {}
    for ident, sounds, *texts in session.execute(query):
        parts = NameParts(*(json.loads(text).get("ru", "") for text in texts))
        found[ident] = _Name(parts, sounds.split("\n", 1)[0])
    return found


def _of_one_name(names: Mapping[int, _Name]) -> Iterator[tuple[int, int]]:
    buckets: dict[str, list[int]] = defaultdict(list)
    for ident, name in names.items():
        if name.parts.surname and name.parts.given:
            buckets[same_person_key(name.parts.surname, name.parts.given, name.parts.patronymic)].append(ident)
    for bucket in buckets.values():
        yield from combinations(bucket, 2)


def _of_one_body(session: Session, names: Mapping[int, _Name]) -> Iterator[tuple[int, int]]:
    query = select(Appointment.organisation_id, Appointment.person_id).where(Appointment.organisation_id.is_not(None)).distinct()
    buckets: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for body, ident in session.execute(query.order_by(Appointment.person_id)):
        if ident in names and names[ident].sound:
            buckets[body, names[ident].sound].append(ident)
    for bucket in buckets.values():
        yield from (pair for pair in combinations(bucket, 2) if may_be(names[pair[0]].parts, names[pair[1]].parts))
