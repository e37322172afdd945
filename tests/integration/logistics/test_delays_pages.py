"""Claims about the page of what a late leg breaks: who may what, what a press does, and that nothing happens without one."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.ground.db.history import Change
from app.ground.kernel.clock import now
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime, zone
from app.planning.events.models import Event
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.journeys.queries import get_leg
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.rules import ItemRole
from app.planning.transfers.models import TransferPassenger
from app.planning.transfers.queries import get_transfer, transfers_of
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from app.register.venues.models import TravelTime
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_venue

DAY = date(2024, 11, 26)
INPUT = re.compile(r'<input[^>]*name="(?:uid|seen|do(?:-[0-9]+)?)"[^>]*>')


def clock(hours: int, minutes: int = 0) -> datetime:
    return datetime.combine(DAY, datetime.min.time()).replace(hour=hours, minute=minutes)


def clock_of_today() -> datetime:
    """Return the time in Ufa, by whole minutes."""
    return now().astimezone(zone("Asia/Yekaterinburg")).replace(tzinfo=None, second=0, microsecond=0)


@dataclass(frozen=True)
class World:
    """Two fly in at 14.20 across a border, are fetched at 15.55 and go to a session at 17.00, half an hour from the airport."""

    event: int
    leg: int
    transfer: int
    item: int
    first: int
    second: int
    member: int

    @property
    def page(self) -> str:
        return f"/legs/{self.leg}/consequences"


@pytest.fixture
def world(app: Flask) -> World:
    with opened(app).begin() as session:
        event = an_event(session)
        airport, hall = (a_venue(session, event.city, name=Texts(name)) for name in ("Аэропорт", "Торатау"))
        session.add(TravelTime(start=airport, goal=hall, minutes=30))
        delegation = a_delegation(session, event, name=Texts("Делегация Астаны"))
        members = [a_member(session, delegation, a_person_in_directory(session, name)) for name in ("Гостев", "Другов")]
        people = [member.person for member in members]
        leg = a_leg(session, event, clock(14, 20), *people, venue=airport, number="KC-852", border=True)
        transfer = a_transfer(session, event, clock(15, 55), 30, from_venue=airport, to_venue=hall, leg=leg)
        a_car(session, transfer, a_vehicle(session, event), *people)
        item = an_item(session, event, "17:00", "17:30", title="Сессия", venue=hall)
        session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
        return World(event.id, leg.id, transfer.id, item.id, people[0].id, people[1].id, members[0].id)


def in_english(app: Flask, role: Role = Role.PROTOCOL) -> FlaskClient:
    return signed_in(app, somebody(app, role, language="en"))


def text(answer: TestResponse) -> str:
    page = answer.get_data(as_text=True)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ")


def late(app: Flask, world: World, hours: int = 15, minutes: int = 35) -> None:
    with opened(app).begin() as session:
        leg = session.get_one(Leg, world.leg)
        leg.estimated = WallTime(clock(hours, minutes), leg.zone)


def proposals(answer: TestResponse) -> dict[str, list[str]]:
    """Return what the form of the page would send as it stands: what is checked, and the revisions that it showed."""
    page = answer.get_data(as_text=True)
    inputs = [dict(re.findall(r'([a-z]+)="([^"]*)"', one) + ([("on", "")] if " checked" in one else [])) for one in INPUT.findall(page)]
    sent: dict[str, list[str]] = {}
    for one in inputs:
        if one["name"] in ("uid", "seen") or "on" in one:
            sent.setdefault(one["name"], []).append(one["value"])
    return sent


def offered(answer: TestResponse, word: str) -> str:
    """Return the key of the one proposal of a kind."""
    (key,) = set(re.findall(rf'value="({word}:[^"]+)"', answer.get_data(as_text=True)))
    return str(key)


def starts(app: Flask, world: World) -> list[tuple[datetime, list[int]]]:
    with opened(app)() as session:
        return [(one.start_local, [row.person_id for row in one.passengers]) for one in transfers_of(session, world.event)]


def absent(app: Flask, world: World) -> list[int]:
    with opened(app)() as session:
        return list(session.scalars(select(ItemMember.member_id).where(ItemMember.attends.is_(False)).order_by(ItemMember.member_id)))


def changes(app: Flask) -> int:
    with opened(app)() as session:
        return session.scalar(select(func.count()).select_from(Change)) or 0


def test_the_delay_of_one_flight_is_entered_seen_and_answered_on_one_page(app: Flask, world: World) -> None:
    client = in_english(app)
    before = client.get(world.page)
    assert "breaks nothing" in text(before)
    answer = client.post(f"{world.page}/times", data={**form_of(before), "estimated": "15.35"}, follow_redirects=True)
    told = text(answer)
    assert "planned 14:20 (Ufa), 12:20 (Moscow) → expected 15:35 (Ufa), 13:35 (Moscow) late by 1 h 15 min" in told
    assert "ready to drive off at 17:05" in told
    assert "starts 1 h 10 min too early for them" in told
    assert "Move the transfer to 17:05" in told
    assert "they miss it" in told
    assert starts(app, world) == [(clock(15, 55), [world.first, world.second])]  # entering a time moves nothing
    done = client.post(world.page, data=proposals(answer), follow_redirects=True)
    assert "The transfer at 15:55 now starts at 17:05." in text(done)
    assert "2 people do not attend any more." in text(done)
    assert "Phones and paper show it with the next version." in text(done)
    assert f"/events/{world.event}/publish" in done.get_data(as_text=True)
    assert "breaks nothing" in text(done)
    assert starts(app, world) == [(clock(17, 5), [world.first, world.second])]
    assert len(absent(app, world)) == 2


def test_looking_changes_nothing(app: Flask, world: World) -> None:
    late(app, world)
    client, before = in_english(app), changes(app)
    for address in (world.page, "/", f"/events/{world.event}/arrivals", f"/events/{world.event}/logistics/day/{DAY}"):
        assert client.get(address).status_code == 200
    assert (changes(app), starts(app, world)) == (before, [(clock(15, 55), [world.first, world.second])])


def test_nothing_is_done_where_nothing_is_checked(app: Flask, world: World) -> None:
    late(app, world)
    client, before = in_english(app), changes(app)
    sent = {name: value for name, value in proposals(client.get(world.page)).items() if name != "do"}
    answer = client.post(world.page, data=sent)
    assert (answer.status_code, changes(app)) == (422, before)
    assert "Nothing was checked" in text(answer)


def test_what_somebody_else_has_changed_meanwhile_is_said_and_nothing_is_done(app: Flask, world: World) -> None:
    late(app, world)
    client = in_english(app)
    sent = proposals(client.get(world.page))
    with opened(app).begin() as session:
        get_transfer(session, world.transfer).staff_note = "у входа"
    answer = client.post(world.page, data=sent)
    assert answer.status_code == 409
    assert "Nothing has been done" in text(answer)
    assert "у входа" in text(answer)
    assert (starts(app, world), absent(app, world)) == ([(clock(15, 55), [world.first, world.second])], [])
    again = client.post(world.page, data=proposals(answer))
    assert again.status_code == 303
    assert starts(app, world) == [(clock(17, 5), [world.first, world.second])]


def test_another_time_of_the_leg_makes_the_proposals_old(app: Flask, world: World) -> None:
    late(app, world)
    client = in_english(app)
    sent = proposals(client.get(world.page))
    late(app, world, 16, 0)
    assert client.post(world.page, data=sent).status_code == 409
    # nor does it help to claim that nothing was seen
    assert client.post(world.page, data={"do": sent["do"]}).status_code == 409
    assert starts(app, world) == [(clock(15, 55), [world.first, world.second])]


def test_a_proposal_that_is_made_no_more_is_not_carried_out(app: Flask, world: World) -> None:
    late(app, world)
    client = in_english(app)
    sent = proposals(client.get(world.page))
    forged = {**sent, "do": [sent["do"][0].replace("T1205", "T1305")]}
    assert client.post(world.page, data=forged).status_code == 409
    assert client.post(world.page, data={**sent, "do": ["move:99:x"]}).status_code == 409
    assert starts(app, world) == [(clock(15, 55), [world.first, world.second])]


def test_what_is_refused_half_way_leaves_nothing_done(app: Flask, world: World) -> None:
    late(app, world)
    client, before = in_english(app), changes(app)
    sent = proposals(client.get(world.page))
    assert len(sent["do"]) == 2
    unseen = [one for one in sent["seen"] if not one.startswith("item:")]  # so the second deed is refused, after the first
    assert client.post(world.page, data={**sent, "seen": unseen}).status_code == 409
    assert (changes(app), starts(app, world)) == (before, [(clock(15, 55), [world.first, world.second])])


def test_who_is_not_on_the_leg_does_not_wait_where_others_get_a_transfer_of_their_own(app: Flask, world: World) -> None:
    with opened(app).begin() as session:
        transfer = get_transfer(session, world.transfer)
        host = a_person_in_directory(session, "Хозяинов")
        transfer.passengers.append(TransferPassenger(person=host, position=9))
        waits = host.id
    late(app, world)
    client = in_english(app)
    page = client.get(world.page)
    assert "In it as well, and would wait 1 h 10 min if it is moved: И.И. Хозяинов" in text(page)
    sent = proposals(page)
    assert sent[f"do-{world.transfer}"] == [""]  # nobody decides for them that they wait
    split, move = offered(page, "split"), offered(page, "move")
    both = client.post(world.page, data={**sent, "do": [move, split]})
    assert (both.status_code, "not both" in text(both)) == (422, True)
    sent[f"do-{world.transfer}"] = [split]
    done = client.post(world.page, data=sent, follow_redirects=True)
    assert "Another transfer has been made for 2 people, at 17:05. Now give it cars." in text(done)
    assert starts(app, world) == [(clock(15, 55), [waits]), (clock(17, 5), [world.first, world.second])]
    # the same press once more makes nothing twice
    assert client.post(world.page, data=sent).status_code == 409
    assert len(starts(app, world)) == 2


def test_a_vehicle_that_drives_elsewhere_then_is_told_and_nothing_is_checked(app: Flask, world: World) -> None:
    with opened(app).begin() as session:
        vehicle = get_transfer(session, world.transfer).cars[0].vehicle
        assert vehicle is not None
        event = session.get_one(Event, world.event)
        another = a_vehicle(session, an_event(session), plate=vehicle.plate)  # the same car, lent to another event
        a_car(session, a_transfer(session, event, clock(17, 0), 30), vehicle)
        a_car(session, a_transfer(session, session.get_one(Event, another.event_id), clock(17, 20), 30), another)
    late(app, world)
    page = in_english(app).get(world.page)
    assert text(page).count("not free then") == 2
    assert all(not key.startswith("move:") for key in proposals(page).get("do", []))


def test_who_has_a_role_is_left_to_decide_by_hand(app: Flask, world: World) -> None:
    with opened(app).begin() as session:
        session.add(ItemPerson(item_id=world.item, person_id=world.first, role=ItemRole.CHAIR))
    late(app, world)
    client = in_english(app)
    page = client.get(world.page)
    assert "They have a role there, so somebody has to decide" in text(page)
    assert "1 person who misses it does not attend" in text(page)
    assert client.post(world.page, data=proposals(page)).status_code == 303
    assert absent(app, world) == [world.member + 1]


def test_readers_see_what_breaks_and_may_do_nothing(app: Flask, world: World) -> None:
    late(app, world)
    reader, foreign = in_english(app, Role.READER), in_english(app, Role.COORDINATOR)
    for client in (reader, foreign):
        page = client.get(world.page)
        assert (page.status_code, "A start at 17:05 would fit." in text(page)) == (200, True)
        assert 'name="do"' not in page.get_data(as_text=True)
        assert client.post(world.page, data={"do": "move:1:x", "seen": "leg:1:2"}).status_code == 403
        assert client.post(f"{world.page}/times", data={"estimated": "16.00"}).status_code == 403
    assert app.test_client().get(world.page).status_code == 303
    assert in_english(app).get("/legs/999/consequences").status_code == 404


def test_two_who_enter_times_are_shown_both(app: Flask, world: World) -> None:
    client = in_english(app)
    sent = form_of(client.get(world.page))
    late(app, world)
    assert client.post(f"{world.page}/times", data={**sent, "estimated": "15.00"}).status_code == 409
    wrong = client.post(f"{world.page}/times", data={**form_of(client.get(world.page)), "estimated": "25.00"})
    assert (wrong.status_code, list(errors_of(wrong))) == (422, ["estimated"])


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
