"""An event under way at noon of its first day: delegations in their halls, cars and aeroplanes."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from flask import Flask
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.planning.delegations.rules import MemberRole
from app.planning.events.models import Event
from app.planning.journeys.models import Leg
from app.planning.programmes.attending import ItemDelegation
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person
from tests.factories.browsing import opened
from tests.factories.events import FIRST_DAY, an_event
from tests.factories.logistics import a_car, a_leg, a_transfer, a_vehicle
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_hall, a_venue

NOON: Final = f"{FIRST_DAY.isoformat()}T12:00"
OFFICER_PHONE: Final = "+7 917 000-00-01"
DRIVER_PHONE: Final = "+7 900 000-00-12"


@dataclass(frozen=True, slots=True)
class Stage:
    """What there is."""

    event_id: int
    leg_id: int
    delegation_id: int
    transfer_id: int
    driver_id: int
    """The driver of the car."""

    @property
    def page(self) -> str:
        """The screen."""
        return f"/events/{self.event_id}/now"

    @property
    def at_noon(self) -> str:
        """The screen as it is at noon of the first day."""
        return f"{self.page}?at={NOON}"

    @property
    def parts(self) -> str:
        """What a script asks for."""
        return f"/events/{self.event_id}/now/parts"


def staged(app: Flask, parties: int = 2) -> Stage:
    """Return the event with some delegations."""
    with opened(app).begin() as session:
        return planned(session, parties)


def planned(session: Session, parties: int) -> Stage:
    """Plan the event: each delegation of three is at the plenary session and is driven to dinner afterwards.

    The third member of every third one sits in a late flight instead.
    """
    event = an_event(session)
    venue = a_venue(session, name=Texts(ru="Конгресс-холл «Торатау»"))
    hall = a_hall(session, venue, name=Texts(ru="большой зал"))
    plenary = _item(session, event, 11, 13, "Пленарное заседание Форума", hall_id=hall.id)
    dinner = _item(session, event, 14, 15, "Деловой обед", hall_id=hall.id)
    driver = a_person_in_directory(session, "Водителев")
    made = [_party(session, event, number, (plenary, dinner), driver) for number in range(parties)]
    return Stage(event.id, *made[0], driver.id)


def _party(session: Session, event: Event, number: int, items: tuple[ProgrammeItem, ProgrammeItem], driver: Person) -> tuple[int, int, int]:
    officer = a_person_in_directory(session, f"Сопровождаев{number}")
    delegation = a_delegation(
        session,
        event,
        name=Texts(ru=f"Министерство промышленности № {number}"),
        attached=officer,
        contact=a_person_in_directory(session, f"Контактов{number}"),
        duty_phone=OFFICER_PHONE,
        position=number,
    )
    people = [a_person_in_directory(session, f"Участников-{name}{number}") for name in ("Первый", "Второй", "Третий")]
    head, _, third = (
        a_member(session, delegation, person, role=MemberRole.MEMBER if place else MemberRole.HEAD) for place, person in enumerate(people)
    )
    session.add_all(ItemDelegation(item_id=item.id, delegation_id=delegation.id) for item in items)
    noon = datetime.combine(event.first_day, time(12))
    leg = _late(session, event, noon, *([third.person] if number % 3 == 0 else []))
    transfer = a_transfer(session, event, noon + timedelta(minutes=70), to_place=Texts(ru="Ресторан «Башкирский двор»"))
    vehicle = a_vehicle(session, event, driver, number=12 + number, phone=DRIVER_PHONE)
    a_car(session, transfer, vehicle, head.person, people[1])
    session.flush()
    return leg.id, delegation.id, transfer.id


def _late(session: Session, event: Event, noon: datetime, *people: Person) -> Leg:
    """Return a flight that left Moscow at 10.30 by our clocks, was to be here at 11.50, and will be at 12.48."""
    leg = a_leg(session, event, noon - timedelta(minutes=10), *people)
    leg.far = WallTime(noon - timedelta(hours=3, minutes=30), "Europe/Moscow")
    leg.estimated = WallTime(noon + timedelta(minutes=48), event.zone)
    return leg


def _item(session: Session, event: Event, start: int, end: int, title: str, hall_id: int) -> ProgrammeItem:
    hours = (WallTime(datetime.combine(event.first_day, time(hour)), event.zone) for hour in (start, end))
    return an_item(session, event, when=When(event.first_day, Precision.EXACT, *hours), title=title, hall_id=hall_id)
