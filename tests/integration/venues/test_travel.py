"""Claims about travel minutes: how they are entered, read and shown."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.refusals import NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.register.accounts.rules.roles import Role
from app.register.venues.commands import HallDetails, TravelDetails, change_hall, change_travel, enter_travel, remove_travel, remove_venue
from app.register.venues.queries import get_hall, get_travel
from app.register.venues.travel import Minutes, travel_minutes
from tests.counting import statements
from tests.factories.browsing import Browser, opened
from tests.factories.pages import browser_of, errors_of
from tests.factories.venues import a_city, a_hall, a_venue

AIRPORT = {"name": Texts(ru="Аэропорт"), "latitude": 54.5575, "longitude": 55.8744}
HALL = {"latitude": 54.7348, "longitude": 55.9579}


def test_what_is_entered_takes_the_place_of_the_estimate_until_it_is_removed(session: Session) -> None:
    city = a_city(session)
    airport, hall = a_venue(session, city, **AIRPORT), a_venue(session, city, **HALL)
    assert travel_minutes(session).between(airport.id, hall.id) == Minutes(45, entered=False)
    ident = enter_travel(session, TravelDetails(airport.id, hall.id, 35))
    assert enter_travel(session, TravelDetails(airport.id, hall.id, 35)) == ident
    assert travel_minutes(session).between(hall.id, airport.id) == Minutes(35, entered=True)
    change_travel(session, ident, 1, 50)
    with pytest.raises(Stale):
        remove_travel(session, ident, 1)
    remove_travel(session, ident, 2)
    assert travel_minutes(session).between(airport.id, hall.id) == Minutes(45, entered=False)
    with pytest.raises(NotFound):
        get_travel(session, ident)


def test_the_log_names_both_ends(session: Session) -> None:
    city = a_city(session)
    airport, hall = a_venue(session, city, **AIRPORT), a_venue(session, city)
    made = history_of(session, "travel_time", enter_travel(session, TravelDetails(airport.id, hall.id, 35)))[0]
    assert made.label == "Аэропорт – Конгресс-холл «Торатау»"
    assert made.fields == {"minutes": [None, 35], "start": [None, "Аэропорт"], "goal": [None, "Конгресс-холл «Торатау»"]}


def test_a_way_nobody_goes_is_refused(session: Session) -> None:
    here, there = a_venue(session), a_venue(session)
    for details, field in (
        (TravelDetails(here.id, here.id, 10), "to_id"),
        (TravelDetails(here.id, there.id, 0), "minutes"),
        (TravelDetails(here.id, there.id + 99, 10), "to_id"),
    ):
        with pytest.raises(Refusal) as refused:
            enter_travel(session, details)
        assert refused.value.field == field
    enter_travel(session, TravelDetails(here.id, there.id, 10))
    with pytest.raises(Refusal):
        enter_travel(session, TravelDetails(here.id, there.id, 20))


def test_minutes_go_with_their_venue(session: Session) -> None:
    here, there = a_venue(session), a_venue(session)
    enter_travel(session, TravelDetails(here.id, there.id, 10))
    remove_venue(session, here.id, None)
    assert travel_minutes(session).entered == {}


def test_travel_minutes_are_two_queries_however_many_there_are(session: Session) -> None:
    venues = [a_venue(session, latitude=54.7, longitude=55.9) for _ in range(6)]
    counts = []
    for other in venues[1:]:
        enter_travel(session, TravelDetails(venues[0].id, other.id, 10))
        session.expunge_all()
        with statements(session.get_bind().engine) as asked:
            travel_minutes(session)
        counts.append(len(asked))
    assert counts == [2] * 5


def test_a_hall_says_who_is_in_charge_of_it(session: Session) -> None:
    hall = a_hall(session)
    change_hall(session, hall.id, hall.revision, HallDetails(hall.name, hall.capacities, "Смотрителев С.С.", "+7 347 000"))
    assert (get_hall(session, hall.id).manager, get_hall(session, hall.id).manager_phone) == ("Смотрителев С.С.", "+7 347 000")


@pytest.fixture
def officer(app: Flask) -> Browser:
    return browser_of(app, Role.PROTOCOL)


@pytest.fixture
def pair(app: Flask) -> tuple[int, int]:
    with opened(app).begin() as session:
        city = a_city(session)
        return a_venue(session, city, **AIRPORT).id, a_venue(session, city, **HALL).id


def test_a_venue_shows_its_ways_and_marks_what_is_estimated(officer: Browser, pair: tuple[int, int]) -> None:
    page = officer.get(f"/venues/{pair[0]}").get_data(as_text=True)
    assert "45" in page
    assert f"/venues/travel/new?from={pair[0]}&amp;to={pair[1]}" in page
    assert officer.post("/venues/travel/new", {"from_id": pair[0], "to_id": pair[1], "minutes": "35"}).status_code == 303
    shown = officer.get(f"/venues/{pair[1]}").get_data(as_text=True)
    assert "35" in shown
    assert ">45 " not in shown
    assert "Аэропорт" in officer.get("/venues/travel").get_data(as_text=True)


def test_two_who_change_the_same_minutes_are_shown_both(app: Flask, officer: Browser, pair: tuple[int, int]) -> None:
    with opened(app).begin() as session:
        ident = enter_travel(session, TravelDetails(*pair, 35))
    officer.get(f"/venues/travel/{ident}/edit")
    sent = {"minutes": "40", "seen": "1", "was": '{"minutes": "35"}'}
    assert officer.post(f"/venues/travel/{ident}/edit", sent).status_code == 303
    assert officer.post(f"/venues/travel/{ident}/edit", sent | {"minutes": "50"}).status_code == 409
    assert errors_of(officer.post(f"/venues/travel/{ident}/edit", {"minutes": "0", "seen": "2"})).keys() == {"minutes"}
    assert officer.post(f"/venues/travel/{ident}/remove", {"seen": "2"}).location == "/venues/travel"


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER])
def test_everybody_reads_minutes_and_the_protocol_office_enters_them(app: Flask, pair: tuple[int, int], role: Role) -> None:
    with opened(app).begin() as session:
        ident = enter_travel(session, TravelDetails(*pair, 35))
    client = browser_of(app, role)
    assert client.get("/venues/travel").status_code == 200
    posts = ("/venues/travel/new", f"/venues/travel/{ident}/edit", f"/venues/travel/{ident}/remove")
    assert [client.post(address).status_code for address in posts] == [403, 403, 403]
