"""The office that browser tests find: a server with its database, people who are signed in, a forum with a programme."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.commands.sessions import Device, sign_in
from app.register.venues.models import City
from tests.factories.accounts import a_user
from tests.factories.events import LAST_DAY, an_event
from tests.factories.programmes import an_item, at
from tests.factories.venues import a_city, a_hall, a_venue


@dataclass(frozen=True, slots=True)
class LiveServer:
    """A Yiyin that answers over HTTP, and the door to its database."""

    url: str
    sessions: sessionmaker[Session]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the staff, and what their browser's cookie holds."""

    id: int
    login: str
    name: str
    token: str


@dataclass(frozen=True, slots=True)
class Forum:
    """A forum in Ufa on 26 and 27 November 2024, not published, with the ids of its items."""

    id: int
    uid: str
    venue_id: int
    plenary: int
    """10.00–11.30 on the first day."""
    left: int
    """12.00–13.00, track «Промышленность»."""
    right: int
    """12.00–13.00, track «Аграрная наука»."""
    reception: int
    """From 19.00, no end."""
    signing: int
    """On the second day, no time yet."""

    @property
    def board(self) -> str:
        return f"/events/{self.id}/programme"


def a_person(server: LiveServer, **over: Any) -> Person:
    """Return a protocol officer who is signed in; `over` sets any column of the account."""
    with server.sessions() as session:
        user = a_user(session, **over)
        token = sign_in(session, user.id, Device("127.0.0.1", ""), now=clock.now()).token
        session.commit()
        return Person(user.id, user.login, user.name, token)


def ufa(session: Session) -> City:
    """Return the one Ufa of the office."""
    return session.scalar(select(City)) or a_city(session)


def a_forum_of(server: LiveServer, **over: Any) -> Forum:
    """Return a forum with five items over two days; `over` sets any column of the event."""
    with server.sessions() as session:
        city = ufa(session)
        venue = a_venue(session, city)
        hall = a_hall(session, venue)
        event = an_event(session, city=city, **over)
        plenary = an_item(session, event, title="Пленарное заседание", hall_id=hall.id)
        left = an_item(session, event, "12:00", "13:00", title="Промышленная кооперация", track=Texts("Промышленность"))
        right = an_item(session, event, "12:00", "13:00", title="Круглый стол", track=Texts("Аграрная наука"), venue_id=venue.id)
        reception = an_item(session, event, title="Приём", when=at("19:00", precision=Precision.OPEN))
        signing = an_item(session, event, title="Церемония подписания", when=at(day=LAST_DAY))
        session.commit()
        return Forum(event.id, event.uid, venue.id, plenary.id, left.id, right.id, reception.id, signing.id)


def titles_of(server: LiveServer, event_id: int) -> list[str]:
    """Return the Russian titles of an event's items in alphabetical order."""
    with server.sessions() as session:
        found = session.scalars(select(ProgrammeItem).where(ProgrammeItem.event_id == event_id))
        return sorted(item.title.ru for item in found)


def item_of(server: LiveServer, item_id: int) -> ProgrammeItem:
    """Return an item as it stands now; only its columns may be read."""
    with server.sessions() as session:
        return session.get_one(ProgrammeItem, item_id)
