"""Claims about the list of what does not hold: counts, filters, pages, order, and how many queries it takes."""

import re
from datetime import date
from html import unescape
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from app.judgement.conflicts.commands import waive
from app.judgement.conflicts.standing import standing_of
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.accounts import an_actor
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import signed_in, somebody
from tests.factories.people import a_person_in_directory
from tests.factories.troubles import NOW, twice, two_at_once, waiving


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return signed_in(app, Role.PROTOCOL)


def staged(app: Flask, pairs: int = 1, **over: object) -> dict[str, int]:
    """Return the ids of an event and of the people who are in two places in it, each at a pair of items of their own."""
    with opened(app).begin() as session:
        event = an_event(session, **{"first_day": date(2030, 11, 26), "last_day": date(2030, 11, 27), **over})
        found = {"event": event.id}
        for number in range(pairs):
            person = a_person_in_directory(session, f"Хабиров{chr(ord('а') + number % 30)}{number // 30 or ''}")
            walk, _ = two_at_once(session, event, person, start=f"{9 + number % 8:02}:00")
            found |= {f"person{number}": person.id, f"walk{number}": walk.id}
        return found


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"[ \n\t]+", " ", unescape(answer.get_data(as_text=True)))


def keys(told: str) -> list[str]:
    """Return the keys of the findings of one kind that a page lists."""
    return re.findall(r'<tr id="(person_twice:[^"]+)"', told)


def test_a_finding_is_told_with_links_to_what_it_is_about(app: Flask, client: FlaskClient) -> None:
    ids = staged(app)
    told = page(client, "/events/{event}/conflicts".format_map(ids))
    assert len(keys(told)) == 1
    assert '<a href="/items/{walk0}">«Обход стенда»</a> (09.00–10.00)'.format_map(ids) in told
    assert '<a class="nowrap" href="/people/{person0}">И.И. Хабирова</a>'.format_map(ids) in told


def test_an_event_in_which_everything_holds_says_so(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = staged(app, pairs=0)
    told = page(client, "/events/{event}/conflicts?kind=person_twice&severity=blocker".format_map(ids))
    assert 'class="empty"' in told
    assert keys(told) == []


def test_the_worst_comes_first_and_then_the_earlier_day(app: Flask, client: FlaskClient) -> None:
    ids = staged(app)
    with opened(app).begin() as session:
        event = session.get_one(Event, ids["event"])
        two_at_once(session, event, a_person_in_directory(session), start="13:00")
    told = page(client, "/events/{event}/conflicts".format_map(ids))
    tones = re.findall(r'<div class="line small muted"> ?<span class="badge is-(\w+)"', told)
    assert tones == sorted(tones)  # «error» before «warn»
    assert len(keys(told)) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("severity=blocker", 3),
        ("severity=warning", 0),
        ("severity=terrible", 3),
        ("kind=person_twice", 3),
        ("kind=hall_twice", 0),
        ("day=2030-11-26", 3),
        ("day=2030-11-27", 0),
        ("day=tomorrow", 3),
        ("person={person1}", 1),
        ("person={person1}&kind=hall_twice", 0),
        ("person=0x7", 3),
        ("waived=no", 3),
        ("waived=yes", 0),
        ("page=99", 3),
        ("page=-1", 3),
    ],
)
def test_the_filters_live_in_the_address(app: Flask, client: FlaskClient, query: str, found: int) -> None:
    ids = staged(app, pairs=3)
    assert len(keys(page(client, "/events/{event}/conflicts?".format_map(ids) + query.format_map(ids)))) == found


def test_a_filter_is_offered_only_where_it_would_choose(app: Flask, client: FlaskClient) -> None:
    few, many = staged(app), staged(app, pairs=2)
    address = "/events/{event}/conflicts"
    assert "person={person0}".format_map(few) not in page(client, address.format_map(few))
    told = page(client, address.format_map(many))
    assert "person={person0}".format_map(many) in told
    assert "waived=" not in told.split('class="line filters"')[1].split("</section>")[0]
    chosen = page(client, (address + "?person={person0}").format_map(many))
    assert "И.И. Хабирова" in chosen.split('class="line filters"')[1].split("<ul")[2]


def test_what_was_waived_stands_below_with_who_and_why(app: Flask, client: FlaskClient) -> None:
    ids = staged(app, pairs=2)
    officer = an_actor(somebody(app))
    with opened(app).begin() as session:
        event = session.get_one(Event, ids["event"])
        first, second = twice(standing_of(session, event.id, now=NOW))
        waive(session, waiving(event, first, officer, until=date(2030, 11, 27)), now=NOW)
    told = page(client, "/events/{event}/conflicts".format_map(ids))
    assert keys(told) == [second.key, first.key]
    assert f"{officer.name}: Глава уходит с обхода раньше." in told
    assert keys(page(client, "/events/{event}/conflicts?waived=yes".format_map(ids))) == [first.key]
    assert keys(page(client, "/events/{event}/conflicts?waived=no".format_map(ids))) == [second.key]


def test_who_may_not_change_the_event_reads_the_list_without_deeds(app: Flask) -> None:
    ids = staged(app)
    told = page(signed_in(app, Role.READER), "/events/{event}/conflicts".format_map(ids))
    assert len(keys(told)) == 1
    assert "/conflicts/waive" not in told


def test_a_coordinator_is_not_offered_to_accept_what_stands_in_the_way(app: Flask) -> None:
    user = somebody(app, Role.COORDINATOR)
    ids = staged(app)
    with opened(app).begin() as session:
        event = session.get_one(Event, ids["event"])
        event.coordinators.append(session.merge(user))
    told = page(signed_in(app, user), "/events/{event}/conflicts".format_map(ids))
    assert f"key={quote(keys(told)[0], safe=':')}" not in told


def test_a_hundred_rows_are_a_page(app: Flask, client: FlaskClient) -> None:
    ids = staged(app, pairs=102)
    address = "/events/{event}/conflicts?kind=person_twice".format_map(ids)
    first, second = page(client, address), page(client, f"{address}&page=2")
    assert (len(keys(first)), len(keys(second))) == (100, 2)
    assert set(keys(first)).isdisjoint(keys(second))
    assert 'class="pages"' in first


def test_the_list_takes_as_many_queries_for_fifty_findings_as_for_five(app: Flask, app_engine: Engine, client: FlaskClient) -> None:
    def asked(address: str) -> int:
        page(client, address)
        with statements(app_engine) as seen:
            page(client, address)
        return len(seen)

    few, many = ("/events/{event}/conflicts?severity=blocker".format_map(staged(app, pairs=pairs)) for pairs in (5, 50))
    assert asked(few) == asked(many)


def test_what_could_be_done_is_offered_only_where_something_may_be_proposed(app: Flask, client: FlaskClient) -> None:
    ids = staged(app, kind="working_group_meeting")  # two chairs are vacant: nothing but the form mends that
    told = page(client, "/events/{event}/conflicts".format_map(ids))
    rows = dict(re.findall(r'<tr id="(person_twice|particulars):[^"]+">(.*?)</tr>', told))
    assert {check: "/remedies" in row for check, row in rows.items()} == {"person_twice": True, "particulars": False}
