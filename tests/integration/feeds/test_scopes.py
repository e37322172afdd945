"""Claims about the feeds of series, kinds, host sides and saved filters, on both databases."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import Client

from app.faces.feeds.app import FeedApp
from app.faces.feeds.listing import public_feeds
from app.ground.kernel.texts import Texts
from app.judgement.entries.commands import enter
from app.judgement.subscriptions.scopes import Sort
from app.planning.events.kinds import Kind
from app.planning.events.models import SavedFilter, Series
from app.planning.events.rules import Side
from app.planning.programmes.programme import Programme, SeriesPicture
from tests.unit.judgement.entries.pictures import FIRST, FORUM, PLENARY, forum, item_of, with_item, without_item

OTHER = "f0000000-0000-4000-8000-000000000002"
SERIES = "50000000-0000-4000-8000-000000000001"
NEXT_SERIES = "50000000-0000-4000-8000-000000000002"
CHOICE = "60000000-0000-4000-8000-000000000001"
YEARLY = SeriesPicture(SERIES, Texts(ru="Форум межрегионального сотрудничества", en="Forum of Interregional Co-operation"), 20)

FORUMS = "/feeds/kinds/forum/x.ics"
DAYS = "/feeds/kinds/days/x.ics"
IN_UFA = "/feeds/hosts/bashkortostan/x.ics"
IN_ASTANA = "/feeds/hosts/kazakhstan/x.ics"
OF_SERIES = f"/feeds/series/{SERIES}/x.ics"
OF_NEXT = f"/feeds/series/{NEXT_SERIES}/x.ics"
CHOSEN = f"/feeds/filters/{CHOICE}/x.ics"
EVERYWHERE = "/feeds/public/x.ics"
GATHERING = (FORUMS, DAYS, IN_UFA, IN_ASTANA, OF_SERIES)


def the_forum() -> Programme:
    return replace(forum(), series=YEARLY)


def the_days() -> Programme:
    return replace(forum(), event_uid=OTHER, kind=Kind.DAYS, host=Side.KAZAKHSTAN, title=Texts(ru="Дни Казахстана"), items=())


@dataclass
class World:
    engine: Engine
    sessions: sessionmaker[Session]
    time: datetime = FIRST

    def __post_init__(self) -> None:
        house = {"public_url": "https://programme.example.org", "uid_domain": "events.example.org"}
        self.client = Client(FeedApp(self.engine, **house, now=lambda: self.time))

    def publish(self, programme: Programme, *, hours: int = 0) -> None:
        self.time += timedelta(hours=hours)
        with self.sessions() as session:
            enter(session, programme, now=self.time)
            session.commit()

    def save(self, **choice: object) -> None:
        """Save a filter, or change the one there is."""
        with self.sessions() as session:
            row = session.query(SavedFilter).filter_by(uid=CHOICE).one_or_none() or SavedFilter(uid=CHOICE, name="Наши форумы")
            for name, value in choice.items():
                setattr(row, name, value)
            session.add(row)
            session.commit()

    def told(self, path: str) -> dict[str, tuple[str, int]]:
        """Return STATUS and SEQUENCE of what a feed holds, by UID."""
        response = self.client.get(path)
        assert response.status_code == 200
        events = Calendar.from_ical(response.data).events
        uids = [str(one["uid"]).partition("@")[0] for one in events]
        assert len(uids) == len(set(uids))
        return {uid: (str(one["status"]), int(str(one["sequence"]))) for uid, one in zip(uids, events, strict=True)}

    def tags(self, *paths: str) -> list[str]:
        return [self.client.get(path).headers["ETag"] for path in paths]


@pytest.fixture
def world(engine: Engine, sessions: sessionmaker[Session]) -> World:
    made = World(engine, sessions)
    made.publish(the_forum())
    made.publish(the_days(), hours=1)
    return made


def test_a_feed_holds_the_events_that_it_is_about(world: World) -> None:
    assert {path: (FORUM in world.told(path), OTHER in world.told(path)) for path in (*GATHERING, EVERYWHERE)} == {
        FORUMS: (True, False),
        DAYS: (False, True),
        IN_UFA: (True, False),
        IN_ASTANA: (False, True),
        OF_SERIES: (True, False),
        EVERYWHERE: (True, True),
    }
    assert world.told(FORUMS) == world.told(OF_SERIES) == world.told(f"/feeds/events/{FORUM}/x.ics")


@pytest.mark.parametrize(
    "path",
    [
        "/feeds/kinds/party/x.ics",
        "/feeds/hosts/atlantis/x.ics",
        f"/feeds/series/{NEXT_SERIES}/x.ics",
        f"/feeds/filters/{CHOICE}/x.ics",
        "/feeds/series/forum/x.ics",
        "/feeds/public/forum/x.ics",
        "/feeds/events/x.ics",
    ],
)
def test_what_nobody_has_heard_of_has_no_feed(world: World, path: str) -> None:
    assert world.client.get(path).status_code == 404


def test_a_kind_without_events_has_an_empty_feed(world: World) -> None:
    assert world.told("/feeds/kinds/bilateral_meeting/x.ics") == {}


def test_a_change_is_news_only_where_it_shows(world: World) -> None:
    before = world.tags(*GATHERING)
    world.publish(without_item(the_forum(), PLENARY), hours=1)
    assert [old != new for old, new in zip(before, world.tags(*GATHERING), strict=True)] == [True, False, True, False, True]


def test_an_unchanged_poll_is_answered_304_by_tag_and_by_date(world: World) -> None:
    world.save(kind=Kind.FORUM)
    for path in (*GATHERING, CHOSEN):
        first = world.client.get(path)
        for asked, name in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
            assert world.client.get(path, headers={asked: first.headers[name]}).status_code == 304


def test_an_event_of_another_kind_leaves_one_feed_as_cancelled_and_enters_the_other(world: World) -> None:
    world.publish(replace(the_forum(), kind=Kind.DAYS), hours=1)
    assert set(world.told(FORUMS).values()) == {("CANCELLED", 1)}
    assert world.told(DAYS)[FORUM] == ("CONFIRMED", 1)
    assert world.told(IN_UFA)[FORUM] == world.told(OF_SERIES)[FORUM] == world.told(EVERYWHERE)[FORUM] == ("CONFIRMED", 1)
    left = world.client.get(FORUMS).data.decode()
    assert "SUMMARY:ОТМЕНЕНО: " in left.replace("\r\n ", "")


def test_an_event_of_another_series_does_so_too_though_nothing_else_of_it_shows(world: World) -> None:
    world.publish(replace(the_forum(), series=SeriesPicture(NEXT_SERIES, Texts(ru="Другая серия"))), hours=1)
    assert set(world.told(OF_SERIES).values()) == {("CANCELLED", 1)}
    assert set(world.told(OF_NEXT).values()) == {("CONFIRMED", 1)}
    assert set(world.told(FORUMS).values()) == {("CONFIRMED", 1)}


def test_what_left_a_feed_is_told_for_fourteen_days(world: World) -> None:
    world.publish(replace(the_forum(), host=Side.KAZAKHSTAN), hours=1)
    world.time += timedelta(days=14)
    assert set(world.told(IN_UFA).values()) == {("CANCELLED", 1)}
    world.time += timedelta(days=1)
    assert world.told(IN_UFA) == {}


def test_what_comes_back_looks_newer_than_its_farewell(world: World) -> None:
    world.publish(replace(the_forum(), host=Side.KAZAKHSTAN), hours=1)
    farewell = world.told(IN_UFA)[FORUM][1]
    world.publish(the_forum(), hours=1)
    status, sequence = world.told(IN_UFA)[FORUM]
    assert (status, sequence > farewell) == ("CONFIRMED", True)
    assert set(world.told(IN_ASTANA).values()) == {("CANCELLED", 2), ("CONFIRMED", 0)}


def test_what_was_cancelled_before_stays_told_as_it_was_where_it_left(world: World) -> None:
    off = with_item(the_forum(), replace(item_of(the_forum(), PLENARY), cancelled=True))
    world.publish(off, hours=1)
    before = world.told(IN_UFA)[PLENARY]
    world.publish(replace(off, host=Side.KAZAKHSTAN), hours=1)
    assert world.told(IN_UFA)[PLENARY] == before


def test_of_two_cells_that_were_left_one_after_the_other_a_filter_tells_the_last_farewell(world: World) -> None:
    world.save(host=Side.BASHKORTOSTAN)
    world.publish(replace(the_forum(), kind=Kind.DAYS), hours=1)
    world.publish(replace(the_forum(), kind=Kind.DAYS, host=Side.KAZAKHSTAN), hours=1)
    assert set(world.told(CHOSEN).values()) == {("CANCELLED", 2)}


def test_an_event_that_stops_being_public_is_cancelled_where_it_was_and_unknown_where_it_would_be(world: World) -> None:
    world.publish(replace(the_forum(), kind=Kind.BILATERAL_MEETING, is_public=False), hours=1)
    assert set(world.told(FORUMS).values()) == {("CANCELLED", 1)}
    assert world.told("/feeds/kinds/bilateral_meeting/x.ics") == {}


def test_a_saved_filter_lets_through_what_has_all_that_it_names(world: World) -> None:
    world.save()
    assert (FORUM in world.told(CHOSEN), OTHER in world.told(CHOSEN)) == (True, True)
    world.save(kind=Kind.FORUM, host=Side.BASHKORTOSTAN)
    assert (FORUM in world.told(CHOSEN), OTHER in world.told(CHOSEN)) == (True, False)
    world.save(host=Side.KAZAKHSTAN)
    assert world.told(CHOSEN) == {}


def test_a_filter_may_ask_for_a_series(world: World, sessions: sessionmaker[Session]) -> None:
    with sessions() as session:
        series = Series(uid=SERIES, kind=Kind.FORUM, title=YEARLY.title)
        session.add(series)
        session.flush()
        number = series.id
        session.commit()
    world.save(series_id=number)
    assert (FORUM in world.told(CHOSEN), OTHER in world.told(CHOSEN)) == (True, False)


def test_a_changed_filter_is_another_feed_at_the_same_address(world: World) -> None:
    world.save(host=Side.KAZAKHSTAN)
    first = world.tags(CHOSEN)
    world.save(name="Казахстан")
    second = world.tags(CHOSEN)
    world.save(host=Side.BASHKORTOSTAN)
    assert len({*first, *second, *world.tags(CHOSEN)}) == 3
    assert FORUM in world.told(CHOSEN)


def test_a_feed_is_called_by_what_it_is_about(world: World) -> None:
    world.save(kind=Kind.FORUM)
    names = {
        path: str(Calendar.from_ical(world.client.get(f"{path}?lang=en").data)["name"]) for path in (FORUMS, IN_ASTANA, OF_SERIES, CHOSEN)
    }
    assert names == {
        FORUMS: "Events: Forum",
        IN_ASTANA: "Events in Kazakhstan",
        OF_SERIES: "Forum of Interregional Co-operation",
        CHOSEN: "Наши форумы",
    }


def test_a_series_under_another_name_is_news_to_its_own_feed(world: World) -> None:
    before = world.tags(OF_SERIES, DAYS)
    world.publish(replace(the_forum(), series=replace(YEARLY, title=Texts(ru="Форум соседей"))), hours=1)
    after = world.tags(OF_SERIES, DAYS)
    assert (before[0] != after[0], before[1] == after[1]) == (True, True)
    assert "Форум соседей" in world.client.get(OF_SERIES).data.decode()


def test_every_feed_is_listed_that_has_something_public(world: World, sessions: sessionmaker[Session]) -> None:
    world.save(kind=Kind.FORUM)
    world.publish(replace(the_days(), is_public=False), hours=1)
    with sessions() as session:
        feeds = public_feeds(session, "https://programme.example.org")
    assert [feed.scope.path for feed in feeds] == [
        "public",
        f"series/{SERIES}",
        "kinds/forum",
        "hosts/bashkortostan",
        f"filters/{CHOICE}",
        f"events/{FORUM}",
    ]
    assert all(world.client.get(feed.address.removeprefix("https://programme.example.org")).status_code == 200 for feed in feeds)
    assert {feed.scope.sort for feed in feeds} == set(Sort)
