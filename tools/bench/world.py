"""The large set: a database in a folder of its own, filled by the same commands as the pages use."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from secrets import token_bytes, token_urlsafe
from typing import Final
from uuid import uuid4

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app import tables
from app.ground.db.history import Author, sign
from app.ground.db.migrate import upgrade
from app.ground.db.sealing import KEY_BYTES, Keyring
from app.ground.db.session import make_engine, make_sessions
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.judgement.publishing.commands import Publish, publish
from app.planning.events.commands import AddEvent, EventDetails, add_event
from app.planning.events.kinds import Kind
from app.planning.events.particulars import findings_of
from app.planning.events.rules import Side, Status
from app.planning.programmes.commands import AddItem, ItemDetails, SetSpeeches, add_item, set_speeches
from app.planning.programmes.moves import MoveItem, move_item
from app.planning.programmes.queries import items_of
from app.planning.programmes.rules import ItemKind, Speech, TypedTime, Visibility
from app.register.accounts.commands.users import CreateUser, create_user
from app.register.accounts.rules.roles import Actor, Role
from app.register.venues.commands import CityDetails, HallDetails, VenueDetails, add_city, add_hall, add_venue
from app.register.venues.rules import CitySide, Layout

assert tables.ALL

ZONE: Final = "Asia/Yekaterinburg"
LOGIN: Final = "bench@office.example"
FIRST_DAY: Final = date(2026, 11, 24)
NOW: Final = datetime(2026, 10, 1, 9, tzinfo=UTC)
MACHINE: Final = Actor(id=0, name="bench", role=Role.ADMIN, language="ru", session_id=0)
UNJUDGED: Final = findings_of
"""Nobody could carry out what is only made for its size: publications are refused for what an event says of itself alone."""
_STATUSES: Final = (Status.PROPOSED, Status.ANNOUNCED, Status.PREPARING, Status.HELD)
_SLOTS: Final = 40
"""Quarters of an hour of a day in which items begin."""


@dataclass(frozen=True, slots=True)
class Travel:
    """How much there is to arrange for guests."""

    legs: int
    vehicles: int
    transfers: int
    stays: int
    hotels: int
    interpreters: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much there is of everything."""

    forum: int = 600
    """Items of the largest event."""
    board: int = 200
    """Items of the event whose pages are measured."""
    paper: int = 75
    """Items of the event that is printed."""
    few: int = 20
    """Items of the event that the others' numbers of queries are compared with."""
    rest: int = 100
    """Items of one more event: with the banners of the five the public feed then has 1,000 entries."""
    events: int = 500
    halls: int = 25
    year: int = 150
    """Events of one year."""
    searched: int = 20_000
    """Items that a search looks through."""
    delegations: int = 45
    """How many come to the largest event."""
    participants: int = 3200
    """Their members together."""
    large: int = 100
    """Members of the largest delegation."""
    small: int = 20
    """Members of the one that it is compared with."""
    directory: int = 20_000
    """Persons of the directory."""
    listed: int = 3000
    """Rows of a list that is taken in."""
    travel: Travel = Travel(legs=120, vehicles=250, transfers=400, stays=1800, hotels=12, interpreters=20)
    """How the guests of the largest event come, go, are driven and stay."""
    some_travel: Travel = Travel(legs=4, vehicles=4, transfers=12, stays=20, hotels=1, interpreters=2)
    """What the queries for all of it are compared with; a part of it."""
    private: int = 500
    """Private feeds of the largest event."""
    register: int = 1000
    """Rows of each register: instructions, agreements, gifts, …"""

    @property
    def programmes(self) -> tuple[int, ...]:
        """How many items each public event has."""
        return self.forum, self.board, self.paper, self.few, self.rest

    @property
    def entries(self) -> int:
        """How many entries the public feed has."""
        return sum(self.programmes) + len(self.programmes)


@dataclass(frozen=True, slots=True)
class World:
    """The filled database, and what is where in it."""

    folder: Path
    database_url: str
    secret_key: str
    keys: Keyring
    """What personal data and lists on their way in are sealed with."""
    password: str
    sizes: Sizes
    engine: Engine
    forum: int
    """Ids of events, named like their sizes."""
    board: int
    paper: int
    few: int

    def session(self) -> Session:
        """Return a session that writes, signed."""
        session = _writers(self.engine, self.keys)()
        sign(session, Author(None, "bench"))
        return session


