"""Claims about the pages of interpreters: who may open and send what, who is offered first, how many queries they take."""

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from app.planning.events.models import Event
from app.planning.interpreting.models import Interpreter, InterpreterBooking
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import an_interpreter
from tests.factories.pages import errors_of, form_of, signed_in, somebody
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


def bookings(app: Flask) -> list[tuple[int, str, str]]:
    """Return who interprets from which language to which."""
    with opened(app)() as session:
        rows = session.execute(select(InterpreterBooking.person_id, InterpreterBooking.source, InterpreterBooking.target))
        return [(row[0], row[1], row[2]) for row in rows]


def test_somebody_is_booked_at_one_press_with_the_languages_asked_for(app: Flask) -> None:
    there = staged(app)
    client, path = signed_in(app), f"/items/{there['item']}/interpreters"
    page = client.get(f"{path}?source=английский&target=русский")
    form = {**form_of(page), "person_id": there["english_person"]}
    assert client.post(path, data=form).status_code == 303
    assert bookings(app) == [(there["english_person"], "en", "ru")]
    again = client.post(path, data={**form, "note": "шушутаж"})
    assert (again.status_code, form_of(again)["note"], int(form_of(again)["seen"]) > there["seen"]) == (409, "шушутаж", True)


def test_a_language_that_nobody_knows_is_told_beside_its_field(app: Flask) -> None:
    there = staged(app)
    data = {"person_id": there["kazakh_person"], "source": "эльфийский", "target": "русский"}
    answer = signed_in(app).post(f"/items/{there['item']}/interpreters", data=data)
    assert (answer.status_code, set(errors_of(answer))) == (422, {"source"})


def test_a_booking_is_taken_back(app: Flask) -> None:
    there = staged(app)
    client, path = signed_in(app), f"/items/{there['item']}/interpreters/remove"
    assert client.post(path, data={"person_id": there["kazakh_person"], "seen": 99}).status_code == 409
    assert client.post(path, data={"person_id": there["kazakh_person"], "seen": there["seen"]}).status_code == 303
    with opened(app)() as session:
        assert session.scalars(select(ItemPerson)).all() == []


def test_somebody_of_the_directory_is_entered_with_pairs_both_ways(app: Flask) -> None:
    there = staged(app)
    client = signed_in(app)
    data = {
        "name": f"Кусэев № {there['person']}",
        "pairs-0-source": "башкирский",
        "pairs-0-target": "ru",
        "pairs-0-both": "y",
        "active": "y",
    }
    assert client.post("/interpreters/new", data=data).status_code == 303
    with opened(app)() as session:
        entry = session.scalars(select(Interpreter).where(Interpreter.person_id == there["person"])).one()
    assert (entry.pairs, entry.active) == ([["ba", "ru"], ["ru", "ba"]], True)
    assert client.post("/interpreters/new", data={"name": "Никто Такой", "pairs-0-source": "ru", "pairs-0-target": "kk"}).status_code == 422


def test_two_edits_of_an_entry_stand_side_by_side(app: Flask) -> None:
    there = staged(app)
    client, path = signed_in(app), "/interpreters/{kazakh}/edit".format(**there)
    form = form_of(client.get(path))
    assert client.post(path, data={**form, "phone": "+7 1"}).status_code == 303
    assert client.post(path, data={**form, "note": "иначе"}).status_code == 409


def test_the_number_of_queries_does_not_grow_with_the_rows(app: Flask, app_engine: Engine) -> None:
    def asked(more: int) -> dict[str, int]:
        there = staged(app)
        with opened(app).begin() as session:
            event = session.get_one(Event, there["event"])
            for hour in range(more):
                item = an_item(session, event, f"{9 + hour:02}:00", f"{9 + hour:02}:50", kind=ItemKind.MEETING)
                interpreter = an_interpreter(session)
                session.add(ItemPerson(item_id=item.id, person_id=interpreter.person_id, role=ItemRole.INTERPRETER))
        client, found = signed_in(app), {}
        for path in GETS:
            client.get(path.format(**there))
            with statements(app_engine) as told:
                client.get(path.format(**there))
            found[path] = len(told)
        return found

    assert asked(1) == asked(7)
