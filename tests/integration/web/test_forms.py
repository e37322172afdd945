"""Claims about what happens to what people type, good and bad."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import get_item
from app.register.accounts.rules.roles import Role
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.programmes import ASTANA
from tests.factories.venues import a_city, a_venue

NEW = "/events/1/items/new"


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody signed in, and an event with the id 1 in a city with a house."""
    with opened(app).begin() as session:
        a_venue(session, an_event(session).city)
    return signed_in(app)


def typed(client: FlaskClient, **over: str) -> dict[str, str]:
    """Return the form of a new item, filled in."""
    filled = {**form_of(client.get(NEW)), "title-ru": "Тест", "start": "10.00", "end": "11.00"}
    return {**filled, **{name.replace("__", "-"): value for name, value in over.items()}}


def items(app: Flask) -> list[ProgrammeItem]:
    """Return the items that have been made."""
    with opened(app)() as session:
        return list(session.scalars(select(ProgrammeItem)))


def test_what_was_typed_is_saved(app: Flask, client: FlaskClient) -> None:
    answer = client.post(NEW, data=typed(client, place="venue:1", responsible="Иванов"))
    assert (answer.status_code, answer.location) == (303, "/events/1/programme#item-1")
    (item,) = items(app)
    assert (item.title, item.responsible, item.venue_id, item.zone) == (Texts("Тест"), "Иванов", 1, "Asia/Yekaterinburg")


BAD_ITEMS: list[tuple[dict[str, str], str]] = [
    ({"title__ru": ""}, "title-ru"),
    ({"title__ru": " \t "}, "title-ru"),
    ({"title__ru": "\u202e\u200b\u2066\x07"}, "title-ru"),
    ({"title__ru": "ж" * 10_000}, "title-ru"),
    ({"title__kk": "ж" * 501}, "title-kk"),
    ({"responsible": "ж" * 301}, "responsible"),
    ({"start": "25.00"}, "start"),
    ({"start": "10.75"}, "start"),
    ({"start": "завтра"}, "start"),
    ({"start": ""}, "start"),
    ({"start": "12.00", "end": "10.00"}, "end"),
    ({"start": "10.00", "end": "10.00"}, "end"),
    ({"precision": "open"}, "end"),
    ({"precision": "sometimes"}, "precision"),
    ({"day": ""}, "day"),
    ({"day": "xx"}, "day"),
    ({"day": "31.02.2024"}, "day"),
    ({"day": "2025-12-01"}, "day"),
    ({"day": "0001-01-01", "start": "00.30"}, "day"),
    ({"day": "9999-12-31", "ends_next_day": "y", "end": "09.00"}, "day"),
    ({"zone": "Mars/Base"}, "zone"),
    ({"place": "hall:99"}, "place"),
    ({"place": "venue:99999999999999999999"}, "place"),
    ({"place": "{{ 7*7 }}"}, "place"),
    ({"kind": "party"}, "kind"),
    ({"visibility": "spies"}, "visibility"),
    ({"start": "23.30", "end": "", "day": "2024-02-29", "zone": ASTANA}, "start_fold"),
]
"""What is typed into the form of an item, and the field beside which is said why not."""


def test_what_cannot_be_is_answered_beside_its_field_and_what_was_typed_stays(app: Flask, client: FlaskClient) -> None:
    for over, field in BAD_ITEMS:
        sent = typed(client, **{"responsible": "Иванов", **over})
        answer = client.post(NEW, data=sent)
        assert (answer.status_code, list(errors_of(answer))) == (422, [field]), over
        kept = form_of(answer)
        assert kept["responsible"] == sent["responsible"]
        chosen = {"precision", "zone", "place", "kind", "visibility"}  # a choice that is not in the list cannot be shown
        plain = [name for name in sent.keys() - chosen - {"was", "csrf_token", "title-ru"} if sent[name]]
        assert {name: kept[name] for name in plain} == {name: sent[name] for name in plain}
    assert items(app) == []


@pytest.mark.parametrize(
    "title",
    [
        "{{ 7*7 }}",
        "{% raise %}",
        "<script>alert(1)</script>",
        '#import "x"',
        "%(name)s %d 100 %",
        "🎉 Йыйын — жиын «Ҡурай»",
        "a' OR 1=1; --",
        "\\u0000 &amp; &lt;",
    ],
)
def test_words_that_look_like_code_are_only_words(app: Flask, client: FlaskClient, title: str) -> None:
    assert client.post(NEW, data=typed(client, title__ru=title, participants__ru=title)).status_code == 303
    assert [item.title.ru for item in items(app)] == [title]
    for address in ("/events/1/programme", "/events/1/programme?view=grid&day=2024-11-26", "/items/1", "/events/1/publish", "/events/1"):
        answer = client.get(address)
        assert (answer.status_code, "<script>alert" in answer.get_data(as_text=True)) == (200, False)
    assert form_of(client.get("/items/1/edit"))["title-ru"] == title


