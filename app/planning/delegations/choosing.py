"""How a person of the directory stands in one line of a form, and how what was typed there is read back."""

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.ground.words.languages import current
from app.register.directory.finding import persons_found
from app.register.directory.models import Person
from app.register.directory.rules.names import parsed, same_person_key

MOST_NAMED: Final = 5
"""Persons of one name that a refusal tells apart."""

_NUMBER: Final = re.compile(r"(?:^|\s)№\s*(\d{1,9})$")


def told_choice(person: Person | None) -> str:
    """Return a person as the line shows them: the name, and the number that tells two of one name apart."""
    return f"{person.name.told(current())} № {person.id}" if person else ""


def chosen(session: Session, typed: str, field: str) -> int | None:
    """Return the id of the person meant, None where nothing is typed; refuse beside `field` whoever cannot be told."""
    if not typed:
        return None
    found = find_chosen(session, typed, field)
    if found is None:
        raise Refusal(N_("Nobody of this name is in the directory. Choose from the suggestions, or add them to it first."), field)
    return found.id


def find_chosen(session: Session, typed: str, field: str) -> Person | None:
    """Return the person meant, None where nobody of the name is in the directory; refuse where several are."""
    number = _NUMBER.search(typed)
    if number:
        person = session.get(Person, int(number[1])) if int(number[1]) < 2**31 else None
        return person if person and person.merged_into_id is None and person.erased_at is None else None
    found = persons_found(session, typed, limit=MOST_NAMED)
    if len(found) > 1:
        found = [person for person in found if _is_called(person, typed)] or found
    if len(found) > 1:
        raise Refusal(N_("Several people are meant by this; choose one: %(names)s."), field, names=_listed(found))
    return found[0] if found else None


def _is_called(person: Person, typed: str) -> bool:
    parts = parsed(typed)
    wanted = same_person_key(parts.surname, parts.given, parts.patronymic)
    return same_person_key(person.surname.ru, person.given.ru, person.patronymic.ru) == wanted


def _listed(persons: Sequence[Person]) -> str:
    return "; ".join(map(told_choice, persons))
