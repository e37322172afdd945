"""Writes of persons: how they are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.register.directory.commands.common import find, remove
from app.register.directory.keeping import why_needed
from app.register.directory.models import Person
from app.register.directory.queries import get_person
from app.register.directory.rules.confirmed import still_confirmed
from app.register.directory.rules.kinds import Gender

ERASED: Final = N_("This person has been erased on request; there is nothing left to change.")
MERGED: Final = N_("This entry has been merged into another one; change that one.")


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What a form says of a person; personal data is not among it."""

    surname: Texts
    given: Texts = Texts()
    patronymic: Texts = Texts()
    latin: str = ""
    gender: Gender = Gender.UNKNOWN
    cases: Mapping[str, str] = field(default_factory=dict)
    precedence: int | None = None
    note: str = ""


def add_person(session: Session, uid: str, details: PersonDetails, *, code: str | None = None) -> int:
    """Add a person and return their id; the same `uid` again adds nobody."""
    known = find(session, Person, uid)
    if known is None:
        known = Person(uid=uid, code=code)
        _write(known, details)
        return made_once(session, known, lambda: find(session, Person, uid)).id
    return known.id


def change_person(session: Session, person_id: int, seen: int | None, details: PersonDetails) -> int:
    """Change how a person is called. Cases that were confirmed for another name are dropped."""
    person = person_to_change(session, person_id)
    refuse_if_stale(person, seen)
    _write(person, details)
    session.flush()
    return person.id


def remove_person(session: Session, person_id: int, seen: int | None) -> None:
    """Remove a person whom nothing points at and no published version names, with their appointments."""
    person = get_person(session, person_id)
    refuse_if_stale(person, seen)
    if why := why_needed(session, person):
        raise Refusal(why, name=person.label())
    remove(session, person)


def person_to_change(session: Session, person_id: int) -> Person:
    """Return a person with their appointments; refuse for one who is erased or merged into another."""
    person = get_person(session, person_id)
    if person.erased_at is not None:
        raise Refusal(ERASED)
    if person.merged_into_id is not None:
        raise Refusal(MERGED)
    return person


def _write(person: Person, details: PersonDetails) -> None:
    before = person.name.ru if person.surname else ""
    stored = person.cases or {}
    person.surname, person.given, person.patronymic = details.surname, details.given, details.patronymic
    person.latin, person.gender, person.precedence, person.note = details.latin, details.gender, details.precedence, details.note
    cases = still_confirmed(before, person.name.ru, stored, details.cases)
    if cases != person.cases:
        person.cases = cases
