"""Who of the directory is named as responsible for items of an event."""

from collections import Counter

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.planning.logistics.responsible import surnames_in, those_named
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_after


def responsible_among(session: Session, event_id: int) -> list[int]:
    """Return the ids of the persons whom the words for “responsible” name so that nobody else of the directory can be meant.

    Two queries, or one where no item has such words.
    """
    query = select(ProgrammeItem.responsible).where(ProgrammeItem.event_id == event_id, ProgrammeItem.responsible != "").distinct()
    texts = sorted(session.scalars(query))
    surnames = sorted(surnames_in(texts))
    if not surnames:
        return []
    begins = or_(*(Person.search_text.startswith(f"{surname} ", autoescape=True) for surname in surnames))
    living = (Person.merged_into_id.is_(None), Person.erased_at.is_(None))
    rows = session.execute(select(Person.id, Person.surname, Person.given, Person.patronymic).where(begins, *living)).all()
    names = {str(row.id): " ".join(filter(None, (row.surname.ru, row.given.ru, row.patronymic.ru))) for row in rows}
    short = {str(row.id): initials_after(row.surname.ru, row.given.ru, row.patronymic.ru) for row in rows}
    bearers = Counter(short.values())
    named = {found for persons in those_named(texts, names) for found in persons}
    return sorted(int(found) for found in named if bearers[short[found]] == 1)
