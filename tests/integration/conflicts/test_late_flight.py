"""Claims about a late flight: the findings that it causes and the page of what it breaks say the same, in one place."""

import re
from datetime import UTC, datetime
from html import unescape

from flask import Flask

from app.judgement.conflicts.facts import Sort
from app.judgement.conflicts.standing import standing_of
from app.planning.events.kinds import Severity
from app.planning.events.queries import get_event
from app.planning.logistics.delays_facts import delay_facts
from app.planning.logistics.delays_values import BrokenItem
from app.register.accounts.rules.roles import Role
from tests.factories.browsing import opened
from tests.factories.pages import signed_in, somebody
from tests.integration.conflicts.late_world import Flight, landing, late

NOW = datetime(2024, 11, 25, 9, 0, tzinfo=UTC)
FETCHED = {"HX-Request": "true"}
_ITEM = re.compile(r"/items/([0-9]+)")


def found(app: Flask, flight: Flight) -> list[tuple[str, Severity, int, frozenset[int]]]:
    """Return what has the leg among its things: the check, how bad it is, the item, and whom it concerns."""
    with opened(app)() as session:
        standing = standing_of(session, flight.event, now=NOW)
    return [
        (finding.check, finding.severity, thing.id, finding.people)
        for finding in standing.open
        for thing in finding.clash.things
        if thing.sort is Sort.ITEM and any(one.sort is Sort.LEG and one.id == flight.leg for one in finding.clash.things)
    ]


def broken(app: Flask, flight: Flight) -> list[int]:
    """Return the items that the page of consequences says are missed or come late to."""
    with opened(app)() as session:
        facts = delay_facts(session, get_event(session, flight.event), [flight.leg])
        return [one.item for one in facts.consequences(flight.leg) if isinstance(one, BrokenItem)]


def test_a_delegate_who_lands_on_time_makes_every_item(app: Flask) -> None:
    flight = landing(app)
    assert (found(app, flight), broken(app, flight)) == ([], [])


def test_landing_at_five_past_nine_misses_the_first_two_items_and_makes_the_third(app: Flask) -> None:
    flight = landing(app)
    late(app, flight)
    first, second, _third = flight.items
    concerned = frozenset({flight.person})
    assert found(app, flight) == [("late_arrival", Severity.BLOCKER, item, concerned) for item in (first, second)]
    assert broken(app, flight) == [first, second]


def test_findings_and_proposals_of_a_late_flight_stand_on_one_page(app: Flask) -> None:
    flight = landing(app)
    late(app, flight)
    client = signed_in(app, somebody(app, Role.PROTOCOL, language="en"))
    page = client.get(f"/legs/{flight.leg}/consequences").get_data(as_text=True)
    listed = client.get(f"/legs/{flight.leg}/conflicts", headers=FETCHED).get_data(as_text=True)
    assert sorted({int(item) for item in _ITEM.findall(listed)}) == sorted(flight.items[:2])
    assert {int(item) for item in _ITEM.findall(page)} == set(flight.items[:2])
    assert page.count('name="do" value="away:') == 2


def test_what_a_proposal_mends_is_not_told_a_second_time(app: Flask) -> None:
    flight = landing(app)
    late(app, flight)
    client = signed_in(app)
    (fetched,) = re.findall(r'hx-get="([^"]+/conflicts[^"]*)"', client.get(f"/legs/{flight.leg}/consequences").get_data(as_text=True))
    asked = unescape(fetched)
    assert _ITEM.findall(client.get(asked, headers=FETCHED).get_data(as_text=True)) == []
    # of somebody whom the proposal does not name it is still told
    for_another = asked.replace(f":{flight.person}", f":{flight.person + 1}").replace(f"%3A{flight.person}", f"%3A{flight.person + 1}")
    listed = client.get(for_another, headers=FETCHED).get_data(as_text=True)
    assert sorted({int(item) for item in _ITEM.findall(listed)}) == sorted(flight.items[:2])


def test_what_says_nothing_that_can_be_read_hides_nothing(app: Flask) -> None:
    flight = landing(app)
    late(app, flight)
    address = f"/legs/{flight.leg}/conflicts?said=x:1&said=:&said=9&said=²:²&rows=many"
    listed = signed_in(app).get(address, headers=FETCHED).get_data(as_text=True)
    assert [int(item) for item in _ITEM.findall(listed)] == list(flight.items[:2])  # in the order of time


def test_without_a_script_what_the_check_finds_of_a_leg_is_a_page_of_its_own(app: Flask) -> None:
    flight = landing(app)
    late(app, flight)
    page = signed_in(app).get(f"/legs/{flight.leg}/conflicts").get_data(as_text=True)
    assert "<main" in page
    assert f'href="/legs/{flight.leg}/consequences"' in page
