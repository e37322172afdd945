"""A house with something published, and its public pages as a browser asks for them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import Client, TestResponse

from app.faces.public.app import PublicApp
from app.ground.kernel.texts import Texts
from app.judgement.entries.commands import enter
from app.judgement.publishing.models import Version
from app.planning.events.models import Event
from app.planning.programmes.programme import Programme, as_json
from app.register.venues.models import City
from app.register.venues.rules import CitySide
from tests.unit.judgement.entries.pictures import FIRST, FORUM, UFA

ROOT = Path(__file__).parents[3]
HOUSE = "https://programme.example.org"
PAGE = f"/ru/events/{FORUM}/xx-forum-mezhregionalnogo-sotrudnichestva"


@dataclass
class World:
    """A database, a clock that stands until it is put on, and the public pages served from it."""

    engine: Engine
    sessions: sessionmaker[Session]
    time: datetime = FIRST

    def __post_init__(self) -> None:
        self.client = self.worker()

    def worker(self) -> Client:
        """Return a browser at a worker of its own."""
        return Client(PublicApp(self.engine, root=ROOT, public_url=HOUSE, now=lambda: self.time), use_cookies=False)

    def publish(self, programme: Programme, secret: str = "") -> None:
        """Publish a picture; the draft beside it says `secret` wherever it can."""
        with self.sessions() as session:
            event = session.scalars(select(Event).where(Event.uid == programme.event_uid)).one_or_none() or self._event(programme, secret)
            session.add(event)
            session.flush()
            number = (session.scalar(select(func.max(Version.number)).where(Version.event_id == event.id)) or 0) + 1
            session.add(
                Version(
                    event_id=event.id,
                    number=number,
                    note=secret,
                    approved_by=secret,
                    by_name=secret,
                    published_at=self.time,
                    digest="",
                    tzdata="",
                    snapshot=as_json(programme),
                )
            )
            enter(session, programme, now=self.time)
            session.commit()

    @staticmethod
    def _event(programme: Programme, secret: str) -> Event:
        texts = Texts(ru=secret, ba=secret, kk=secret, en=secret)
        city = City(uid=programme.event_uid, name=texts, zone=UFA, side=CitySide.BASHKORTOSTAN)
        return Event(
            uid=programme.event_uid,
            kind=programme.kind,
            host=programme.host,
            title=texts,
            theme=texts,
            description=texts,
            status_reason=texts,
            particulars={"committee_chair": secret},
            provenance=secret,
            search_text=secret,
            city=city,
            first_day=programme.days.first,
            last_day=programme.days.last,
            created_at=FIRST,
        )

    def page(self, path: str = PAGE, status: int = 200) -> str:
        """Return the text of a page."""
        response = self.client.get(path)
        assert response.status_code == status
        return response.text

    def get(self, path: str = PAGE, **headers: str) -> TestResponse:
        """Return an answer; headers are named as `If_None_Match`."""
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
