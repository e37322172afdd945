"""Claims about the check in an item's form: what a change would break and mend is said before it is saved, and nothing is written."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pytest
from flask import Flask
from sqlalchemy import Engine, func, select
from werkzeug.test import TestResponse

from app.ground.db.history import Change
from app.ground.kernel import clock
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.loading import situation_of
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import Browser, opened
from tests.factories.events import an_event
from tests.factories.pages import browser_of, form_of, signed_in, somebody
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import an_item, at
from tests.factories.troubles import attended
from tests.factories.venues import a_hall, a_venue

HTMX = {"HX-Request": "true"}
MAKES, MENDS, STAYS = "This change would make:", "This change would mend:", "This stays as it is:"


@dataclass(frozen=True)
class World:
    """The ids of a forum: somebody at a session from 12 to 13, the same at a meeting from 14 to 15; a hall that is taken from 12 to 13."""

    event: int
    session: int
    meeting: int
    hall: int


@pytest.fixture
def world(app: Flask) -> World:
    with opened(app).begin() as session:
        event, hall = an_event(session), a_hall(session, a_venue(session))
        person = a_person_in_directory(session, "Участников")
        first = attended(session, event, "12:00", "13:00", [person], title="Секция", hall=hall, hall_id=hall.id)
        second = attended(session, event, "14:00", "15:00", [person], title="Встреча")
        return World(event.id, first.id, second.id, hall.id)


def text(answer: TestResponse) -> str:
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.fixture
def office(app: Flask) -> Browser:
    return browser_of(app, somebody(app, language="en"))


def checked(office: Browser, world: World, item: int | None, **over: str) -> str:
    """Return what the form of an item would be told with some of its fields typed anew."""
    shown = office.get(f"/items/{item}/edit" if item else f"/events/{world.event}/items/new")
    address = f"/events/{world.event}/items/{item}/check" if item else f"/events/{world.event}/items/check"
    return text(office.post(address, form_of(shown) | over, headers=HTMX))


def test_a_time_at_which_somebody_is_elsewhere_is_told_before_it_is_saved(office: Browser, world: World) -> None:
    told = checked(office, world, world.meeting, start="12.30", end="13.30")
    assert (MAKES in told, MENDS in told, "Секция" in told, "Участников" in told) == (True, False, True, True)


def test_the_item_is_told_as_the_form_has_it(office: Browser, world: World) -> None:
    told = checked(office, world, world.meeting, start="12.30", end="13.30", **{"title-ru": "Переговоры"})
    assert ("Переговоры" in told, "12:30–13:30" in told, "Встреча" in told, "14:00–15:00" in told) == (True, True, False, False)


def test_a_time_at_which_everybody_is_free_is_told_nothing(office: Browser, world: World) -> None:
    assert checked(office, world, world.meeting, start="16.00", end="17.00").strip() == ""


def test_a_change_that_mends_is_told_so(app: Flask, office: Browser, world: World) -> None:
    with opened(app).begin() as session:
        session.get_one(ProgrammeItem, world.meeting).when = at("12:00", "13:00")
    told = checked(office, world, world.meeting, start="16.00", end="17.00")
    assert (MAKES in told, MENDS in told, "12:00–13:00" in told) == (False, True, True)


def test_what_was_wrong_before_and_still_is_makes_nothing_new(office: Browser, app: Flask, world: World) -> None:
    with opened(app).begin() as session:
        session.get_one(ProgrammeItem, world.meeting).when = at("12:00", "13:00")
    told = checked(office, world, world.meeting, start="12.30", end="13.30")
    assert (MAKES in told, MENDS in told, STAYS in told) == (False, False, True)


def test_a_new_item_in_a_taken_hall_is_told_so(office: Browser, world: World) -> None:
    typed = {"title-ru": "Брифинг", "day": "26.11.2024", "start": "12.30", "end": "13.30", "place": f"hall:{world.hall}"}
    told = checked(office, world, None, **typed)
    assert (MAKES in told, "Брифинг" in told, "Секция" in told) == (True, True, True)
    assert checked(office, world, None, **typed | {"start": "16.00", "end": "17.00"}).strip() == ""


def test_an_item_without_a_title_is_checked_as_this_item(office: Browser, world: World) -> None:
    typed = {"day": "26.11.2024", "start": "12.30", "end": "13.30", "place": f"hall:{world.hall}"}
    assert "This item" in checked(office, world, None, **typed)


UNREADABLE: Final = (
    {"start": "2"},
    {"start": ""},
    {"start": "25.00"},
    {"start": "13.00", "end": "12.00"},
    {"day": ""},
    {"day": "31.02.2024"},
    {"day": "1.1.0001"},
    {"day": "26.11.2094"},
    {"place": "hall:99999999"},
    {"place": "hall:x"},
    {"kind": "party"},
    {"precision": "unknown", "start": "12.00"},
    {"precision": "open", "end": "12.00"},
    {"visibility": ""},
    {"zone": "Europe/Atlantis"},
    {"expected": "много"},
    {"buffer_minutes": "-5"},
    {"layout": "heap"},
    {"seen": "x"},
    {"title-ru": "х" * 10_000},
)


def test_a_form_that_cannot_be_read_yet_is_told_nothing(office: Browser, world: World) -> None:
    told = [
        typed
        for typed in UNREADABLE
        for item, blank in ((world.meeting, {}), (None, {"day": "26.11.2024"}))
        if "field-error" in checked(office, world, item, **blank | typed)
    ]
    assert told == []


def test_nothing_but_the_token_was_sent(office: Browser, world: World) -> None:
    assert text(office.post(f"/events/{world.event}/items/check")).strip() == ""


def test_the_check_writes_nothing(app: Flask, app_engine: Engine, office: Browser, world: World) -> None:
    def rows() -> tuple[int | None, int | None]:
        with opened(app)() as session:
            return session.scalar(select(func.count(Change.id))), session.scalar(select(func.sum(ProgrammeItem.revision)))

    before = rows()
    with statements(app_engine) as asked:
        checked(office, world, world.meeting, start="12.30", end="13.30")
    assert rows() == before
    assert {one.split()[0] for one in asked} == {"BEGIN", "SELECT"}
    assert "BEGIN IMMEDIATE" not in asked  # nobody who writes has to wait for it


def test_what_was_told_is_what_the_whole_check_finds_after_saving(app: Flask, office: Browser, world: World) -> None:
    told = checked(office, world, world.meeting, start="12.30", end="13.30")
    shown = office.get(f"/items/{world.meeting}/edit")
    before = found(app, world)
    assert office.post(f"/items/{world.meeting}/edit", form_of(shown) | {"start": "12.30", "end": "13.30"}).status_code == 303
    assert (told.count("<li>"), len(found(app, world) - before)) == (1, 1)


def found(app: Flask, world: World) -> set[str]:
    with opened(app)() as session:
        return {finding.key for finding in judge(situation_of(session, world.event, now=clock.now()))}


@pytest.mark.parametrize(("role", "status"), [(Role.ADMIN, 200), (Role.PROTOCOL, 200), (Role.COORDINATOR, 403), (Role.READER, 403)])
def test_who_may_not_change_the_event_is_told_nothing_of_it(app: Flask, world: World, role: Role, status: int) -> None:
    client = signed_in(app, role)
    addresses = (f"/events/{world.event}/items/check", f"/events/{world.event}/items/{world.meeting}/check")
    assert [client.post(address).status_code for address in addresses] == [status, status]


def test_an_item_of_another_event_is_not_there(app: Flask, office: Browser, world: World) -> None:
    with opened(app).begin() as session:
        other = an_item(session, an_event(session)).id
    shown = office.get(f"/items/{other}/edit")
    assert office.post(f"/events/{world.event}/items/{other}/check", form_of(shown)).status_code == 404


def test_a_cancelled_item_binds_nobody(app: Flask, office: Browser, world: World) -> None:
    with opened(app).begin() as session:
        session.get_one(ProgrammeItem, world.meeting).cancelled = True
    assert checked(office, world, world.meeting, start="12.30", end="13.30").strip() == ""


def test_a_check_asks_as_many_questions_of_a_long_programme_as_of_a_short_one(app: Flask, app_engine: Engine, world: World) -> None:
    office = browser_of(app)

    def asked() -> int:
        with statements(app_engine) as found:
            checked(office, world, world.meeting, start="12.30", end="13.30")
        return len(found)

    few = asked()
    with opened(app).begin() as session:
        event = session.get_one(ProgrammeItem, world.meeting).event_id
        person = a_person_in_directory(session)
        for hour in range(8, 20):
            item = an_item(session, session.get_one(type(an_event(session)), event), f"{hour}:00".zfill(5), f"{hour}:30".zfill(5))
            attended(session, item.event, f"{hour}:30".zfill(5), f"{hour}:50".zfill(5), [person], title=f"Секция {hour}")
    assert asked() == few


def test_the_form_of_an_item_asks_for_its_check_while_it_is_filled_in(office: Browser, world: World) -> None:
    new = text(office.get(f"/events/{world.event}/items/new?day={date(2024, 11, 26)}"))
    old = text(office.get(f"/items/{world.meeting}/edit", headers=HTMX))
    assert f'hx-post="/events/{world.event}/items/check"' in new
    assert f'hx-post="/events/{world.event}/items/{world.meeting}/check"' in old
