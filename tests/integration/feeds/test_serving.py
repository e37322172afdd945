"""Claims about feeds as clients fetch them, on both databases."""

import gzip
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Thread

import pytest
from icalendar import Calendar, Event
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import Client, TestResponse

from app.faces.feeds.app import FeedApp
from app.ground.db.session import make_engine
from app.ground.kernel.texts import Texts
from app.judgement.entries.commands import enter
from app.judgement.entries.models import StoredText
from app.planning.programmes.programme import Programme
from app.planning.programmes.rules import Visibility
from tests.unit.judgement.entries.pictures import FIRST, FORUM, PLENARY, forum, item_of, with_item, without_item

PUBLIC = "/feeds/public/programmes.ics"
OWN = f"/feeds/events/{FORUM}/forum.ics"
LATER = FIRST + timedelta(hours=3)


@dataclass
class World:
    """A database, a clock that stands until it is put on, and workers that serve feeds from it."""

    engine: Engine
    sessions: sessionmaker[Session]
    time: datetime = FIRST

    def publish(self, programme: Programme) -> None:
        with self.sessions() as session:
            enter(session, programme, now=self.time)
            session.commit()

    def worker(self) -> Client:
        app = FeedApp(self.engine, public_url="https://programme.example.org", uid_domain="events.example.org", now=lambda: self.time)
        return Client(app)


@pytest.fixture
def world(engine: Engine, sessions: sessionmaker[Session]) -> World:
    return World(engine, sessions)


@pytest.fixture
def client(world: World) -> Client:
    world.publish(forum())
    return world.worker()


def moved(minutes: int = 30) -> Programme:
    plenary = item_of(forum(), PLENARY)
    return with_item(forum(), replace(plenary, when=plenary.when.moved(timedelta(minutes=minutes))))


def events(response: TestResponse) -> list[Event]:
    return Calendar.from_ical(response.data).events


def titles(response: TestResponse) -> list[str]:
    return [str(one["summary"]) for one in events(response)]


def test_a_feed_holds_the_banner_and_the_public_items_by_time(client: Client) -> None:
    assert titles(client.get(OWN)) == [
        "XX Форум межрегионального сотрудничества",
        "Приём",
        "Концерт",
        "Пленарное заседание «Промышленная кооперация: новые горизонты»",
    ]


def test_a_feed_is_sent_as_a_calendar_that_anybody_may_keep_for_a_minute(client: Client) -> None:
    response = client.get(OWN)
    assert response.status_code == 200
    assert {name: response.headers[name] for name in ("Content-Type", "Content-Disposition", "Cache-Control", "Vary", "X-Robots-Tag")} == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": "inline",
        "Cache-Control": "public, max-age=60",
        "Vary": "Accept-Encoding, User-Agent",
        "X-Robots-Tag": "noindex",
    }
    assert int(response.headers["Content-Length"]) == len(response.data)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response.headers


def test_the_public_feed_of_an_empty_house_is_an_empty_calendar(world: World) -> None:
    response = world.worker().get(PUBLIC)
    assert (response.status_code, titles(response)) == (200, [])


@pytest.mark.parametrize("language", ["ru", "ba", "kk", "en"])
def test_what_is_not_public_is_in_no_byte_of_any_feed(client: Client, language: str) -> None:
    for path in (PUBLIC, OWN):
        sent = client.get(path, query_string={"lang": language, "tz": "local", "alarm": "15"}).data.replace(b"\r\n ", b"").decode()
        assert "ТАЙНА" not in sent
        assert "+7 900" not in sent


def test_head_answers_as_get_without_a_body(client: Client) -> None:
    got, asked = client.get(OWN), client.head(OWN)
    assert asked.data == b""
    assert asked.headers == got.headers


def test_an_unchanged_poll_is_answered_304_by_tag_and_by_date(client: Client) -> None:
    first = client.get(OWN)
    for header, name in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = client.get(OWN, headers={header: first.headers[name]})
        assert (again.status_code, again.data) == (304, b"")
        assert {name: again.headers[name] for name in ("ETag", "Last-Modified", "Cache-Control", "Vary")} == {
            name: first.headers[name] for name in ("ETag", "Last-Modified", "Cache-Control", "Vary")
        }


def test_an_unchanged_poll_asks_the_database_one_question_past_the_pool(client: Client, engine: Engine) -> None:
    tag = client.get(OWN).headers["ETag"]
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    assert client.get(OWN, headers={"If-None-Match": tag}).status_code == 304
    assert asked == []


def test_a_publication_is_seen_at_once_by_every_worker(world: World) -> None:
    world.publish(forum())
    workers = [world.worker(), world.worker()]
    tags = {worker.get(OWN).headers["ETag"] for worker in workers}
    assert len(tags) == 1
    world.publish(moved())
    answers = [worker.get(OWN, headers={"If-None-Match": tags.copy().pop()}) for worker in workers]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].data == answers[1].data
    assert b"DTSTART:20241127T053000Z" in answers[0].data


def test_a_change_raises_the_date_even_within_the_same_second(world: World, client: Client) -> None:
    world.time = LATER
    world.publish(moved())
    since = client.get(OWN).headers["Last-Modified"]
    world.publish(moved(45))
    assert client.get(OWN, headers={"If-Modified-Since": since}).status_code == 200


def test_another_event_leaves_the_feed_of_this_one_unchanged(world: World, client: Client) -> None:
    own, public = client.get(OWN).headers["ETag"], client.get(PUBLIC).headers["ETag"]
    world.publish(replace(forum(), event_uid="f0000000-0000-4000-8000-000000000002", items=()))
    assert client.get(OWN, headers={"If-None-Match": own}).status_code == 304
    assert client.get(PUBLIC, headers={"If-None-Match": public}).status_code == 200


