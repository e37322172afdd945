"""An event in some days with guests, a car and a hall, published or not, for the pages on which links are given out."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from flask import Flask
from werkzeug.test import Client

from app.faces.feeds.app import FeedApp
from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.judgement.publishing.commands import Publish, publish
from app.planning.programmes.attending import ItemDelegation
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_transfer, a_vehicle
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_hall, a_venue


@dataclass(frozen=True, slots=True)
class Office:
    """What there is, by id and UID."""

    event: int
    delegation: str
    guest: str
    vehicle: str
    hall: str
    officer: str
    item: str

    @property
    def links(self) -> str:
        """The page of the event's links."""
        return f"/events/{self.event}/links"

    def new(self, subject: str, uid: str, opens: str = "feed") -> str:
        """The page on which a link is made."""
        return f"{self.links}/new?subject={subject}&uid={uid}&opens={opens}"


def an_office(app: Flask, *coordinators: User, guests: int = 2) -> Office:
    """Return an event whose first version is out."""
    with opened(app).begin() as session:
        first = clock.office_day() + timedelta(days=10)
        event = an_event(session, first_day=first, last_day=first, coordinators=[session.merge(one) for one in coordinators])
        officer = a_person_in_directory(session, "Прикреплённова")
        delegation = a_delegation(session, event, name=Texts(ru="Делегация акимата"), attached=officer)
        people = [a_person_in_directory(session, f"Гостев{number}") for number in range(guests)]
        for person in people:
            a_member(session, delegation, person)
        venue = a_venue(session)
        hall = a_hall(session, venue)
        item = an_item(session, event, hall=hall, venue=venue)
        session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
        vehicle = a_vehicle(session, event)
        transfer = a_transfer(session, event, datetime.combine(first, time(9)))
        a_car(session, transfer, vehicle, people[0])
        session.flush()
        actor = an_actor(a_user(session, role=Role.ADMIN))
        publish(session, Publish(event.id, actor, None), now=clock.now())
        return Office(event.id, delegation.uid, people[0].uid, vehicle.uid, hall.uid, officer.uid, item.uid)


def feeds(app: Flask) -> Client:
    """Return a client of the feeds on an application's database."""
    config = app.config["YIYIN"]
    engine = opened(app).kw["bind"]
    return Client(FeedApp(engine, public_url=config.public_url, uid_domain=config.uid_domain))
