"""Claims about the pages of arrivals and departures: who may what, what is asked, what two people see, how many queries they take."""

import html
from datetime import date, datetime, time

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.rules import Side
from app.planning.journeys.models import Arrangements, Leg
from app.planning.journeys.queries import get_leg
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_leg
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.venues import a_city, a_venue

UFA = "Asia/Yekaterinburg"


def local(clock: str, day: int = 26) -> datetime:
    return datetime.combine(date(2024, 11, day), time.fromisoformat(clock))


@pytest.fixture
def coordinator(app: Flask) -> User:
    return somebody(app, Role.COORDINATOR)


def staged(app: Flask, *people: User) -> dict[str, int]:
    """Return the ids of an event given to these people, of its one leg, of its delegation and of the member who is on it."""
    with opened(app).begin() as session:
        event = an_event(session, coordinators=[session.merge(person) for person in people])
        delegation = a_delegation(session, event, name=Texts(ru="Делегация Акмолинской области"))
        member = a_member(session, delegation, a_person_in_directory(session, "Летящий"))
        leg = a_leg(session, event, local("09:05"), member.person, number="DP-407")
        return {"event": event.id, "leg": leg.id, "delegation": delegation.id, "person": member.person_id}


def leg_of(app: Flask, leg_id: int) -> Leg:
    with opened(app)() as session:
        return get_leg(session, leg_id)


NEW = {"direction": "arrival", "mode": "flight", "number": "DP-409", "day": "2024-11-26", "planned": "0905", "zone": "", "far_zone": ""}
GETS = {
    "/events/{event}/arrivals": (200, 200),
    "/events/{event}/arrivals/new": (403, 200),
    "/events/{event}/arrangements": (403, 200),
    "/legs/{leg}/edit": (403, 200),
    "/legs/{leg}/times": (403, 200),
    "/legs/{leg}/passengers": (403, 200),
}
"""Address → what is answered to those who only read, and to those who plan this event."""
POSTS: dict[str, dict[str, str]] = {
    "/events/{event}/arrivals/new": NEW,
    "/events/{event}/arrangements": {"vip_minutes": "30", "ordinary_minutes": "60", "border_minutes": "40"},
    "/events/{event}/arrivals/from-notes": {},
    "/legs/{leg}/edit": NEW,
    "/legs/{leg}/times": {"estimated": "9.40"},
    "/legs/{leg}/passengers": {},
    "/legs/{leg}/passengers/delegation": {"delegation_id": "1"},
    "/legs/{leg}/cancel": {},
    "/legs/{leg}/restore": {},
    "/legs/{leg}/remove": {},
}


@pytest.mark.parametrize(
    ("role", "own", "plans"),
    [
        (Role.READER, True, False),
        (Role.COORDINATOR, True, True),
        (Role.COORDINATOR, False, False),
        (Role.PROTOCOL, False, True),
        (Role.ADMIN, False, True),
    ],
)
def test_everybody_reads_arrivals_and_those_who_plan_the_event_write_them(
    app: Flask, coordinator: User, role: Role, own: bool, plans: bool
) -> None:
    where = staged(app, *([coordinator] if own else []))
    client = signed_in(app, coordinator if role is Role.COORDINATOR else role)
    assert {address: client.get(address.format(**where)).status_code for address in GETS} == {
        address: answers[plans] for address, answers in GETS.items()
    }
    posted = {address: client.post(address.format(**where), data=data).status_code for address, data in POSTS.items()}
    assert posted == dict.fromkeys(POSTS, 303 if plans else 403)


def test_a_reader_is_offered_nothing_that_would_be_refused(app: Flask) -> None:
    where = staged(app)
    page = signed_in(app, Role.READER).get(f"/events/{where['event']}/arrivals").get_data(as_text=True)
    assert "/legs/" not in page
    assert "DP-407" in page


