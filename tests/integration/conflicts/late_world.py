"""The late flight of 26 November: a delegate who was to land at 7.40, the three first items of their day, 40 minutes from the airport."""

from dataclasses import dataclass
from datetime import datetime

from flask import Flask

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.journeys.models import Arrangements, Leg
from app.planning.programmes.attending import ItemDelegation
from app.planning.programmes.rules import ItemKind
from app.register.venues.models import TravelTime
from tests.factories.browsing import opened
from tests.factories.events import FIRST_DAY, an_event
from tests.factories.logistics import a_leg
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_venue

ITEMS = (
    ("Аккредитация", "09:00", "10:00", "Торатау", ItemKind.OTHER),
    ("Открытие выставки", "10:00", "11:30", "ВДНХ-ЭКСПО", ItemKind.CEREMONY),
    ("Сессия «Промышленная кооперация»", "11:45", "13:15", "Торатау", ItemKind.SESSION),
)
"""A47, A48 and A49 of the demonstration set."""


@dataclass(frozen=True)
class Flight:
    """The ids of what there is."""

    event: int
    leg: int
    items: tuple[int, int, int]
    person: int


def landing(app: Flask) -> Flight:
    """Write the world, with the flight still on time: it lands at 7.40, and half an hour later its passengers drive off."""
    with opened(app).begin() as session:
        event = an_event(session)
        session.add(Arrangements(event_id=event.id, ordinary_minutes=30))
        places = {name: a_venue(session, event.city, name=Texts(name)) for name in ("Аэропорт", "Торатау", "ВДНХ-ЭКСПО")}
        session.add_all(TravelTime(start=places["Аэропорт"], goal=places[name], minutes=40) for name in ("Торатау", "ВДНХ-ЭКСПО"))
        session.add(TravelTime(start=places["Торатау"], goal=places["ВДНХ-ЭКСПО"], minutes=0))
        delegation = a_delegation(session, event, name=Texts("Костанайская область"))
        member = a_member(session, delegation, a_person_in_directory(session, "Гостев"))
        leg = a_leg(session, event, _at(7, 40), member.person, venue=places["Аэропорт"], number="DP-407")
        items = [
            an_item(session, event, start, end, title=title, venue=places[place], kind=kind) for title, start, end, place, kind in ITEMS
        ]
        session.add_all(ItemDelegation(item_id=item.id, delegation_id=delegation.id) for item in items)
        first, second, third = (item.id for item in items)
        return Flight(event.id, leg.id, (first, second, third), member.person_id)


def late(app: Flask, flight: Flight) -> None:
    """Let it be expected at 9.05."""
    with opened(app).begin() as session:
        leg = session.get_one(Leg, flight.leg)
        leg.estimated = WallTime(_at(9, 5), leg.zone)


def _at(hours: int, minutes: int) -> datetime:
    return datetime.combine(FIRST_DAY, datetime.min.time()).replace(hour=hours, minute=minutes)