def test_a_new_day_is_a_new_state(world: World, client: Client) -> None:
    first = client.get(OWN)
    world.time = FIRST + timedelta(days=1)
    again = client.get(OWN, headers={"If-None-Match": first.headers["ETag"], "If-Modified-Since": first.headers["Last-Modified"]})
    assert again.status_code == 200
    assert again.headers["Last-Modified"] == "Sat, 02 Nov 2024 00:00:00 GMT"


def test_a_removed_item_is_told_for_fourteen_days_and_then_goes(world: World, client: Client) -> None:
    world.publish(without_item(forum(), PLENARY))
    (told,) = [one for one in events(client.get(OWN, query_string="lang=en")) if str(one["uid"]).startswith(PLENARY)]
    assert (told["status"], told["transp"], told["sequence"]) == ("CANCELLED", "TRANSPARENT", 1)
    assert str(told["summary"]).startswith("CANCELLED: ")
    world.time = FIRST + timedelta(days=14)
    assert len(titles(client.get(OWN))) == 4
    world.time = FIRST + timedelta(days=15)
    assert len(titles(client.get(OWN))) == 3


def test_an_item_made_less_visible_goes_from_the_public_as_cancelled(world: World, client: Client) -> None:
    plenary = replace(item_of(forum(), PLENARY), visibility=Visibility.GUESTS, title=Texts(ru="ТАЙНА"))
    world.publish(with_item(forum(), plenary))
    sent = client.get(PUBLIC).data.replace(b"\r\n ", b"").decode()
    assert "ТАЙНА" not in sent
    assert sent.count("STATUS:CANCELLED") == 1


def test_the_feed_of_an_event_ends_with_its_being_public_and_the_public_one_tells_it(world: World, client: Client) -> None:
    world.publish(replace(forum(), is_public=False))
    assert client.get(OWN).status_code == 404
    assert client.get(PUBLIC).data.count(b"STATUS:CANCELLED") == 4


def test_gzip_unpacks_to_the_same_feed_under_a_tag_of_its_own(client: Client) -> None:
    plain, packed = client.get(OWN), client.get(OWN, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] != plain.headers["ETag"]
    for tag in (plain.headers["ETag"], packed.headers["ETag"]):
        assert client.get(OWN, headers={"If-None-Match": tag}).status_code == 304


def test_outlook_is_sent_no_gzip(client: Client) -> None:
    response = client.get(OWN, headers={"Accept-Encoding": "gzip", "User-Agent": "Microsoft Office/16.0 (Microsoft Outlook 16.0)"})
    assert "Content-Encoding" not in response.headers


def test_every_choice_has_a_tag_of_its_own(client: Client) -> None:
    queries = ["lang=ru", "lang=en", "lang=en&tz=local", "lang=en&alarm=15", "lang=en&tz=local&alarm=15"]
    assert len({client.get(OWN, query_string=query).headers["ETag"] for query in queries}) == len(queries)


def test_the_name_in_the_address_changes_nothing(client: Client) -> None:
    first, second = client.get(OWN), client.get(f"/feeds/events/{FORUM}/Другое имя.ics")
    assert (first.data, first.headers["ETag"]) == (second.data, second.headers["ETag"])


@pytest.mark.parametrize(
    "path",
    [
        "/feeds/",
        "/feeds/public",
        "/feeds/public/",
        "/feeds/public/.ics/x",
        "/feeds/events/f0000000-0000-4000-8000-000000000009/x.ics",
        "/feeds/events/nonsense/x.ics",
        "/feeds/events/../public/x.ics",
        "/feeds/private/x.ics",
    ],
)
def test_what_does_not_exist_is_told_in_plain_words(client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert response.text == "There is no such calendar.\n"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_feeds_are_only_read(client: Client, method: str) -> None:
    response = client.open(OWN, method=method)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


def test_a_database_out_of_reach_is_a_503_and_never_an_empty_calendar(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("gone")
    lost = make_engine(f"sqlite:///{folder}/x.sqlite3")
    response = Client(FeedApp(lost, public_url="http://localhost", uid_domain="events.example.org")).get(PUBLIC)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert "BEGIN:VCALENDAR" not in response.text
    lost.dispose()


def test_many_who_ask_at_once_get_the_same(world: World) -> None:
    world.publish(forum())
    worker = world.worker()
    answers: list[bytes] = []
    threads = [Thread(target=lambda: answers.append(worker.get(PUBLIC).data)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [answers[0]] * 12


def test_a_new_worker_joins_what_another_has_written(world: World, client: Client) -> None:
    first = client.get(OWN)
    with world.sessions() as session:
        texts = session.query(StoredText).all()
        for text in texts:
            text.body = text.body.replace(b"STATUS:CONFIRMED", b"STATUS:TENTATIVE")
        session.commit()
    assert len(texts) == 4
    assert world.worker().get(OWN).data == first.data.replace(b"STATUS:CONFIRMED", b"STATUS:TENTATIVE")


def test_every_entry_is_stamped_with_its_last_change(world: World, client: Client) -> None:
    world.time = LATER
    world.publish(moved())
    stamps = {str(one["uid"])[:36]: (one.decoded("dtstamp"), one.decoded("last-modified")) for one in events(client.get(OWN))}
    assert stamps.pop(PLENARY) == (LATER, LATER)
    assert set(stamps.values()) == {(FIRST, FIRST)}
