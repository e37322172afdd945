"""Claims about private feeds as clients fetch them, on both databases."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from sqlalchemy import event, select
from werkzeug.test import Client

from app.ground.db.direct import Direct
from app.ground.kernel.texts import LANGUAGES
from app.judgement.private_links.links import end_link, lengthen
from app.judgement.private_links.models import PrivateLink
from app.planning.delegations.contacts.links import digest_of
from app.planning.itineraries.rules import Subject, Whose
from tests.counting import statements
from tests.integration.private_links.world import House, address, entry, events, modified, titles, token_of, unfolded
from tests.unit.judgement.entries.pictures import CONCERT, PLENARY, RECEPTION, item_of, with_item
from tests.unit.judgement.private_links.pictures import (
    GUEST,
    HALL_UID,
    HOST,
    SECOND_GUEST,
    item_at,
    logistics,
    programme,
    second_event,
    subject,
    without_guest,
)

EVERYBODY = (*(subject(kind) for kind in Subject), Whose(Subject.PERSON, SECOND_GUEST), Whose(Subject.PERSON, HOST))

GUESTS_AND_DRIVERS = (
    *(subject(kind) for kind in (Subject.PERSON, Subject.DELEGATION, Subject.VEHICLE)),
    Whose(Subject.PERSON, SECOND_GUEST),
)


@pytest.fixture
def feed(house: House) -> str:
    """The address of the first guest's feed of the forum, published once."""
    path = house.feed(event=house.event())
    house.publish()
    return path


@pytest.fixture
def client(house: House) -> Client:
    return house.worker()


def test_a_feed_tells_how_one_comes_is_driven_sleeps_and_what_one_attends(feed: str, client: Client) -> None:
    told = titles(client.get(feed, query_string="lang=en"))
    assert [told[0], told[2], *told[3:]] == [
        "Stay: Hotel Astoria",
        "Transfer: Ufa Airport – Hotel Astoria",
        "Приём",
        "Концерт",
        "Plenary session “Industrial co-operation: new horizons”",
    ]
    assert "DP-407" in told[1]


def test_a_feed_is_sent_for_its_holder_alone(feed: str, client: Client) -> None:
    answer = client.get(feed)
    assert {name: answer.headers[name] for name in ("Content-Type", "Cache-Control", "Vary", "X-Robots-Tag", "Referrer-Policy")} == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "private, no-cache",
        "Vary": "Accept-Encoding, User-Agent",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
    }
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert "Set-Cookie" not in answer.headers


def test_the_language_of_the_link_counts_unless_the_address_says_another(house: House) -> None:
    path = house.feed(event=house.event(), language="en")
    house.publish()
    client = house.worker()
    assert "Stay: Hotel Astoria" in titles(client.get(path))
    assert "Stay: Hotel Astoria" not in titles(client.get(path, query_string="lang=ru"))


def test_a_stay_is_days_that_take_no_time(feed: str, client: Client) -> None:
    stay = events(client.get(feed))[0]
    assert (stay["dtstart"].to_ical(), stay["dtend"].to_ical(), stay["transp"]) == (b"20241126", b"20241129", "TRANSPARENT")


def test_local_times_name_their_zone_and_an_alarm_stands_only_where_it_was_asked_for(feed: str, client: Client) -> None:
    told = unfolded(client.get(feed, query_string="tz=local&alarm=30"))
    assert "DTSTART;TZID=Asia/Yekaterinburg:20241126T093500" in told
    assert told.count("BEGIN:VALARM") == 4
    assert "VALARM" not in unfolded(client.get(feed))


def test_a_token_that_nobody_was_given_opens_nothing(client: Client, feed: str) -> None:
    answer = client.get(address("A" * 43))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")