def test_what_cannot_be_seen_is_taken_out_of_a_title(app: Flask, client: FlaskClient) -> None:
    client.post(NEW, data=typed(client, title__ru="  При\u202eём\u200b \n  гостей\x00 "))
    assert [item.title.ru for item in items(app)] == ["Приём гостей"]


def test_an_hour_that_happened_twice_is_asked_for_and_then_saved(app: Flask, client: FlaskClient) -> None:
    with opened(app).begin() as session:
        city = a_city(session, name=Texts("Астана"), zone=ASTANA)
        event = an_event(session, city=city, first_day=_day("2024-02-29"), last_day=_day("2024-03-01"))
    new = f"/events/{event.id}/items/new"
    sent = {**form_of(client.get(new)), "title-ru": "Ночь", "start": "22.30", "end": "23.30"}
    answer = client.post(new, data=sent)
    assert (answer.status_code, list(errors_of(answer))) == (422, ["end_fold"])
    assert client.post(new, data={**form_of(answer), "end_fold": "1"}).status_code == 303
    (item,) = items(app)
    assert item.when.minutes == 120
    assert form_of(client.get(f"/items/{item.id}/edit"))["end_fold"] == "1"


def test_an_hour_that_happened_twice_is_asked_for_when_an_item_is_changed_to_it(app: Flask, client: FlaskClient) -> None:
    with opened(app).begin() as session:
        city = a_city(session, name=Texts("Астана"), zone=ASTANA)
        event = an_event(session, city=city, first_day=_day("2024-02-29"), last_day=_day("2024-03-01"))
    new = f"/events/{event.id}/items/new"
    client.post(new, data={**form_of(client.get(new)), "title-ru": "Вечер", "start": "20.00", "end": "21.00"})
    edit = f"/items/{items(app)[0].id}/edit"
    answer = client.post(edit, data={**form_of(client.get(edit)), "start": "23.10", "end": ""})
    assert (answer.status_code, list(errors_of(answer))) == (422, ["start_fold"])
    assert [item.start_local.hour for item in items(app) if item.start_local] == [20]


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def test_pressing_twice_makes_one_item(app: Flask, client: FlaskClient) -> None:
    sent = typed(client)
    assert [client.post(NEW, data=sent).location for _ in range(2)] == ["/events/1/programme#item-1"] * 2
    assert len(items(app)) == 1


@pytest.mark.parametrize("uid", ["", "x", "{{ 7*7 }}", "9" * 400])
def test_a_broken_uid_makes_an_item_all_the_same(app: Flask, client: FlaskClient, uid: str) -> None:
    assert client.post(NEW, data=typed(client, uid=uid)).status_code == 303
    assert [len(item.uid) for item in items(app)] == [36]


def _made(client: FlaskClient) -> dict[str, str]:
    client.post(NEW, data=typed(client))
    return form_of(client.get("/items/1/edit"))


def test_an_item_saved_unchanged_stays_at_its_revision(app: Flask, client: FlaskClient) -> None:
    sent = _made(client)
    assert client.post("/items/1/edit", data=sent).status_code == 303
    assert [item.revision for item in items(app)] == [1]


def test_the_second_of_two_sees_both_versions_and_saves_what_they_choose(app: Flask, client: FlaskClient) -> None:
    mine, theirs = _made(client), form_of(client.get("/items/1/edit"))
    other = signed_in(app)
    other.post("/items/1/edit", data={**theirs, "title-ru": "Их название", "transport": "их автобус"})
    answer = client.post("/items/1/edit", data={**mine, "title-ru": "Моё название", "responsible": "Мой ответственный"})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert [word for word in ("Их название", "Моё название", "их автобус", "Мой ответственный") if word not in text] == []
    choice = form_of(answer)
    assert (choice["transport"], choice["responsible"]) == ("их автобус", "Мой ответственный")
    assert client.post("/items/1/edit", data={**choice, "title-ru": "Моё название"}).status_code == 303
    (item,) = items(app)
    assert (item.title.ru, item.transport, item.responsible, item.revision) == ("Моё название", "их автобус", "Мой ответственный", 3)


