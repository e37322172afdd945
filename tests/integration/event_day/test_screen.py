"""Claims about the screen of an event day: what it shows whom, how little it weighs, and what a telephone that asks again is sent."""

import gzip
import re
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemDelegation
from app.planning.transfers.models import Vehicle
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import FIRST_DAY, an_event
from tests.factories.pages import signed_in
from tests.factories.programmes import an_item
from tests.integration.event_day.stage import NOON, OFFICER_PHONE, Stage, staged

STATIC = Path(__file__).parents[3] / "static"
MOST_BYTES, MOST_GZIPPED = 60_000, 15_000
DELEGATIONS = 45


@pytest.fixture
def stage(app: Flask) -> Stage:
    return staged(app)


def text_of(answer: TestResponse) -> str:
    """Return what a page says, its marks left out."""
    body = answer.text.partition('id="event-day"')[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\u00a0", " ")


def test_each_delegation_stands_there_now_and_next_with_whom_to_call(app: Flask, stage: Stage) -> None:
    answer = signed_in(app).get(stage.page, query_string={"at": NOON, "lang": "en"})
    body, told = answer.text, text_of(answer)
    assert answer.status_code == 200
    for words in (
        "Министерство промышленности № 0",
        "Пленарное заседание Форума",
        "Конгресс-холл «Торатау», большой зал",
        "until 13:00",
        "14:00 in 2 h",
        "14:00 in 2 h Деловой обед in the same place",
        "13:10 in 1 h 10 min 2 of 3 Аэропорт – Ресторан «Башкирский двор»",
        "И.И. Участников-Первый0 · 3 people · contact: И.И. Контактов0",
        "car no. 12, И.И. Водителев",
        "1 is elsewhere",
        "1 – In the air",
    ):
        assert words in told
    assert body.count("href=tel:+79170000001>") == 2
    assert body.count("href=tel:+79000000012>") == 2


def test_late_legs_stand_first_and_lead_to_their_times(app: Flask, stage: Stage) -> None:
    answer = signed_in(app).get(stage.page, query_string={"at": NOON, "lang": "en"})
    told = text_of(answer)
    assert told.index("late by 58 min") < told.index("Пленарное")
    assert "12:48" in told
    assert "in 48 min" in told
    assert f"href=/legs/{stage.leg_id}/times" in answer.text


def test_who_may_change_nothing_sees_the_screen_without_deeds(app: Flask, stage: Stage) -> None:
    answer = signed_in(app, Role.READER).get(stage.at_noon)
    assert answer.status_code == 200
    assert "/times" not in answer.text


@pytest.mark.parametrize("address", ["at_noon", "parts"])
def test_nobody_sees_it_without_signing_in(app: Flask, stage: Stage, address: str) -> None:
    answer = app.test_client().get(getattr(stage, address))
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in")
    assert OFFICER_PHONE not in answer.text


def test_an_event_that_is_not_there_is_not_found(app: Flask) -> None:
    assert signed_in(app).get("/events/77/now").status_code == 404
    assert signed_in(app).get("/events/77/now/parts").status_code == 404


def test_nothing_of_it_may_be_kept(app: Flask, stage: Stage) -> None:
    client = signed_in(app)
    for address in (stage.at_noon, stage.parts):
        assert client.get(address).headers["Cache-Control"] == "no-store, private"


def test_a_name_is_found_with_where_they_are_and_their_officer(app: Flask, stage: Stage) -> None:
    answer = signed_in(app).get(stage.page, query_string={"at": NOON, "lang": "en", "q": "третий0"})
    found = answer.text.partition('data-part="found"')[2].partition("ed-main")[0]
    assert "Участников-Третий0" in found
    assert "In the air" in found
    assert "tel:+79170000001" in found
    assert "is called “Никто”" in signed_in(app).get(stage.page, query_string={"at": NOON, "lang": "en", "q": "Никто"}).text


def test_a_transfer_without_a_driver_is_said_two_hours_before(app: Flask, stage: Stage) -> None:
    with opened(app).begin() as session:
        for vehicle in session.query(Vehicle).where(Vehicle.event_id == stage.event_id):
            vehicle.driver_id = None
    client = signed_in(app)
    told = [text_of(client.get(stage.page, query_string={"lang": "en", "at": f"2024-11-26T11:{minute}"})) for minute in ("09", "10")]
    assert [one.count("1 car without a driver") for one in told] == [0, 2]


@pytest.mark.parametrize(
    ("at", "words"),
    [("2024-11-20T10:00", "The event begins on 26 November."), ("2024-11-29T10:00", "The event ended on 27 November.")],
)
def test_before_and_after_the_event_the_page_says_so(app: Flask, stage: Stage, at: str, words: str) -> None:
    told = text_of(signed_in(app).get(stage.page, query_string={"lang": "en", "at": at}))
    assert words in told
    assert ("26 November, 11:00" in told) == (at < "2024-11-26")


def test_a_moment_that_is_none_is_now(app: Flask, stage: Stage) -> None:
    for at in ("noon", "", "9999-12-31T23:59", "2024-11-26T12:00+05:00' --"):
        answer = signed_in(app).get(stage.page, query_string={"at": at})
        assert answer.status_code == 200


def test_a_rehearsal_is_not_kept_fresh(app: Flask, stage: Stage) -> None:
    client = signed_in(app)
    assert "data-src" not in client.get(stage.at_noon).text
    assert "data-src" in client.get(stage.page).text


def test_both_clocks_are_told_where_they_differ(app: Flask, stage: Stage) -> None:
    with opened(app).begin() as session:
        moscow = When(FIRST_DAY, Precision.EXACT, WallTime(datetime.combine(FIRST_DAY, time(11)), "Europe/Moscow"))
        item = an_item(session, session.get_one(Event, stage.event_id), when=moscow, title="Видеомост")
        session.add(ItemDelegation(item_id=item.id, delegation_id=stage.delegation_id))
    told = text_of(signed_in(app).get(stage.page, query_string={"lang": "en", "at": NOON}))
    assert "11:00 in 1 h 13:00 Ufa time, UTC+5 13:00 Astana time, UTC+5 Видеомост" in told
    assert told.count("Astana time") == 1


def test_who_asks_again_is_sent_nothing_while_nothing_has_changed(app: Flask, stage: Stage) -> None:
    client = signed_in(app)
    first = client.get(stage.parts)
    again = client.get(stage.parts, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert int(again.headers["Data-At"]) >= int(first.headers["Data-At"])
    page = client.get(stage.page)
    assert page.headers["ETag"] == first.headers["ETag"]


def test_a_change_of_the_event_or_of_the_address_books_is_sent(app: Flask, stage: Stage) -> None:
    client = signed_in(app)
    tag = client.get(stage.parts).headers["ETag"]
    with opened(app).begin() as session:
        session.get_one(Delegation, stage.delegation_id).duty_phone = "+7 917 111-11-11"
    answer = client.get(stage.parts, headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert "tel:+79171111111" in answer.text
    with opened(app).begin() as session:
        session.get_one(Person, stage.driver_id).surname = Texts(ru="Новый")
    assert client.get(stage.parts, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 200


def test_another_reader_another_language_and_a_time_that_has_passed_are_sent_everything(app: Flask, stage: Stage) -> None:
    client = signed_in(app)
    tag = client.get(stage.parts).headers["ETag"]
    assert signed_in(app).get(stage.parts, headers={"If-None-Match": tag}).status_code == 200
    assert client.get(f"{stage.parts}?lang=kk", headers={"If-None-Match": tag}).status_code == 200
    state, until, reader = tag.strip('W/"').split("-")
    past = int((clock.now() - timedelta(seconds=1)).timestamp())
    assert client.get(stage.parts, headers={"If-None-Match": f'W/"{state}-{past}-{reader}"'}).status_code == 200
    assert int(until) > past
    for broken in ('W/"1-2"', "*", '"x"', tag * 50):
        assert client.get(stage.parts, headers={"If-None-Match": broken}).status_code == 200


def test_asking_again_costs_few_questions_and_few_bytes(app: Flask, app_engine: Engine, stage: Stage) -> None:
    client = signed_in(app)
    tag = client.get(stage.parts).headers["ETag"]
    with statements(app_engine) as asked:
        answer = client.get(stage.parts, headers={"If-None-Match": tag})
    assert answer.status_code == 304
    assert len(asked) <= 6
    own = {name: value for name, value in answer.headers.items() if name in ("ETag", "Data-At", "Cache-Control")}
    assert sum(len(name) + len(value) + 4 for name, value in own.items()) <= 200


def test_the_number_of_queries_does_not_grow_with_the_delegations(app: Flask, app_engine: Engine) -> None:
    counts = []
    for parties in (1, 50):
        stage, client = staged(app, parties), signed_in(app)
        client.get(stage.at_noon)
        with statements(app_engine) as asked:
            assert client.get(stage.page, query_string={"at": NOON, "q": "третий0"}).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_it_weighs_little_with_forty_five_delegations(app: Flask) -> None:
    stage = staged(app, DELEGATIONS)
    page = signed_in(app).get(stage.page, query_string={"at": NOON, "lang": "ru"}).data
    own = page + (STATIC / "css" / "event_day.css").read_bytes()
    assert page.count(b"<li id=d") == DELEGATIONS
    assert len(own) <= MOST_BYTES
    assert len(gzip.compress(page)) <= MOST_GZIPPED


def test_a_line_is_spared_where_nothing_of_the_address_is_repeated(app: Flask, stage: Stage) -> None:
    client, squeezed = signed_in(app), {"Accept-Encoding": "gzip, br"}
    for address in (stage.page, stage.parts):
        answer = client.get(address, headers=squeezed)
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "Министерство промышленности № 0" in gzip.decompress(answer.data).decode()
        assert "Content-Encoding" not in client.get(address, query_string={"q": "Иванов"}, headers=squeezed).headers


def test_it_needs_no_picture_and_no_other_site(app: Flask, stage: Stage) -> None:
    body = signed_in(app).get(stage.at_noon).text
    assert "<img" not in body
    assert re.findall(r'(?:src|href)="https?://[^"]+"', body) == []


def test_the_first_screen_and_the_tabs_lead_to_it_on_its_days(app: Flask, stage: Stage) -> None:
    today = clock.office_day()
    with opened(app).begin() as session:
        running = an_event(session, first_day=today - timedelta(days=1), last_day=today + timedelta(days=1)).id
    client = signed_in(app)
    first = client.get("/").text
    assert f'href="/events/{running}/now"' in first
    assert f'href="{stage.page}"' not in first
    tabs = [
        re.findall(r'href="([^"]+)"', client.get(f"/events/{ident}/arrivals").text.partition('class="tabs"')[2])
        for ident in (running, stage.event_id)
    ]
    assert tabs[0][0] == f"/events/{running}/now"
    assert tabs[1][0] != stage.page
