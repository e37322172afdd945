"""Claims about the pages of the search: who may, what stands in the address, what the choice makes."""

from datetime import UTC, date, datetime
from html import unescape
from re import findall
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, select

from app.ground.kernel.texts import Texts
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemRole
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import an_interpreter
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import at
from tests.factories.troubles import attended
from tests.factories.venues import a_city, a_hall, a_venue

ASKED = (
    "minutes=45&first=2024-11-26&last=2024-11-27&pair=kk-ru&seats=30&ufa_since=9&ufa_until=18&astana_since=9.00&astana_until=18.00"
    "&holidays=RU&holidays=KZ&apart=1&lunch=1"
)


@pytest.fixture
def there(app: Flask) -> dict[str, int]:
    """The ids of an event with a hall for 34, an interpreter, a delegation and somebody of ours."""
    with opened(app).begin() as session:
        city = a_city(session)
        event = an_event(session, city=city)
        hall = a_hall(session, a_venue(session, city), name=Texts(ru="Малый зал"), layouts=[("boardroom", 34)])
        an_interpreter(session, a_person_in_directory(session, "Казахов"))
        delegation = a_delegation(session, event, name=Texts(ru="Делегация акимата"))
        member = a_member(session, delegation)
        ours = a_person_in_directory(session, "Уфимцев")
        return {"event": event.id, "hall": hall.id, "delegation": delegation.id, "member": member.person_id, "ours": ours.id}


def found(client: FlaskClient, there: dict[str, int], more: str = "") -> tuple[str, list[str]]:
    """Return the page of a search and the addresses of its proposals."""
    page = client.get(f"/events/{there['event']}/free-time?{ASKED}&person={there['ours']}&delegation={there['delegation']}&find=1{more}")
    assert page.status_code == 200
    return page.text, [unescape(one) for one in findall(r'href="(/events/\d+/free-time/choose[^"]*)"', page.text)]


def test_the_best_times_are_told_with_their_reasons(app: Flask, there: dict[str, int]) -> None:
    text, chosen = found(signed_in(app), there)
    assert 0 < len(chosen) <= 10
    assert parse_qs(urlsplit(chosen[0]).query)["hall"] == [str(there["hall"])]
    assert all(told in text for told in ("Малый зал", "34", "Казахов", "Уфимцев", "Делегация акимата"))


def test_choosing_one_asks_for_a_title_and_makes_the_item(app: Flask, there: dict[str, int]) -> None:
    client = signed_in(app)
    _, chosen = found(client, there)
    form = form_of(client.get(chosen[0]))
    assert client.post(chosen[0], data={**form, "title-ru": ""}).status_code == 422
    made = client.post(chosen[0], data={**form, "title-ru": "Встреча о проекте", "chair": there["ours"]})
    again = client.post(chosen[0], data={**form, "title-ru": "Встреча о проекте", "chair": there["ours"]})
    assert (made.status_code, made.location) == (303, again.location)
    with opened(app)() as session:
        item = session.scalars(select(ProgrammeItem)).one()
        roles = session.execute(select(ItemPerson.person_id, ItemPerson.role).order_by(ItemPerson.position)).all()
        assert (item.title.ru, item.hall_id, item.expected) == ("Встреча о проекте", there["hall"], 30)
        assert tuple(roles[0]) == (there["ours"], ItemRole.CHAIR)


def test_a_time_that_somebody_has_taken_meanwhile_is_told_and_the_form_shown_again(app: Flask, there: dict[str, int]) -> None:
    client = signed_in(app)
    _, chosen = found(client, there)
    form = form_of(client.get(chosen[0]))
    with opened(app).begin() as session:
        event, ours = session.get_one(Event, there["event"]), session.get_one(Person, there["ours"])
        for day in event.days.each():
            attended(session, event, "08:00", "20:00", [ours], when=at("08:00", "20:00", day=day))
    answer = client.post(chosen[0], data={**form, "title-ru": "Встреча"})
    assert (answer.status_code, form_of(answer)["title-ru"]) == (422, "Встреча")
    assert "Уфимцев" in answer.text
    assert f"/events/{there['event']}/free-time?" in answer.text


def test_people_are_taken_in_by_name_and_delegations_whole(app: Flask, there: dict[str, int]) -> None:
    client = signed_in(app)
    page = client.get(f"/events/{there['event']}/free-time?{ASKED}&name=Уфимцев&more={there['delegation']}&add=1")
    boxes = set(findall(r'name="(person|delegation)" value="(\d+)" checked', page.text))
    assert boxes == {("person", str(there["ours"])), ("delegation", str(there["delegation"]))}
    nobody = client.get(f"/events/{there['event']}/free-time?{ASKED}&name=Никто&add=1")
    assert (nobody.status_code, set(errors_of(nobody))) == (422, {"name"})


