"""Somebody in two places at once, and what pages fetch of that."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind, ItemRole, Visibility
from app.register.directory.models import Person
from tests.factories.events import an_event
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_venue


@dataclass(frozen=True)
class Doubled:
    """An event of two items that overlap, and who chairs both of them."""

    event: Event
    person: Person
    first: ProgrammeItem
    second: ProgrammeItem


def doubled(session: Session, **over: Any) -> Doubled:
    """Write two sessions from 10.00 and from 11.00 in two venues, both chaired by one person: one blocker.

    Besides, a forum that has no number among its editions is a warning.
    """
    event = an_event(session, **{"kind": Kind.FORUM, **over})
    person = a_person_in_directory(session)
    items = [
        an_item(
            session, event, start, end, title=title, kind=ItemKind.SESSION, visibility=Visibility.HOSTS, venue=a_venue(session, event.city)
        )
        for title, start, end in (("Энергетика", "10:00", "11:30"), ("Транспорт", "11:00", "12:30"))
    ]
    session.add_all(ItemPerson(item_id=item.id, person_id=person.id, role=ItemRole.CHAIR) for item in items)
    session.flush()
    return Doubled(event, person, items[0], items[1])


def coming(today: date, **over: Any) -> dict[str, Any]:
    """Return the days of an event that begins in five days."""
    first = today + timedelta(days=5)
    return {"first_day": first, "last_day": first, **over}


def fetched(client: FlaskClient, address: str) -> str:
    """Return what a page fetches by its script."""
    answer = client.get(address, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.get_data(as_text=True)
