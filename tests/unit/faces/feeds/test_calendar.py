"""Claims about a whole feed: its header, its size, its zones."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from icalendar import Calendar

from app.faces.feeds.calendar import LARGEST, Heading, joined
from app.faces.feeds.vevent import House, vevent
from app.ground.kernel.texts import Texts
from app.judgement.entries.rules import entered
from app.judgement.subscriptions.variant import Variant, asked
from app.planning.programmes.programme import Item, Programme
from tests.unit.judgement.entries.pictures import ASTANA, FIRST, at, forum, item

HOUSE = House("https://programme.example.org", "events.example.org")
RU = Variant()
TODAY = date(2024, 11, 20)
HEADING = Heading(
    "XX Форум; Уфа", "Промышленность, логистика", "Asia/Yekaterinburg", "https://programme.example.org/feeds/public/x.ics?lang=ru"
)


def texts_of(programme: Programme, variant: Variant) -> list[bytes]:
    return [vevent(entry, variant, HOUSE) for entry in entered(programme, (), FIRST)]


def feed_of(*items: Item, variant: Variant = RU) -> bytes:
    programme = replace(forum(), items=items) if items else forum()
    return joined(HEADING, texts_of(programme, variant), variant, TODAY)


def numbered(number: int, start: date) -> Item:
    when = at(start + timedelta(days=number), "10:00", "11:00")
    return replace(item(f"b0000000-0000-4000-8000-{number:012d}", f"Пункт {number}", when), note=Texts(ru="я" * 4000))


def test_the_header_says_what_clients_ask_of_a_subscription() -> None:
    head = feed_of().partition(b"BEGIN:VEVENT")[0].decode().replace("\r\n ", "").split("\r\n")
    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Yiyin//Programmes//EN",
        "CALSCALE:GREGORIAN",
        r"NAME:XX Форум\; Уфа",
        r"X-WR-CALNAME:XX Форум\; Уфа",
        r"DESCRIPTION:Промышленность\, логистика",
        r"X-WR-CALDESC:Промышленность\, логистика",
        "X-WR-TIMEZONE:Asia/Yekaterinburg",
        "COLOR:teal",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "SOURCE;VALUE=URI:https://programme.example.org/feeds/public/x.ics?lang=ru",
        "",
    ]


def test_a_feed_is_whole_lines_without_a_byte_order_mark() -> None:
    feed = feed_of()
    assert feed.startswith(b"BEGIN:VCALENDAR\r\n")
    assert feed.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert feed.count(b"\n") == feed.count(b"\r\n") == feed.count(b"\r")
    assert max(map(len, feed.split(b"\r\n"))) <= 75


def test_a_feed_names_no_method_and_no_uid_of_its_own() -> None:
    head = feed_of().partition(b"BEGIN:VEVENT")[0]
    assert b"METHOD" not in head
    assert b"UID" not in head


def test_a_feed_in_utc_carries_no_zone() -> None:
    assert b"VTIMEZONE" not in feed_of()


def test_a_local_feed_of_this_year_carries_one_standard_time_for_astana() -> None:
    feed = feed_of(
        item("b0000000-0000-4000-8000-000000000000", "Встреча", at(TODAY, "10:00", "11:00", ASTANA), ASTANA), variant=Variant(local=True)
    )
    assert feed.count(b"BEGIN:STANDARD") == 1
    assert b"TZID:Asia/Almaty\r\nBEGIN:STANDARD\r\nDTSTART:20240301T000000\r\nTZOFFSETFROM:+0600\r\nTZOFFSETTO:+0500" in feed


def test_a_text_cannot_pass_for_a_time_with_a_zone() -> None:
    sly = replace(
        item("b0000000-0000-4000-8000-000000000000", "x", at(TODAY, "10:00")),
        note=Texts(ru="a\nDTSTART;TZID=Europe/Berlin:20240101T000000"),
    )
    assert b"TZID:Europe/Berlin" not in feed_of(sly, variant=Variant(local=True))


def test_a_feed_that_is_too_large_keeps_the_days_round_today_and_says_so() -> None:
    items = [numbered(number, date(2024, 11, 10)) for number in range(150)]
    feed = feed_of(*items)
    starts = sorted(event.start for event in Calendar.from_ical(feed).events if isinstance(event.start, datetime))
    assert len(feed) <= LARGEST
    assert datetime(2024, 11, 20, 5, tzinfo=UTC) in starts
    assert [later - earlier for earlier, later in pairwise(starts)] == [timedelta(days=1)] * (len(starts) - 1)
    assert len(starts) < 150
    description = str(Calendar.from_ical(feed)["description"]).replace("\u00a0", " ")
    assert f"{starts[-1].day} " in description


@pytest.mark.parametrize(
    ("query", "variant"),
    [
        ("", Variant()),
        ("lang=kk", Variant("kk")),
        ("lang=xx&utm_source=mail", Variant()),
        ("lang=en&tz=local&alarm=30", Variant("en", local=True, alarm=30)),
        ("alarm=7&tz=moon", Variant()),
        ("lang=%FF&tz&alarm==", Variant()),
        ("lang=ru&lang=ba", Variant("ba")),
    ],
)
def test_options_that_make_no_sense_are_passed_over(query: str, variant: Variant) -> None:
    assert asked(query) == variant


@pytest.mark.parametrize("variant", [Variant(), Variant("ba", local=True), Variant("en", alarm=60)])
def test_options_are_read_as_they_are_written(variant: Variant) -> None:
    assert asked(variant.query) == variant
