"""Claims about one entry as a VEVENT."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from app.faces.feeds.vevent import House, vevent
from app.ground.kernel.texts import LANGUAGES, Texts
from app.judgement.entries.rules import Entry, entered
from app.judgement.subscriptions.variant import Variant
from app.planning.programmes.programme import Item
from tests.unit.judgement.entries.pictures import (
    ASTANA,
    CONCERT,
    FIRST,
    FORUM,
    HALL,
    NIGHT,
    PLENARY,
    RECEPTION,
    at,
    forum,
    item,
    item_of,
    with_item,
)

HOUSE = House("https://programme.example.org", "events.example.org")
RU = Variant()
LOCAL = Variant(local=True)


def entry_of(uid: str) -> Entry:
    return next(entry for entry in entered(forum(), (), FIRST) if entry.uid == uid)


def entry_with(changed: Item) -> Entry:
    programme = replace(forum(), items=(changed,))
    return next(entry for entry in entered(programme, (), FIRST) if entry.uid == changed.uid)


def cancelled() -> Entry:
    programme = forum()
    off = with_item(programme, replace(item_of(programme, PLENARY), cancelled=True))
    return next(entry for entry in entered(off, entered(programme, (), FIRST), FIRST + timedelta(days=1)) if entry.uid == PLENARY)


def lines(entry: Entry, variant: Variant = RU) -> list[str]:
    return vevent(entry, variant, HOUSE).decode().replace("\r\n ", "").split("\r\n")


def line(entry: Entry, name: str, variant: Variant = RU) -> str:
    (found,) = [one for one in lines(entry, variant) if re.match(rf"{name}[:;]", one)]
    return found


def read(body: bytes) -> Event:
    calendar = Calendar.from_ical(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + body + b"END:VCALENDAR\r\n")
    (event,) = calendar.events
    return event


def test_a_timed_entry_is_told_in_utc() -> None:
    entry = entry_of(PLENARY)
    assert [line(entry, name) for name in ("DTSTART", "DTEND")] == ["DTSTART:20241127T050000Z", "DTEND:20241127T063000Z"]


def test_local_times_name_their_zone() -> None:
    entry = entry_of(PLENARY)
    assert [line(entry, name, LOCAL) for name in ("DTSTART", "DTEND")] == [
        "DTSTART;TZID=Asia/Yekaterinburg:20241127T100000",
        "DTEND;TZID=Asia/Yekaterinburg:20241127T113000",
    ]


@pytest.mark.parametrize(
    ("day", "start", "fold", "utc", "local"),
    [
        (date(2023, 9, 25), "10:00", 0, "DTSTART:20230925T040000Z", "DTSTART;TZID=Asia/Almaty:20230925T100000"),
        (date(2024, 2, 29), "23:30", 0, "DTSTART:20240229T173000Z", "DTSTART;TZID=Asia/Almaty:20240229T233000"),
        (date(2024, 2, 29), "23:30", 1, "DTSTART:20240229T183000Z", "DTSTART:20240229T183000Z"),
        (date(2024, 11, 27), "10:00", 0, "DTSTART:20241127T050000Z", "DTSTART;TZID=Asia/Almaty:20241127T100000"),
    ],
)
def test_astana_is_six_hours_ahead_until_march_2024_and_five_since(day: date, start: str, fold: int, utc: str, local: str) -> None:
    entry = entry_with(item(NIGHT, "Вылет", at(day, start, zone=ASTANA, fold=fold), ASTANA))
    assert (line(entry, "DTSTART"), line(entry, "DTSTART", LOCAL)) == (utc, local)


def test_an_open_time_makes_up_no_end() -> None:
    entry = entry_of(RECEPTION)
    assert not [one for one in lines(entry) if one.startswith("DTEND")]
    assert "с 19.00 по времени Уфы" in line(entry, "DESCRIPTION").replace("\u00a0", " ")


def test_an_unknown_time_is_a_free_day_with_an_exclusive_end() -> None:
    entry = entry_of(CONCERT)
    assert [line(entry, name) for name in ("DTSTART", "DTEND", "TRANSP")] == [
        "DTSTART;VALUE=DATE:20241127",
        "DTEND;VALUE=DATE:20241128",
        "TRANSP:TRANSPARENT",
    ]
    assert "время уточняется" in line(entry, "DESCRIPTION")


def test_the_banner_lies_over_the_days_of_the_event_and_takes_no_time() -> None:
    entry = entry_of(FORUM)
    assert [line(entry, name) for name in ("DTSTART", "DTEND", "TRANSP", "LOCATION")] == [
        "DTSTART;VALUE=DATE:20241126",
        "DTEND;VALUE=DATE:20241128",
        "TRANSP:TRANSPARENT",
        "LOCATION:Уфа",
    ]


def test_an_entry_is_named_by_its_uid_and_belongs_to_its_event() -> None:
    entry = entry_of(PLENARY)
    assert line(entry, "UID") == f"UID:{PLENARY}@events.example.org"
    assert line(entry, "RELATED-TO") == f"RELATED-TO:{FORUM}@events.example.org"
    assert line(entry, "URL") == f"URL:https://programme.example.org/ru/events/{FORUM}/xx-forum-mezhregionalnogo-sotrudnichestva"


def test_place_and_point_are_told_once() -> None:
    entry = entry_of(PLENARY)
    assert line(entry, "LOCATION") == r"LOCATION:Конгресс-холл «Торатау»\, большой зал\, ул. Заки Валиди\, 2\, Уфа"
    assert line(entry, "GEO") == "GEO:54.7201;55.9434"


def test_the_description_tells_event_time_people_speeches_and_note() -> None:
    told = str(read(vevent(entry_of(PLENARY), RU, HOUSE))["description"]).replace("\u00a0", " ").split("\n")
    assert told[0] == "XX Форум межрегионального сотрудничества"
    assert told[1] == "10.00–11.30 по времени Уфы, UTC+5"
    assert told[2].endswith("делегации регионов; предприятия, учёные")
    assert told[4] == "— Участник Д4-03, О титановом сырье"
    assert told[5].startswith("— Участник Д2-01 (")
    assert told[6] == "Синхронный перевод"


def test_where_the_clocks_of_the_sides_differ_both_are_told() -> None:
    entry = entry_with(item(NIGHT, "Встреча", at(date(2023, 9, 25), "10:00", "11:00", ASTANA), ASTANA))
    told = str(read(vevent(entry, RU, HOUSE))["description"]).replace("\u00a0", " ").split("\n")
    assert told[1] == "10.00–11.00 по времени Астаны, UTC+6; 09.00–10.00 по времени Уфы, UTC+5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_language_falls_back_to_russian(language: str) -> None:
    event = read(vevent(entry_of(RECEPTION), Variant(language), HOUSE))
    assert event["summary"] == "Приём"


def test_a_cancelled_entry_says_so_frees_its_time_and_rings_no_more() -> None:
    entry = cancelled()
    variant = Variant("en", alarm=15)
    assert line(entry, "SUMMARY", variant) == "SUMMARY:CANCELLED: Plenary session “Industrial co-operation: new horizons”"
    assert [line(entry, name, variant) for name in ("STATUS", "TRANSP", "SEQUENCE")] == [
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "SEQUENCE:1",
    ]
    assert "BEGIN:VALARM" not in lines(entry, variant)


def test_an_alarm_rings_only_where_it_was_asked_for() -> None:
    entry = entry_of(PLENARY)
    assert "BEGIN:VALARM" not in lines(entry)
    alarmed = lines(entry, Variant(alarm=30))
    assert [one for one in alarmed if one.startswith(("ACTION", "TRIGGER"))] == ["ACTION:DISPLAY", "TRIGGER:-PT30M"]
    assert "BEGIN:VALARM" not in lines(entry_of(FORUM), Variant(alarm=30))


@pytest.mark.parametrize("local", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_for_the_public_is_in_no_byte(language: str, *, local: bool) -> None:
    sent = b"".join(vevent(entry, Variant(language, local=local), HOUSE) for entry in entered(forum(), (), FIRST))
    unfolded = sent.replace(b"\r\n ", b"").decode()
    assert "ТАЙНА" not in unfolded
    assert "+7 900" not in unfolded


words = st.text(st.characters(codec="utf-8"), max_size=200)


@settings(deadline=None)
@given(words, words, words)
def test_any_text_gives_whole_lines_of_at_most_75_octets(title: str, note: str, people: str) -> None:
    wild = replace(
        item(NIGHT, f"х{title}", at(date(2024, 11, 27), "10:00", "11:00")),
        note=Texts(ru=note),
        participants=Texts(ru=people),
        place=replace(HALL, name=Texts(ru=people)),
    )
    body = vevent(entry_with(wild), Variant(alarm=15), HOUSE)
    assert body.endswith(b"\r\n")
    for one in body.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(one) <= 75
        assert one.decode()
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", one)
    event = read(body)
    assert (event.start, event.end) == (datetime(2024, 11, 27, 5, tzinfo=UTC), datetime(2024, 11, 27, 6, tzinfo=UTC))
    assert event["sequence"] == 0
    assert body.count(b"BEGIN:VEVENT\r\n") == 1


@settings(deadline=None)
@given(st.text("аб\\;,\n: «»", min_size=1, max_size=40).filter(str.strip))
def test_a_text_comes_back_as_it_was_written(title: str) -> None:
    entry = entry_with(item(NIGHT, title, at(date(2024, 11, 27), "10:00")))
    assert read(vevent(entry, RU, HOUSE))["summary"] == " ".join(title.split())


@settings(deadline=None)
@given(
    st.datetimes(datetime.fromisoformat("2023-01-01"), datetime.fromisoformat("2026-01-01")),
    st.sampled_from([ASTANA, "Asia/Yekaterinburg", "Europe/Moscow"]),
    st.integers(1, 600),
)
def test_both_kinds_of_times_give_the_same_instants(start: datetime, zone: str, minutes: int) -> None:
    start = start.replace(second=0, microsecond=0)
    when = at(start.date(), start.time().isoformat(), zone=zone)
    assert when.start
    end = when.start.moved(timedelta(minutes=minutes))
    entry = entry_with(item(NIGHT, "Встреча", replace(when, end=end) if end.instant > when.start.instant else when, zone))
    for variant in (RU, LOCAL):
        event = read(vevent(entry, variant, HOUSE))
        assert event.decoded("dtstart").astimezone(UTC) == entry.starts
        assert event.decoded("dtend").astimezone(UTC) == entry.ends if entry.ends else "dtend" not in event
