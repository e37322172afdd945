"""Who has to stay in the directory although no row of it is pointed at; the floors above add their reasons here."""

from collections.abc import Callable
from typing import Final

from sqlalchemy.orm import Session

from app.register.directory.models import Person

Needed = Callable[[Session, Person], str]
"""Given a person, says why their entry has to stay: a sentence with a place for `%(name)s`; or nothing."""

NEEDED: Final[dict[str, Needed]] = {}


def why_needed(session: Session, person: Person) -> str:
    """Return the first reason for which an entry has to stay; nothing where there is none."""
    return next(filter(None, (needed(session, person) for needed in NEEDED.values())), "")
