"""Reads whole lists, where a page reads a part."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.faces.spreadsheets.asking import AskedPersons
from app.register.directory.finding import persons_found
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import with_appointments

MOST_FOUND = 500
"""Persons that one search looks at, as on the page of the list."""


def persons_listed(session: Session, asked: AskedPersons, *, today: date) -> Sequence[Person]:
    """Return the persons that a list has, on all its pages, in its order; neither erased ones nor those merged into another entry.

    A fixed number of queries, however many there are.
    """
    if asked.typed:
        found = persons_found(session, asked.typed, limit=MOST_FOUND)
    else:
        query = select(Person).where(Person.merged_into_id.is_(None), Person.erased_at.is_(None)).options(*with_appointments())
        found = session.scalars(query.order_by(Person.search_text, Person.id)).all()
    if asked.side is None and asked.category is None and asked.organisation_id is None:
        return found
    return [person for person in found if any(one.holds_on(today) and _fits(one, asked) for one in person.appointments)]


def _fits(one: Appointment, asked: AskedPersons) -> bool:
    return (
        (asked.side is None or one.side is asked.side)
        and (asked.organisation_id is None or one.organisation_id == asked.organisation_id)
        and (asked.category is None or (one.organisation is not None and one.organisation.category is asked.category))
    )
