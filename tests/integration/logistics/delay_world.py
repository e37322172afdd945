"""A late flight and what it breaks, and how the pages of it are pressed and read."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.ground.db.history import Change
from app.ground.kernel.clock import now
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime, zone
from app.planning.journeys.models import Leg
from app.planning.programmes.attending import ItemDelegation, ItemMember
from app.planning.transfers.queries import transfers_of
from app.register.accounts.rules.roles import Role
from app.register.venues.models import TravelTime
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_leg, a_transfer, a_vehicle
from tests.factories.pages import signed_in, somebody
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


def staged(app: Flask) -> World:
    """Write the world of the tests and return it."""
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
