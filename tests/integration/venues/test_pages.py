"""The pages of venues, as a browser meets them."""

import pytest
from flask import Flask
from sqlalchemy import event, select

from app.ground.kernel.texts import Texts
from app.register.accounts.rules.roles import Role
from app.register.venues.models import City, Hall, Venue
from tests.factories.browsing import Browser, fields, hidden, opened
from tests.factories.pages import browser_of
from tests.factories.venues import a_city, a_hall, a_venue

CITY = {"name-ru": "Астана", "name-kk": "Астана", "zone": "Asia/Almaty", "side": "kazakhstan"}


@pytest.fixture
def officer(app: Flask) -> Browser:
    """A browser in which a protocol officer is signed in."""
    return browser_of(app, Role.PROTOCOL)


def _cities(app: Flask) -> list[str]:
    with opened(app)() as session:
        return [name.ru for name in session.scalars(select(City.name).order_by(City.id))]


def test_a_city_is_added_once_however_often_the_button_is_pressed(app: Flask, officer: Browser) -> None:
    uid = hidden(officer.get("/venues/cities/new"), "uid")
    answers = [officer.post("/venues/cities/new", CITY | {"uid": uid}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert _cities(app) == ["Астана"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"zone": "Asia/Astana"}, "zone"),
        ({"zone": ""}, "zone"),
        ({"name-ru": " \u200b "}, "name-ru"),
        ({"name-ru": "Ж" * 10_000}, "name-ru"),
        ({"name-kk": "Ж" * 301}, "name-kk"),
        ({"side": "mars"}, "side"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
    app: Flask, officer: Browser, wrong: dict[str, str], field: str
) -> None:
    officer.get("/venues/cities/new")
    answer = officer.post("/venues/cities/new", CITY | wrong)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in page
    assert next(value for name, value in (CITY | wrong).items() if name != field) in page
    assert _cities(app) == []


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER])
def test_everybody_reads_but_only_the_protocol_writes(app: Flask, role: Role) -> None:
    with opened(app).begin() as session:
        hall = a_hall(session)
        city_id = session.get_one(Venue, hall.venue_id).city_id
    reader = browser_of(app, role)
    read = ("/venues", f"/venues/{hall.venue_id}", f"/venues/cities/{city_id}")
    assert [reader.get(path).status_code for path in read] == [200, 200, 200]
    write = ("/venues/new", f"/venues/{hall.venue_id}/edit", "/venues/cities/new", f"/venues/halls/{hall.id}/edit")
    assert [reader.get(path).status_code for path in write] == [403] * 4
    assert reader.post(f"/venues/{hall.venue_id}/remove").status_code == 403