def test_what_stands_in_the_way_is_told(app: Flask, there: dict[str, int]) -> None:
    with opened(app).begin() as session:
        event, ours = session.get_one(Event, there["event"]), session.get_one(Person, there["ours"])
        attended(session, event, "08:00", "20:00", [ours])
    asked = ASKED.replace("11-27", "11-26")
    only = signed_in(app).get(f"/events/{there['event']}/free-time?{asked}&person={there['ours']}&find=1")
    assert "/choose" not in only.text
    assert "Уфимцев" in only.text.split('id="found"')[1]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        (("first=2024-11-26", "first=2024-01-01"), "first"),
        (("ufa_until=18", "ufa_until=8"), "ufa_until"),
        (("ufa_until=18", "ufa_until=%E2%80%8B"), "ufa_until"),
        (("astana_since=9.00", "astana_since=%00"), "astana_since"),
        (("minutes=45", "minutes=0"), "minutes"),
        (("minutes=45", "minutes=%E2%80%8B"), "minutes"),
        (("minutes=45", "minutes=45&name="), "name"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_at_its_field(
    app: Flask, there: dict[str, int], changed: tuple[str, str], field: str
) -> None:
    answer = signed_in(app).get(f"/events/{there['event']}/free-time?{ASKED.replace(*changed)}&find=1")
    assert (answer.status_code, set(errors_of(answer))) == (422, {field})


def test_a_reader_searches_and_makes_nothing(app: Flask, there: dict[str, int]) -> None:
    _, chosen = found(signed_in(app), there)
    reader = signed_in(app, somebody(app, Role.READER))
    assert found(reader, there)[1] == []
    assert (reader.get(chosen[0]).status_code, reader.post(chosen[0]).status_code) == (403, 403)


def test_an_address_that_no_page_of_ours_made_is_not_found(app: Flask, there: dict[str, int]) -> None:
    client, base = signed_in(app), f"/events/{there['event']}/free-time/choose"
    assert [client.get(f"{base}?{query}").status_code for query in ("", ASKED, f"{ASKED}&person={there['ours']}")] == [404] * 3
    far = f"{base}?{ASKED}&person={there['ours']}&start=2147483647&hall=7&interpreter=9"
    assert client.get(far).status_code == 404


def test_from_a_persons_page_the_event_is_asked_for(app: Flask, there: dict[str, int]) -> None:
    with opened(app).begin() as session:
        an_event(session, first_day=date(2099, 11, 26), last_day=date(2099, 11, 27))
    page = signed_in(app).get(f"/people/{there['ours']}/free-time")
    assert page.status_code == 200
    assert f"free-time?person={there['ours']}" in page.text
    assert signed_in(app).get("/people/999999/free-time").status_code == 404


def test_the_page_asks_the_database_as_often_for_many_as_for_few(app: Flask, app_engine: Engine, there: dict[str, int]) -> None:
    client = signed_in(app)
    found(client, there)
    with statements(app_engine) as few:
        found(client, there)
    with opened(app).begin() as session:
        event = session.get_one(Event, there["event"])
        delegation = a_delegation(session, event)
        there["delegation"] = delegation.id
        for hour in range(9, 14):
            a_member(session, delegation)
            attended(session, event, f"{hour:02}:00", f"{hour:02}:30", [a_person_in_directory(session)], hall_id=there["hall"])
            an_interpreter(session)
            a_hall(session)
    with statements(app_engine) as many:
        found(client, there)
    assert len(many) == len(few)


def test_whoever_is_gone_is_not_told_to_be_free(app: Flask, there: dict[str, int]) -> None:
    with opened(app).begin() as session:
        gone = a_person_in_directory(session, "Ушедший", erased_at=datetime(2024, 1, 1, tzinfo=UTC))
        other = a_delegation(session, an_event(session))
        ids = {"gone": gone.id, "delegation": other.id}
    address = f"/events/{there['event']}/free-time?{ASKED}&find=1&person={ids['gone']}&person=999999&delegation={ids['delegation']}"
    answer = signed_in(app).get(address)
    assert (answer.status_code, set(errors_of(answer))) == (422, {"name"})


def test_of_a_merged_entry_the_one_that_was_kept_is_asked_for(app: Flask, there: dict[str, int]) -> None:
    with opened(app).begin() as session:
        event, ours = session.get_one(Event, there["event"]), session.get_one(Person, there["ours"])
        attended(session, event, "08:00", "20:00", [ours])
        middle = a_person_in_directory(session, "Уфимцев", merged_into_id=ours.id)
        merged = a_person_in_directory(session, "Уфимцев", merged_into_id=middle.id).id
    asked = ASKED.replace("11-27", "11-26")
    answer = signed_in(app).get(f"/events/{there['event']}/free-time?{asked}&person={merged}&find=1")
    assert (answer.status_code, "/choose" in answer.text, f'value="{there["ours"]}"' in answer.text) == (200, False, True)