def test_a_late_leg_is_marked_with_how_late_and_both_clocks_are_told(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    assert client.post(f"/legs/{where['leg']}/times", data={"estimated": "09:40", "seen": "1"}).status_code == 303
    page = html.unescape(client.get(f"/events/{where['event']}/arrivals").get_data(as_text=True)).replace("\xa0", " ")
    assert "35 min" in page or "35 мин" in page
    assert "09.40" in page
    assert "Делегация Акмолинской области" in page
    with opened(app).begin() as session:
        session.get_one(Leg, where["leg"]).far = WallTime(local("05:00"), "Europe/Moscow")
    page = client.get(f"/events/{where['event']}/arrivals").get_data(as_text=True)
    assert "UTC+3" in page


def test_the_row_of_a_leg_opens_for_a_quick_time_and_also_without_a_script(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    row = client.get(f"/legs/{where['leg']}/times", headers={"HX-Request": "true"}).get_data(as_text=True)
    assert row.strip().startswith("<tr")
    assert "<html" not in row
    assert "<html" in client.get(f"/legs/{where['leg']}/times").get_data(as_text=True)
    assert errors_of(client.post(f"/legs/{where['leg']}/times", data={"estimated": "25.00"})).keys() == {"estimated"}


@pytest.mark.parametrize(
    ("typed", "day", "clock"), [("0010", 27, "00:10"), ("9.40", 26, "09:40"), ("8:50", 26, "08:50"), ("2.00", 27, "02:00")]
)
def test_a_time_typed_without_a_day_is_a_delay_and_not_yesterday(app: Flask, typed: str, day: int, clock: str) -> None:
    where = staged(app)
    signed_in(app).post(f"/legs/{where['leg']}/times", data={"estimated": typed, "seen": "1"})
    assert leg_of(app, where["leg"]).estimated == WallTime(local(clock, day), UFA)


def test_two_who_change_a_leg_are_shown_both(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    shown = form_of(client.get(f"/legs/{where['leg']}/edit"))
    assert client.post(f"/legs/{where['leg']}/times", data={"estimated": "9.40", "seen": "1"}).status_code == 303
    answer = client.post(f"/legs/{where['leg']}/edit", data=shown | {"number": "DP-777"})
    assert answer.status_code == 409
    assert "DP-777" in answer.get_data(as_text=True)
    assert leg_of(app, where["leg"]).number == "DP-407"
    again = client.post(f"/legs/{where['leg']}/times", data={"estimated": "9.50", "seen": "1", "was": '{"estimated": ""}'})
    assert again.status_code == 409


def test_saving_a_leg_unchanged_changes_nothing(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        leg = session.get_one(Leg, where["leg"])
        leg.far, leg.estimated = WallTime(local("23:00", 24), "Europe/Moscow"), WallTime(local("02:00", 27), UFA)
        leg.actual = WallTime(local("01:00", 26), UFA)
    client = signed_in(app)
    shown = form_of(client.get(f"/legs/{where['leg']}/edit"))
    before = leg_of(app, where["leg"])
    assert client.post(f"/legs/{where['leg']}/edit", data=shown).status_code == 303
    after = leg_of(app, where["leg"])
    assert (after.revision, after.far, after.estimated, after.actual) == (before.revision, before.far, before.estimated, before.actual)


def test_an_hour_that_happened_twice_is_asked_about(app: Flask) -> None:
    with opened(app).begin() as session:
        city = a_city(session, name=Texts(ru="Астана"), zone="Asia/Almaty")
        event = an_event(session, city=city, first_day=date(2024, 3, 1), last_day=date(2024, 3, 2), host=Side.KAZAKHSTAN)
        where = event.id
    client = signed_in(app)
    sent = NEW | {"day": "2024-02-29", "planned": "23.30", "uid": new_uid()}
    refused = client.post(f"/events/{where}/arrivals/new", data=sent)
    assert (refused.status_code, set(errors_of(refused))) == (422, {"planned_fold"})
    assert client.post(f"/events/{where}/arrivals/new", data=sent | {"planned_fold": "1"}).status_code == 303
    with opened(app)() as session:
        leg = session.scalars(select(Leg)).one()
        assert (leg.planned_fold, leg.planned_at and leg.planned_at.hour) == (1, 18)


def test_the_clock_of_a_city_that_is_known_need_not_be_chosen(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        a_city(session, name=Texts(ru="Астана"), zone="Asia/Almaty")
    client = signed_in(app)
    sent = NEW | {"far_place-ru": "астана", "far": "8.00"}
    assert client.post(f"/events/{where['event']}/arrivals/new", data=sent).status_code == 303
    with opened(app)() as session:
        leg = session.scalars(select(Leg).where(Leg.number == "DP-409")).one()
        assert leg.far == WallTime(local("08:00"), "Asia/Almaty")
    assert errors_of(client.post(f"/events/{where['event']}/arrivals/new", data=sent | {"far_place-ru": "Марс"})).keys() == {"far_zone"}


def test_the_zone_of_a_leg_is_that_of_its_airport(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        venue = a_venue(session, a_city(session, name=Texts(ru="Москва"), zone="Europe/Moscow")).id
    signed_in(app).post(f"/events/{where['event']}/arrivals/new", data=NEW | {"venue_id": str(venue)})
    with opened(app)() as session:
        assert session.scalars(select(Leg).where(Leg.number == "DP-409")).one().planned == WallTime(local("09:05"), "Europe/Moscow")


def test_passengers_are_ticked_by_name_and_those_of_other_delegations_stay(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        event = get_leg(session, where["leg"]).event
        other = a_delegation(session, event)
        second = a_member(session, other).person_id
        party = other.id
    client = signed_in(app)
    address = f"/legs/{where['leg']}/passengers?open={party}"
    sent = form_of(client.get(address)) | {f"on_{second}": "y", f"vip_{second}": "y", f"luggage_{second}": "домбра"}
    assert client.post(address, data=sent).status_code == 303
    aboard = [(one.person_id, one.vip, one.luggage) for one in leg_of(app, where["leg"]).passengers]
    assert aboard == [(where["person"], False, ""), (second, True, "домбра")]
    stale = client.post(address, data=sent | {"was": "{}", f"vip_{where['person']}": "y"})
    assert stale.status_code == 409


def test_a_whole_delegation_is_put_on_at_one_press(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        other = a_delegation(session, get_leg(session, where["leg"]).event)
        for _ in range(3):
            a_member(session, other)
        party = other.id
    signed_in(app).post(f"/legs/{where['leg']}/passengers/delegation", data={"delegation_id": str(party)})
    assert len(leg_of(app, where["leg"]).passengers) == 4


def test_who_has_no_leg_is_counted_without_the_hosts_own(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        event = get_leg(session, where["leg"]).event
        a_member(session, a_delegation(session, event, side=PartySide.BASHKORTOSTAN), a_person_in_directory(session, "Домашний"))
        a_member(session, a_delegation(session, event), a_person_in_directory(session, "Безбилетный"))
    page = signed_in(app).get(f"/events/{where['event']}/arrivals").get_data(as_text=True)
    assert "И.И. Безбилетный" in page
    assert "Домашний" not in page
    only = signed_in(app).get(f"/events/{where['event']}/arrivals?delegation={where['delegation']}").get_data(as_text=True)
    assert "Безбилетный" not in only
    assert "DP-407" in only
    none = signed_in(app).get(f"/events/{where['event']}/arrivals?day=2024-11-20").get_data(as_text=True)
    assert ">DP-407" not in none.split('id="history"')[0]


def test_the_hosts_own_who_travel_are_counted_with_their_delegation(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        leg = get_leg(session, where["leg"])
        region = a_delegation(session, leg.event, side=PartySide.BASHKORTOSTAN)
        one, _other = (a_member(session, region, a_person_in_directory(session, name)) for name in ("Дорогин", "Попутчиков"))
        a_leg(session, leg.event, None, one.person)
    page = signed_in(app).get(f"/events/{where['event']}/arrivals").get_data(as_text=True)
    assert "И.И. Попутчиков" in page.split('id="without-arrival"')[1].split('id="without-departure"')[0]


def test_two_who_settle_the_buffers_are_shown_both(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    shown = form_of(client.get(f"/events/{where['event']}/arrangements"))
    assert client.post(f"/events/{where['event']}/arrangements", data=shown | {"vip_minutes": "20"}).status_code == 303
    assert client.post(f"/events/{where['event']}/arrangements", data=shown | {"vip_minutes": "25"}).status_code == 409
    with opened(app)() as session:
        assert session.scalars(select(Arrangements.vip_minutes)).all() == [20]


def test_the_hours_of_friday_prayer_are_typed_like_any_other_and_half_of_them_is_refused(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/events/{where['event']}/arrangements"
    shown = form_of(client.get(address))
    assert client.post(address, data=shown | {"prayer_from": "12.30"}).status_code == 422
    assert client.post(address, data=shown | {"prayer_from": "12.30", "prayer_until": "14"}).status_code == 303
    again = form_of(client.get(address))
    assert (again["prayer_from"], again["prayer_until"]) == ("12.30", "14.00")


def test_the_page_of_arrivals_takes_as_many_queries_for_many_legs_as_for_one(app: Flask, app_engine: Engine) -> None:
    where = staged(app)
    client = signed_in(app)
    address = f"/events/{where['event']}/arrivals"

    def asked() -> int:
        with statements(app.extensions["readers"].kw["bind"]) as told:
            assert client.get(address).status_code == 200
        return len(told)

    client.get(address)
    few = asked()
    with opened(app).begin() as session:
        _crowd(session, where["leg"])
    assert asked() == few


def _crowd(session: Session, leg_id: int) -> None:
    event = get_leg(session, leg_id).event
    for number in range(12):
        delegation = a_delegation(session, event)
        people = [a_member(session, delegation).person for _ in range(5)]
        a_leg(session, event, local(f"{number + 6:02}:00"), *people, venue=a_venue(session), met_by=a_person_in_directory(session))


def test_a_few_minutes_are_no_delay(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    told = []
    for minute in ("0914", "0915"):
        shown = form_of(client.get(f"/legs/{where['leg']}/times"))
        assert client.post(f"/legs/{where['leg']}/times", data=shown | {"estimated": minute}).status_code == 303
        page = client.get(f"/events/{where['event']}/arrivals").get_data(as_text=True)
        told.append("опоздание" in page.split('id="history"')[0])
    assert told == [False, True]