def test_a_venue_and_a_hall_are_made_and_shown(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        city = a_city(session)
    officer.get(f"/venues/new?city={city.id}")
    sent = {"city_id": str(city.id), "name-ru": "Торатау", "latitude": "54,734853", "longitude": "55.957864", "note": "вход с площади"}
    venue = officer.post("/venues/new", sent)
    assert venue.status_code == 303
    hall = officer.post(f"{venue.location}/halls/new", {"name-ru": "Большой зал", "seats_theatre": "839", "seats_banquet": ""})
    assert hall.status_code == 303
    page = officer.get(venue.location).get_data(as_text=True)
    assert all(text in page for text in ("Торатау", "54.734853, 55.957864", "вход с площади", "Большой зал", "839"))


def test_saving_a_page_unchanged_changes_nothing(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        venue = a_venue(session, latitude=54.734853, longitude=55.957864)
    sent = fields(officer.get(f"/venues/{venue.id}/edit")) | {"city_id": str(venue.city_id)}
    assert officer.post(f"/venues/{venue.id}/edit", sent).status_code == 303
    with opened(app)() as session:
        assert session.get_one(Venue, venue.id).revision == 1


def test_the_second_of_two_is_shown_both_and_keeps_what_they_choose(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        hall = a_hall(session)
    path = f"/venues/halls/{hall.id}/edit"
    shown = fields(officer.get(path))
    assert officer.post(path, shown | {"seats_theatre": "900"}).status_code == 303
    clash = officer.post(path, shown | {"name-ru": "Главный зал", "seats_theatre": "850"})
    page = clash.get_data(as_text=True)
    assert clash.status_code == 409
    assert all(text in page for text in ("900", "850", "Главный зал", "Большой зал"))
    chosen = shown | {"seen": hidden(clash, "seen"), "was": hidden(clash, "was"), "name-ru": "Главный зал", "seats_theatre": "900"}
    assert officer.post(path, chosen).status_code == 303
    with opened(app)() as session:
        kept = session.get_one(Hall, hall.id)
        assert (kept.name.ru, kept.capacity) == ("Главный зал", 900)


def test_a_refused_change_shows_the_page_again(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        venue = a_venue(session)
        a_hall(session, venue)
        hall = a_hall(session, venue, name=Texts(ru="Малый зал"))
        other = a_venue(session, session.get_one(City, venue.city_id), name=Texts(ru="Дворец"))
    taken = {"name-ru": "Большой зал", "seen": "1"}
    assert officer.post(f"/venues/halls/{hall.id}/edit", taken).status_code == 422
    assert officer.post(f"/venues/{venue.id}/halls/new", taken).status_code == 422
    same = {"name-ru": "Конгресс-холл «Торатау»", "city_id": str(venue.city_id), "seen": "1"}
    assert officer.post(f"/venues/{other.id}/edit", same).status_code == 422
    half = {"name-ru": "Дворец", "city_id": str(venue.city_id), "seen": "1", "latitude": "54.7"}
    answer = officer.post(f"/venues/{other.id}/edit", half)
    assert (answer.status_code, 'id="longitude-error"' in answer.get_data(as_text=True)) == (422, True)


def test_what_is_in_use_stays_and_the_page_says_why(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        venue = a_venue(session)
    here = f"/venues/cities/{venue.city_id}"
    answer = officer.post(f"{here}/remove", {"seen": "1"})
    assert (answer.status_code, answer.location) == (303, here)
    assert "is-error" in officer.get(here).get_data(as_text=True)
    assert officer.post(f"/venues/{venue.id}/remove", {"seen": "1"}).location == "/venues"
    assert officer.post(f"{here}/remove", {"seen": "1"}).location == "/venues"
    assert _cities(app) == []


def test_removing_what_somebody_else_has_just_changed_is_refused(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        hall = a_hall(session)
    path = f"/venues/halls/{hall.id}"
    assert officer.post(f"{path}/edit", fields(officer.get(f"{path}/edit")) | {"seats_theatre": "900"}).status_code == 303
    assert officer.post(f"{path}/remove", {"seen": "1"}).status_code == 409


@pytest.mark.parametrize(
    "path", ["/venues/999", "/venues/cities/999", "/venues/halls/999/edit", "/venues/999/halls/new", "/venues/cities/999/edit"]
)
def test_what_is_not_there_is_not_found(officer: Browser, path: str) -> None:
    assert officer.get(path).status_code == 404


def test_the_list_takes_as_many_queries_for_many_venues_as_for_one(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        first = a_hall(session)
        city = session.get_one(City, session.get_one(Venue, first.venue_id).city_id)
    before = _queries(app, officer)
    with opened(app).begin() as session:
        for number in range(12):
            a_hall(session, a_venue(session, session.get_one(City, city.id), name=Texts(ru=f"Дом {number}")))
    assert _queries(app, officer) == before


def _queries(app: Flask, browser: Browser) -> int:
    counted: list[str] = []
    with opened(app)() as session:
        engine = session.get_bind().engine

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        counted.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    assert browser.get("/venues").status_code == 200
    event.remove(engine, "before_cursor_execute", count)
    return len(counted)