def test_a_clash_about_speeches_loses_nothing(app: Flask, client: FlaskClient) -> None:
    _made(client)
    blank = form_of(client.get("/items/1/speeches"))
    mine = {**blank, "speeches-0-speaker-ru": "Мой", "speeches-0-minutes": "10"}
    signed_in(app).post("/items/1/speeches", data={**blank, "speeches-0-speaker-ru": "Их", "speeches-0-minutes": "20"})
    answer = client.post("/items/1/speeches", data=mine)
    assert answer.status_code == 409
    choice = {**form_of(answer), "speeches-0-speaker-ru": "Мой", "speeches-0-minutes": "20"}
    assert client.post("/items/1/speeches", data=choice).status_code == 303
    with opened(app)() as session:
        assert [(one.speaker.ru, one.minutes) for one in get_item(session, 1).speeches] == [("Мой", 20)]


def test_a_clash_about_an_event_keeps_its_coordinators(app: Flask, client: FlaskClient) -> None:
    coordinator = somebody(app, Role.COORDINATOR)
    before = form_of(client.get("/events/1/edit"))
    signed_in(app).post("/events/1/edit", data={**before, "title-ru": "Их", "coordinator_ids": str(coordinator.id)})
    answer = client.post("/events/1/edit", data={**before, "provenance": "письмо"})
    assert answer.status_code == 409
    assert client.post("/events/1/edit", data=form_of(answer)).status_code == 303
    with opened(app)() as session:
        event = session.get_one(Event, 1)
        assert (event.title.ru, event.provenance, [one.id for one in event.coordinators]) == ("Их", "письмо", [coordinator.id])


@pytest.mark.parametrize("was", ["", "{", "[]", "7", "null", '{"title-ru": ["x"]}', "[" * 100_000])
def test_a_page_whose_memory_is_broken_still_shows_both(app: Flask, client: FlaskClient, was: str) -> None:
    mine = _made(client)
    signed_in(app).post("/items/1/edit", data={**mine, "title-ru": "Их название"})
    answer = client.post("/items/1/edit", data={**mine, "title-ru": "Моё название", "was": was})
    text = answer.get_data(as_text=True)
    assert (answer.status_code, "Их название" in text, "Моё название" in text) == (409, True, True)


@pytest.mark.parametrize("seen", ["0", "99", "-1", "x", "9" * 30, "1.5"])
def test_a_broken_revision_counts_as_an_old_one(app: Flask, client: FlaskClient, seen: str) -> None:
    mine = _made(client)
    assert client.post("/items/1/edit", data={**mine, "title-ru": "Моё", "seen": seen}).status_code == 409
    assert [item.title.ru for item in items(app)] == ["Тест"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"minutes": "30"}, 303),
        ({"minutes": "-30"}, 303),
        ({"day": "2024-11-27"}, 303),
        ({"minutes": "30", "following": "y"}, 303),
        ({"minutes": "полчаса"}, 422),
        ({"minutes": "99999"}, 422),
        ({"minutes": "9" * 40}, 422),
        ({"day": "2025-11-27"}, 422),
        ({"day": "9999-12-31"}, 422),
        ({"day": "nie"}, 422),
        ({"following": "y"}, 422),
        ({"following": "y", "day": "2024-11-27"}, 422),
        ({"following": "y", "day": "2024-11-27", "minutes": "30"}, 422),
        ({"following": "y", "day": "2024-11-26", "minutes": "30"}, 303),
        ({"x": "y"}, 422),
    ],
)
def test_a_move_is_done_or_told_why_not(app: Flask, client: FlaskClient, sent: dict[str, str], status: int) -> None:
    _made(client)
    assert client.post("/items/1/move", data={"seen": "1", **sent}).status_code == status
    assert [item.revision for item in items(app)] == [2 if status == 303 else 1]


@pytest.mark.parametrize("deed", ["cancel", "restore", "reorder", "move", "remove"])
def test_a_deed_on_a_stale_page_is_refused_with_a_page(app: Flask, client: FlaskClient, deed: str) -> None:
    mine = _made(client)
    client.post("/items/1/edit", data={**mine, "responsible": "другой"})
    assert client.post(f"/items/1/{deed}", data={"seen": "1", "minutes": "5"}).status_code == 409
    assert len(items(app)) == 1


