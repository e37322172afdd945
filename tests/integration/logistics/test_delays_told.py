"""Claims about where a delay and what it breaks is told, for how long, and what is none."""

import re
from datetime import timedelta

from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel.walltime import WallTime
from app.planning.events.models import Event
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.journeys.queries import get_leg
from app.planning.programmes.attending import ItemDelegation
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle
from tests.factories.pages import form_of
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_venue
from tests.integration.logistics.delay_world import (
    DAY,
    World,
    clock,
    clock_of_today,
    in_english,
    late,
    text,
)


def test_a_night_that_the_hotel_keeps_in_vain_is_told(app: Flask, world: World) -> None:
    with opened(app).begin() as session:
        event, leg = session.get_one(Event, world.event), session.get_one(Leg, world.leg)
        person = session.get_one(Person, world.first)
        a_stay(session, a_hotel(session, event), person, DAY, DAY + timedelta(days=1))
        leg.estimated = WallTime(clock(0, 30) + timedelta(days=1), leg.zone)
    assert "The hotel expects them on 26 November, they come on 27 November" in text(in_english(app).get(world.page))


def test_what_a_late_flight_breaks_is_told_wherever_one_looks(app: Flask, world: World) -> None:
    late(app, world)
    client = in_english(app)
    link = f'href="{world.page}"'
    for address in (f"/events/{world.event}/arrivals", f"/events/{world.event}/logistics/day/{DAY}"):
        page = client.get(address)
        assert link in page.get_data(as_text=True)
        assert "2 consequences" in text(page)
    assert link not in client.get(f"/events/{world.event}/logistics/day/2024-11-27").get_data(as_text=True)
    times = client.get(f"/legs/{world.leg}/times")
    entered = client.post(f"/legs/{world.leg}/times", data={**form_of(times), "estimated": "14.30"}, follow_redirects=True)
    assert "1 consequence" in text(entered)  # the session can be reached, the transfer has to wait five minutes
    client.post(f"/legs/{world.leg}/times", data={**form_of(client.get(f"/legs/{world.leg}/times")), "estimated": ""})
    assert link not in client.get(f"/events/{world.event}/arrivals").get_data(as_text=True)


def test_the_first_screen_lists_the_delays_of_these_days(app: Flask, world: World) -> None:
    client, today = in_english(app), clock_of_today()
    with opened(app).begin() as session:
        event = an_event(session, first_day=today.date(), last_day=today.date())
        leg = a_leg(session, event, today, a_person_in_directory(session), number="DP-499")
        leg.estimated = WallTime(today + timedelta(minutes=90), leg.zone)
        a_car(session, a_transfer(session, event, today + timedelta(hours=1), leg=leg), None, leg.passengers[0].person)
        number = leg.id
    page = client.get("/")
    assert f'href="/legs/{number}/consequences"' in page.get_data(as_text=True)
    assert "Delays" in text(page)
    assert "DP-499 late by 1 h 30 min" in text(page)
    assert "1 consequence" in text(page)


def test_what_somebody_leaves_as_it_is_counts_no_more_until_something_else_breaks(app: Flask, world: World) -> None:
    late(app, world)
    client, arrivals = in_english(app), f"/events/{world.event}/arrivals"
    shown = client.get(world.page)
    (mark,) = re.findall(r'name="mark" value="([0-9a-f]{64})"', shown.get_data(as_text=True))
    token = form_of(shown)["csrf_token"]
    assert client.post(f"{world.page}/settled", data={"csrf_token": token, "mark": "0" * 64}).status_code == 409
    assert "2 consequences" in text(client.get(arrivals))
    done = client.post(f"{world.page}/settled", data={"csrf_token": token, "mark": mark}, follow_redirects=True)
    assert "It stays as it is, and is counted no more." in text(done)
    assert "consequence" not in text(client.get(arrivals))
    late(app, world, 16, 0)
    assert "2 consequences" in text(client.get(arrivals))
    reader = in_english(app, Role.READER)
    assert reader.post(f"{world.page}/settled", data={"csrf_token": token, "mark": mark}).status_code in (400, 403)


def test_a_cancelled_leg_and_one_without_a_time_break_nothing(app: Flask, world: World) -> None:
    late(app, world)
    client = in_english(app)
    with opened(app).begin() as session:
        session.get_one(Leg, world.leg).cancelled = True
    assert "The leg is cancelled" in text(client.get(world.page))
    with opened(app).begin() as session:
        leg = session.get_one(Leg, world.leg)
        leg.cancelled, leg.planned, leg.estimated = False, None, None
    assert "Nobody can say before a time is known." in text(client.get(world.page))


def test_the_pages_ask_no_more_of_the_database_for_many_than_for_few(app: Flask, world: World, app_engine: Engine) -> None:
    late(app, world)
    client = in_english(app)
    addresses = (world.page, f"/events/{world.event}/arrivals", f"/events/{world.event}/logistics/day/{DAY}")

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            client.get(address)
            with statements(app_engine) as found:
                assert client.get(address).status_code == 200
            counts.append(len(found))
        return counts

    with opened(app).begin() as session:
        _more(session, world, 1)
    before = asked()
    with opened(app).begin() as session:
        _more(session, world, 6)
    assert asked() == before


def _more(session: Session, world: World, count: int) -> None:
    """Let more people travel, on this late flight and on others, to more transfers, items and hotels that this breaks."""
    event, leg = session.get_one(Event, world.event), get_leg(session, world.leg)
    hotel = a_hotel(session, event)
    for number in range(count):
        delegation = a_delegation(session, event)
        people = [a_member(session, delegation).person for _ in range(3)]
        leg.passengers += [LegPassenger(person=person) for person in people]
        other = a_leg(session, event, clock(13, number), *(a_member(session, delegation).person for _ in range(2)))
        other.estimated = WallTime(clock(14, number), other.zone)
        transfer = a_transfer(session, event, clock(15, 40 + number), leg=leg)
        a_car(session, transfer, a_vehicle(session, event), *people)
        item = an_item(session, event, f"16:{10 + number}", "18:00", venue=a_venue(session, event.city))
        session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
        for person in people:
            a_stay(session, hotel, person, DAY, DAY + timedelta(days=1))
