"""A house with private feeds: events that are there, links that were made, and workers that serve from a clock of their own."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import Client, TestResponse

from app.faces.feeds.app import FeedApp
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.private_links.following import enter
from app.judgement.private_links.links import MakeLink, make_feed_of_page, make_link
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.rules import Opens
from app.planning.events.models import Event as EventRow
from app.planning.itineraries.rules import Subject, Whose
from app.planning.logistics.picture import Logistics
from app.planning.programmes.programme import Programme
from tests.factories.events import an_event
from tests.unit.judgement.entries.pictures import FIRST, FORUM
from tests.unit.judgement.private_links.pictures import logistics, programme, subject


@dataclass
class House:
    """The database, and the time until somebody puts it on."""

    engine: Engine
    sessions: sessionmaker[Session]
    time: datetime = FIRST
    apps: list[FeedApp] = field(default_factory=list)

    def event(self, uid: str = FORUM, title: str = "XX Форум") -> int:
        """Have an event; return its id."""
        with self.sessions() as session:
            event = an_event(session, uid=uid, title=Texts(ru=title))
            session.commit()
            return event.id

    def feed(
        self, whose: Whose | Subject = Subject.PERSON, *, event: int | None = None, language: str = "ru", parent: int | None = None
    ) -> str:
        """Make a feed, empty until the next publication; return its address."""
        whose = subject(whose) if isinstance(whose, Subject) else whose
        cmd = MakeLink("Валиева", new_uid(), Opens.FEED, whose, event, "Помощник", language, date(2025, 6, 1))
        with self.sessions() as session:
            made = make_link(session, cmd, now=self.time)
            session.commit()
        return address(made.token)

    def feed_of_page(self, page_id: int) -> str:
        """Make a feed as the holder of a page does; return its address."""
        with self.sessions() as session:
            made = make_feed_of_page(session, session.get_one(PrivateLink, page_id), new_uid(), "kk", now=self.time)
            session.commit()
        return address(made.token)

    def publish(self, picture: Programme | None = None, things: Logistics | None = None) -> None:
        """Bring all feeds that are open to new pictures of an event, as publishing does."""
        picture = picture or programme()
        things = things or replace(logistics(), event_uid=picture.event_uid)
        with self.sessions() as session:
            event_id = session.scalars(select(EventRow.id).where(EventRow.uid == picture.event_uid)).one()
            about = (PrivateLink.event_id == event_id) | PrivateLink.event_id.is_(None)
            links = session.scalars(select(PrivateLink).where(PrivateLink.opens == Opens.FEED, about).order_by(PrivateLink.id)).all()
            enter(session, links, picture, things, self.time)
            session.commit()

    def later(self, **by: int) -> None:
        """Put the clock on."""
        self.time += timedelta(**by)

    def app(self) -> FeedApp:
        """Return what serves the feeds."""
        app = FeedApp(self.engine, public_url="https://programme.example.org", uid_domain="events.example.org", now=lambda: self.time)
        self.apps.append(app)
        return app

    def worker(self) -> Client:
        """Return a client of a worker of its own."""
        return Client(self.app())


def address(token: str) -> str:
    """Return the path of a private feed."""
    return f"/feeds/private/{token}/own.ics"


def token_of(path: str) -> str:
    """Return the token in such a path."""
    return path.split("/")[3]


def events(answer: TestResponse) -> list[Event]:
    """Return what stands in a feed."""
    return Calendar.from_ical(answer.data).events


def titles(answer: TestResponse) -> list[str]:
    """Return what the entries of a feed are called."""
    return [str(one["summary"]) for one in events(answer)]


def entry(answer: TestResponse, uid: str) -> Event:
    """Return the entry of a feed whose UID begins so."""
    (found,) = [one for one in events(answer) if str(one["uid"]).startswith(uid)]
    return found


def modified(one: Event) -> datetime:
    """Return when an entry was last changed."""
    at = one.LAST_MODIFIED
    assert isinstance(at, datetime)
    return at


def unfolded(answer: TestResponse) -> str:
    """Return a feed as text with its lines whole."""
    sent: bytes = answer.data
    return sent.replace(b"\r\n ", b"").decode()
