"""Claims about the pages of interpreters: who may open and send what, who is offered first, how many queries they take."""

import pytest
from flask import Flask

from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import an_interpreter
from tests.factories.pages import signed_in, somebody
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import an_item, at


@pytest.fixture
def coordinator(app: Flask) -> User:
    return somebody(app, Role.COORDINATOR)


def staged(app: Flask, *people: User) -> dict[str, int]:
    """Return the ids of an event given to these people, with talks, two interpreters and somebody of the directory."""
    with opened(app).begin() as session:
        event = an_event(session, coordinators=[session.merge(person) for person in people])
        talks = an_item(session, event, kind=ItemKind.MEETING, when=at("10:00", "11:00"))
        kazakh = an_interpreter(session, a_person_in_directory(session, "Казахов"))
        english = an_interpreter(session, a_person_in_directory(session, "Английский"), pairs=[["en", "ru"]])
        session.add(ItemPerson(item_id=talks.id, person_id=kazakh.person_id, role=ItemRole.INTERPRETER))
        other = a_person_in_directory(session, "Кусэев")
        return {
            "event": event.id,
            "item": talks.id,
            "seen": talks.revision,
            "kazakh": kazakh.id,
            "kazakh_person": kazakh.person_id,
            "english_person": english.person_id,
            "person": other.id,
        }


GETS = {
    "/interpreters": (200, 200),
    "/interpreters/new": (403, 200),
    "/interpreters/{kazakh}/edit": (403, 200),
    "/events/{event}/interpreters": (200, 200),
    "/items/{item}/interpreters": (200, 200),
    "/items/{item}/interpreters?source=ru&target=kk": (200, 200),
    "/items/{item}/interpreters?person={kazakh_person}": (200, 200),
}
POSTS = ("/items/{item}/interpreters", "/items/{item}/interpreters/remove")


def test_a_reader_sees_who_interprets_and_changes_nothing(app: Flask) -> None:
    there = staged(app)
    reader = signed_in(app, somebody(app, Role.READER))
    assert {path: reader.get(path.format(**there)).status_code for path in GETS} == {path: codes[0] for path, codes in GETS.items()}
    writes = (*POSTS, "/interpreters/new", "/interpreters/{kazakh}/edit")
    assert {path: reader.post(path.format(**there)).status_code for path in writes} == dict.fromkeys(writes, 403)


def test_a_coordinator_books_at_the_events_given_to_them_only(app: Flask, coordinator: User) -> None:
    ours, others = staged(app, coordinator), staged(app)
    client = signed_in(app, coordinator)
    assert {path: client.get(path.format(**ours)).status_code for path in GETS} == {path: codes[1] for path, codes in GETS.items()}
    assert {client.post(path.format(**others), data={"person_id": others["kazakh_person"]}).status_code for path in POSTS} == {403}