def test_what_is_looked_up_is_the_digest_in_one_question_whether_there_is_such_a_token_or_not(
    feed: str, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = house.worker()
    tag = client.get(feed).headers["ETag"]
    asked: list[tuple[str, object]] = []
    one = Direct.one

    def noted(self: Direct, statement: str, values: Sequence[object]) -> object:
        asked.append((statement, values[2]))
        return one(self, statement, values)

    monkeypatch.setattr(Direct, "one", noted)
    assert client.get(feed, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(address("A" * 43)).status_code == 404
    assert [digest for _, digest in asked] == [digest_of(token_of(feed)), digest_of("A" * 43)]
    assert len({statement for statement, _ in asked}) == 1


def test_an_unchanged_poll_asks_nothing_else_of_the_database(feed: str, client: Client, house: House) -> None:
    tag = client.get(feed).headers["ETag"]
    asked: list[str] = []
    event.listen(house.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    assert client.get(feed, headers={"If-None-Match": tag}).status_code == 304
    assert asked == []


def test_head_and_304_answer_by_tag_and_by_date(feed: str, client: Client) -> None:
    first, head = client.get(feed), client.head(feed)
    assert (head.data, head.headers) == (b"", first.headers)
    for header, name in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = client.get(feed, headers={header: first.headers[name]})
        assert (again.status_code, again.data, again.headers["Cache-Control"]) == (304, b"", "private, no-cache")


def test_a_feed_is_only_read(feed: str, client: Client) -> None:
    assert client.post(feed).status_code == 405


def test_a_revoked_feed_is_gone_at_once_and_one_that_has_expired_too(feed: str, house: House, client: Client) -> None:
    other = house.feed(event=1)
    with house.sessions() as session:
        link = session.scalars(select(PrivateLink).where(PrivateLink.digest == digest_of(token_of(feed)))).one()
        end_link(session, link, now=house.time)
        session.commit()
    assert client.get(feed).status_code == 410
    assert client.get(other).status_code == 200
    house.later(days=300)
    assert client.get(other).status_code == 410


def test_a_feed_ends_with_the_page_that_it_was_made_on_and_opens_as_long_as_it(house: House, client: Client) -> None:
    page = house.feed(event=house.event())
    with house.sessions() as session:
        link = session.scalars(select(PrivateLink)).one()
    child = house.feed_of_page(link.id)
    house.later(days=213)
    assert client.get(child).status_code == 410
    with house.sessions() as session:
        lengthen(session, session.get_one(PrivateLink, link.id), house.time.date(), now=house.time)
        session.commit()
    assert client.get(child).status_code == 200
    with house.sessions() as session:
        end_link(session, session.get_one(PrivateLink, link.id), now=house.time)
        session.commit()
    assert (client.get(child).status_code, client.get(page).status_code) == (410, 410)


def test_a_move_raises_sequence_of_that_entry_alone(feed: str, house: House, client: Client) -> None:
    before = client.get(feed)
    house.later(hours=1)
    house.publish(with_item(programme(), item_at(programme(), PLENARY, "10:20", "11:50")))
    after = client.get(feed, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert entry(after, PLENARY)["dtstart"].to_ical() == b"20241127T052000Z"
    assert {str(one["uid"]): one["sequence"] for one in events(after) if one["sequence"]} == {f"{PLENARY}@events.example.org": 1}
    assert modified(entry(after, PLENARY)) == house.time


def test_what_nobody_sees_changes_nothing(feed: str, house: House, client: Client) -> None:
    tag = client.get(feed).headers["ETag"]
    house.later(hours=1)
    house.publish(with_item(programme(), replace(item_of(programme(), PLENARY), plan_b="другой зал", responsible="Другой")))
    assert client.get(feed, headers={"If-None-Match": tag}).status_code == 304


def test_a_change_of_somebody_elses_lines_leaves_a_feed_as_it_is(house: House, client: Client) -> None:
    about = house.event()
    guest, hall = house.feed(event=about), house.feed(Whose(Subject.HALL, HALL_UID), event=about)
    house.publish()
    tags = {path: client.get(path).headers["ETag"] for path in (guest, hall)}
    house.publish(with_item(programme(), replace(item_of(programme(), RECEPTION), title=programme().title)))
    assert [client.get(path, headers={"If-None-Match": tags[path]}).status_code for path in (guest, hall)] == [200, 304]


def test_a_line_that_leaves_is_told_as_cancelled_with_its_old_title_and_time_and_nothing_of_what_it_became(
    feed: str, house: House, client: Client
) -> None:
    house.later(hours=1)
    moved = with_item(programme(), replace(item_at(programme(), RECEPTION, "20:00", "21:00"), title=second_event().title))
    house.publish(without_guest(moved, RECEPTION))
    left = entry(client.get(feed, query_string="lang=en"), RECEPTION)
    assert (str(left["summary"]), left["status"], left["transp"], left["sequence"]) == ("CANCELLED: Приём", "CANCELLED", "TRANSPARENT", 1)
    assert left["dtstart"].to_ical() == b"20241126T140000Z"
    assert "description" not in left


def test_a_line_that_left_goes_after_fourteen_days(feed: str, house: House, client: Client) -> None:
    house.publish(without_guest(programme(), RECEPTION))
    house.later(days=14)
    assert len(titles(client.get(feed))) == 6
    house.later(days=1)
    assert len(titles(client.get(feed))) == 5


def test_a_line_comes_back_under_a_higher_sequence_and_a_later_date_and_others_feeds_do_not_notice(house: House, client: Client) -> None:
    about = house.event()
    feed, other = house.feed(event=about), house.feed(Whose(Subject.PERSON, SECOND_GUEST), event=about)
    house.publish()
    marks = []
    for picture in (programme(), without_guest(programme(), RECEPTION)) * 2 + (programme(),):
        house.later(hours=1)
        house.publish(picture)
        told = entry(client.get(feed), RECEPTION)
        marks.append((int(str(told["sequence"])), modified(told), str(told["status"])))
    assert [status for _, _, status in marks] == ["CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert all(earlier[0] < later[0] and earlier[1] < later[1] for earlier, later in pairwise(marks))
    assert all(one["status"] == "CONFIRMED" for one in events(client.get(other)))


def test_a_cancelled_line_is_told_to_those_who_knew_it_and_to_nobody_who_comes_later(house: House, client: Client) -> None:
    about = house.event()
    feed = house.feed(event=about)
    house.publish()
    house.publish(with_item(programme(), replace(item_of(programme(), RECEPTION), cancelled=True)))
    late = house.feed(Whose(Subject.PERSON, SECOND_GUEST), event=about)
    house.publish(with_item(programme(), replace(item_of(programme(), RECEPTION), cancelled=True)))
    assert entry(client.get(feed), RECEPTION)["status"] == "CANCELLED"
    assert RECEPTION not in unfolded(client.get(late))


def test_a_feed_of_all_events_tells_of_each(house: House, client: Client) -> None:
    house.event()
    house.event(second_event().event_uid, "Дни культуры")
    feed = house.feed(event=None)
    house.publish()
    assert len(titles(client.get(feed))) == 6
    house.publish(second_event(), replace(logistics(), event_uid=second_event().event_uid, legs=(), transfers=(), stays=(), bookings=()))
    assert len(titles(client.get(feed))) == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_may_not_read_and_how_they_are_reached_is_in_no_byte_of_any_feed(house: House, client: Client, language: str) -> None:
    about = house.event()
    feeds = {whose: house.feed(whose, event=about) for whose in EVERYBODY}
    house.publish()
    for whose, path in feeds.items():
        told = unfolded(client.get(path, query_string={"lang": language, "tz": "local", "alarm": "15"}))
        assert "BEGIN:VEVENT" in told, whose
        assert token_of(path) not in told
        assert not [trace for trace in ("111-22-33", "200-30-40", "office.example", "+7") if trace in told]
        # The office's own read all of it: who hosts, who answers for a hall, and whoever the office itself has sent there.
        assert ("ТАЙНА" in told) is (whose not in GUESTS_AND_DRIVERS), whose


def test_many_feeds_are_brought_to_a_new_version_by_as_many_questions_as_one(house: House) -> None:
    about = house.event()
    counts = []
    for more, left, start in ((1, RECEPTION, "10:20"), (20, CONCERT, "10:40")):
        for _ in range(more):
            house.feed(event=about if more == 1 else None)
        house.publish()
        with statements(house.engine) as asked:
            house.publish(without_guest(with_item(programme(), item_at(programme(), PLENARY, start, "11:50")), left))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_fetched_a_feed_last_is_written_down_at_most_every_five_minutes(feed: str, house: House) -> None:
    app = house.app()
    client = Client(app)
    seen = []
    for minutes, agent in ((0, "iOS/17.4 (21E219) dataaccessd/1.0"), (3, "Google-Calendar-Importer"), (3, "Mozilla/5.0 Thunderbird/115")):
        house.later(minutes=minutes)
        client.get(feed, headers={"User-Agent": agent})
        app.finish()
        with house.sessions() as session:
            link = session.scalars(select(PrivateLink)).one()
            seen.append((link.last_client, link.last_used_at))
    assert [name for name, _ in seen] == ["iPhone", "iPhone", "Thunderbird"]
    assert seen[2][1] == house.time


def test_a_use_that_cannot_be_written_down_harms_no_answer(feed: str, house: House) -> None:
    app = house.app()
    tag = Client(app).get(feed).headers["ETag"]
    app.finish()
    with house.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE private_link RENAME COLUMN last_client TO gone")
    house.later(minutes=6)
    assert Client(app).get(feed, headers={"If-None-Match": tag}).status_code == 304
    app.finish()


def test_a_fault_tells_the_log_no_token(house: House, caplog: pytest.LogCaptureFixture) -> None:
    path = house.feed(event=house.event())
    client = house.worker()
    with house.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE private_link RENAME TO gone")
    with caplog.at_level(logging.DEBUG):
        assert client.get(path).status_code in (500, 503)
    with house.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE gone RENAME TO private_link")
    assert caplog.text
    assert token_of(path) not in caplog.text


def test_a_kept_text_is_read_by_another_worker_and_gives_the_same_bytes(feed: str, house: House) -> None:
    house.publish(without_guest(programme(), RECEPTION))
    first, second = (house.worker().get(feed) for _ in range(2))
    assert (first.data, first.headers["ETag"]) == (second.data, second.headers["ETag"])
    assert GUEST not in unfolded(first)