def test_speeches_are_told_what_is_missing_in_their_row(app: Flask, client: FlaskClient) -> None:
    _made(client)
    blank = form_of(client.get("/items/1/speeches"))
    answer = client.post("/items/1/speeches", data={**blank, "speeches-0-speaker-en": "Somebody", "speeches-0-minutes": ""})
    assert (answer.status_code, list(errors_of(answer))) == (422, ["speeches-0-speaker-ru", "speeches-0-minutes"])
    assert form_of(answer)["speeches-0-speaker-en"] == "Somebody"


def test_one_more_row_is_given_and_nothing_saved(app: Flask, client: FlaskClient) -> None:
    _made(client)
    blank = form_of(client.get("/items/1/speeches"))
    answer = client.post("/items/1/speeches", data={**blank, "speeches-0-speaker-ru": "Иванов", "more": "1"})
    assert (answer.status_code, form_of(answer)["speeches-0-speaker-ru"]) == (200, "Иванов")
    assert "speeches-1-speaker-ru" in form_of(answer)
    assert [item.revision for item in items(app)] == [1]


BAD_EVENTS: list[tuple[dict[str, str], str]] = [
    ({"title-ru": ""}, "title-ru"),
    ({"first_day": "x"}, "first_day"),
    ({"last_day": "2020-01-01"}, "last_day"),
    ({"first_day": "0001-01-01", "last_day": "0001-01-01"}, "first_day"),
    ({"arrival_margin": "99"}, "arrival_margin"),
    ({"arrival_margin": ""}, "arrival_margin"),
    ({"city_id": "99999999999999999999"}, "city_id"),
    ({"city_id": "x"}, "city_id"),
    ({"coordinator_ids": "99999999999999999999"}, "coordinator_ids"),
    ({"coordinator_ids": "x"}, "coordinator_ids"),
    ({"kind": "party"}, "kind"),
]


def test_an_event_that_cannot_be_is_answered_beside_its_field(app: Flask, client: FlaskClient) -> None:
    somebody(app, Role.COORDINATOR)
    sent = {**form_of(client.get("/events/new/forum")), "title-ru": "Форум", "theme-ru": "Тема"}
    for over, field in BAD_EVENTS:
        answer = client.post("/events/new/forum", data={**sent, **over})
        assert (answer.status_code, list(errors_of(answer)), form_of(answer)["theme-ru"]) == (422, [field], "Тема"), over


def test_pressing_twice_makes_one_event(app: Flask, client: FlaskClient) -> None:
    sent = {**form_of(client.get("/events/new/days")), "title-ru": "Дни культуры", "uid": new_uid()}
    assert [client.post("/events/new/days", data=sent).location for _ in range(2)] == ["/events/2"] * 2
    with opened(app)() as session:
        assert session.scalar(select(func.count()).select_from(Event)) == 2


def test_a_version_is_published_once_from_the_page_that_lists_its_changes(app: Flask, client: FlaskClient) -> None:
    _made(client)
    sent = {**form_of(client.get("/events/1/publish")), "note": "первая"}
    assert [client.post("/events/1/publish", data=sent).location for _ in range(2)] == ["/events/1/versions/1"] * 2
    client.post("/items/1/move", data={"minutes": "30"})
    stale = client.post("/events/1/publish", data=sent | {"digest": "x", "note": "вторая"})
    assert (stale.status_code, form_of(stale)["note"]) == (422, "вторая")
    assert "перенесено с 10.00 на 10.30" in stale.get_data(as_text=True).replace("\u00a0", " ")
    assert client.post("/events/1/publish", data=form_of(stale)).location == "/events/1/versions/2"
    for number in (1, 2):
        assert client.get(f"/events/1/versions/{number}").status_code == 200


def test_a_clash_shows_what_two_people_await_of_an_item_and_the_page_tells_it_in_words(app: Flask, client: FlaskClient) -> None:
    mine = _made(client)
    theirs = {**mine, "layout": "banquet", "expected": "300", "buffer_minutes": "15"}
    assert signed_in(app).post("/items/1/edit", data=theirs).status_code == 303
    page = client.get("/items/1").get_data(as_text=True)
    assert [word for word in ("Банкет", "300", "15") if word not in page] == []
    answer = client.post("/items/1/edit", data={**mine, "layout": "theatre", "expected": "280"})
    assert (answer.status_code, "Банкет" in answer.get_data(as_text=True)) == (409, True)
    chosen = form_of(answer)
    assert (chosen["layout"], chosen["expected"], chosen["buffer_minutes"]) == ("theatre", "280", "15")
    assert client.post("/items/1/edit", data={**chosen, "expected": "0"}).status_code == 422