def made(folder: Path, sizes: Sizes) -> World:
    """Make and fill the database."""
    url = f"sqlite:///{folder / 'bench.sqlite3'}"
    engine = make_engine(url)
    upgrade(engine)
    password, keys = token_urlsafe(), Keyring((("bench", token_bytes(KEY_BYTES)),))
    with _writers(engine, keys).begin() as session:
        sign(session, Author(None, "bench"))
        create_user(session, CreateUser(LOGIN, "Г. Р. Валиева", Role.PROTOCOL, "ru", password), now=NOW)
        city, halls = _places(session, sizes.halls)
        public = [_event(session, city, number, is_public=True) for number in range(len(sizes.programmes))]
        for event_id, count in zip(public, sizes.programmes, strict=True):
            _fill(session, event_id, count, halls)
        others = [_event(session, city, number, is_public=False) for number in range(len(public), sizes.events)]
        for event_id in (*public, *others):
            publish(session, Publish(event_id, MACHINE, None, "Версия для рассылки"), now=NOW, judge=UNJUDGED)
        _move_some(session, public[1])
    forum, board, paper, few, _ = public
    return World(folder, url, token_urlsafe(48), keys, password, sizes, engine, forum, board, paper, few)


def move_first_item(world: World, event_id: int, minutes: int) -> None:
    """Move one item of an event's draft."""
    with world.session() as session, session.begin():
        move_item(session, MoveItem(items_of(session, event_id)[0].id, MACHINE, None, minutes=minutes))


def change_one_item(world: World, minutes: int) -> None:
    """Move one item in the draft of the largest event."""
    with world.session() as session, session.begin():
        item = items_of(session, world.forum)[world.sizes.forum // 2]
        move_item(session, MoveItem(item.id, MACHINE, None, minutes=minutes))


def publish_change(world: World) -> None:
    """Publish the draft of the largest event."""
    with world.session() as session, session.begin():
        publish(session, Publish(world.forum, MACHINE, None), now=datetime.now(UTC), judge=UNJUDGED)


def _writers(engine: Engine, keys: Keyring) -> sessionmaker[Session]:
    return make_sessions(engine, keys=keys)


def _places(session: Session, count: int) -> tuple[int, list[int]]:
    city = add_city(session, str(uuid4()), CityDetails(Texts(ru="Уфа", ba="Өфө", kk="Уфа", en="Ufa"), ZONE, CitySide.BASHKORTOSTAN))
    name = Texts(ru="Конгресс-холл «Торатау»", en="Toratau Congress Hall")
    venue = add_venue(session, str(uuid4()), VenueDetails(city, name, Texts(), 54.7201, 55.9434))
    seats = {Layout.THEATRE: 120}
    halls = [add_hall(session, str(uuid4()), venue, HallDetails(Texts(ru=f"зал {number + 1}"), seats)) for number in range(count)]
    return city, halls


def _event(session: Session, city: int, number: int, *, is_public: bool) -> int:
    # The public ones in one year, the others in the years after it.
    first = FIRST_DAY + timedelta(days=0 if is_public else 100 + number * 7)
    details = EventDetails(
        kind=list(Kind)[number % len(Kind)],
        status=Status.PREPARING if is_public else _STATUSES[number % len(_STATUSES)],
        host=list(Side)[number % len(Side)],
        title=Texts(ru=f"{number + 1}-я встреча регионов России и Казахстана", en=f"Meeting of regions No. {number + 1}"),
        city_id=city,
        first_day=first,
        last_day=first + timedelta(days=3),
        arrival_margin=1,
        departure_margin=1,
        is_public=is_public,
        theme=Texts(ru="Промышленность и логистика"),
    )
    return add_event(session, AddEvent(MACHINE, str(uuid4()), details), now=NOW)


def _fill(session: Session, event_id: int, count: int, halls: list[int]) -> None:
    for number in range(count):
        item_id = add_item(session, AddItem(event_id, MACHINE, str(uuid4()), _details(number, count, halls)))
        if number % 5 == 0:
            speeches = tuple(Speech(Texts(ru=f"Участник {number}-{place}"), Texts(ru="О логистике"), 5) for place in range(3))
            set_speeches(session, SetSpeeches(item_id, MACHINE, None, speeches))


def _details(number: int, count: int, halls: list[int]) -> ItemDetails:
    day, place = divmod(number * 4 // count * count + number, count)
    starts = datetime.combine(FIRST_DAY + timedelta(days=day), time(8)) + timedelta(minutes=15 * (place % _SLOTS))
    return ItemDetails(
        title=Texts(
            ru=f"Сессия {number + 1}",
            ba="" if number % 3 else f"{number + 1}-се сессия",
            en="" if number % 2 else f"Session {number + 1}",
        ),
        time=TypedTime(starts.date(), Precision.EXACT, starts.time(), (starts + timedelta(minutes=45)).time(), False, ZONE),
        kind=list(ItemKind)[number % len(ItemKind)],
        visibility=Visibility.PUBLIC,
        hall_id=halls[number % len(halls)],
        track=Texts(ru=f"Секция {number % 6 + 1}"),
        participants=Texts(ru="члены делегаций") if number % 2 else Texts(),
        responsible="Иванов И. И.",
    )


def _move_some(session: Session, event_id: int) -> None:
    """Leave a draft that differs from its version, as drafts do."""
    for item in items_of(session, event_id)[::20]:
        move_item(session, MoveItem(item.id, MACHINE, None, minutes=5))
