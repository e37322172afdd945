"""Claims about names of clients, last days, addresses and what is taken out of notes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.faces.feeds.own_vevent import Own, own_vevent
from app.faces.feeds.private import private_token
from app.faces.feeds.vevent import House
from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.web.logs import masked
from app.judgement.private_links.clients import BROWSER, OTHER, client_of
from app.judgement.private_links.entering import shown
from app.judgement.private_links.naming import feed_address
from app.judgement.private_links.pictures import picture_of
from app.judgement.private_links.rules import refuse_wrong_reach, until, usual_last_day
from app.judgement.subscriptions.variant import Variant
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.rules import Subject
from app.planning.logistics.picture import Logistics
from tests.unit.judgement.entries.pictures import CONCERT, FIRST, item_of, with_item
from tests.unit.judgement.private_links.pictures import programme, subject

TOKEN = "k3J-9_xY" * 5 + "abc"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Google-Calendar-Importer", "Google Calendar"),
        ("iOS/17.4 (21E219) dataaccessd/1.0", "iPhone"),
        ("macOS/14.4 (23E214) CalendarAgent/1043", "Mac"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.9", "Thunderbird"),
        ("Microsoft.Exchange/15.20", "Outlook"),
        ("ICSx5/2.2 (2024/01/01; okhttp) Android/14", "ICSx⁵"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0", BROWSER),
        ("", OTHER),
        ("x" * 10_000, OTHER),
    ],
)
def test_a_client_is_called_by_a_short_name(agent: str, name: str) -> None:
    assert client_of(agent) == name


def test_a_link_opens_until_two_weeks_after_its_event_or_for_a_year() -> None:
    today = date(2024, 11, 1)
    assert usual_last_day(date(2024, 11, 27), today) == date(2024, 12, 11)
    assert usual_last_day(date(2024, 5, 1), today) == date(2024, 11, 15)
    assert usual_last_day(date(2030, 1, 1), today) == date(2025, 12, 6)
    assert usual_last_day(None, today) == date(2025, 11, 1)


def test_a_last_day_counts_to_its_end_and_is_not_refused_today() -> None:
    now = datetime(2024, 11, 1, 23, 59, tzinfo=UTC)
    assert until(date(2024, 11, 1), now) == datetime(2024, 11, 2, tzinfo=UTC)
    for day in (date(2024, 10, 31), date(2026, 1, 1)):
        with pytest.raises(Refusal):
            until(day, now)


@pytest.mark.parametrize("of", [Subject.DELEGATION, Subject.HALL, Subject.VEHICLE])
def test_what_is_of_one_event_gets_no_link_to_all(of: Subject) -> None:
    refuse_wrong_reach(of, 1)
    with pytest.raises(Refusal):
        refuse_wrong_reach(of, None)


def test_an_address_holds_the_token_nobodys_name_and_what_was_chosen_besides_the_language() -> None:
    assert (
        feed_address("https://a.example/", TOKEN, "XX Форум", Variant("kk"), "kk")
        == f"https://a.example/feeds/private/{TOKEN}/xx-forum.ics"
    )
    told = feed_address("https://a.example", TOKEN, "", Variant("ru", alarm=15), "ru")
    assert told == f"https://a.example/feeds/private/{TOKEN}/yiyin-own-programme.ics?lang=ru&alarm=15"


def test_a_token_in_an_address_is_masked_in_logs() -> None:
    assert masked(f"/feeds/private/{TOKEN}/own.ics") == "/feeds/private/…/own.ics"


@pytest.mark.parametrize(
    "path", ["/feeds/private/short/own.ics", f"/feeds/private/{TOKEN}/own", f"/feeds/private/{TOKEN}/a/b.ics", "/feeds/public/own.ics"]
)
def test_what_is_no_address_of_a_private_feed_has_no_token(path: str) -> None:
    assert private_token(path) is None


def told(note: str) -> str:
    """Return the entry of an item with a note, with its lines whole."""
    picture = with_item(programme(), replace(item_of(programme(), CONCERT), note=Texts(ru=note)))
    (line,) = [one for one in Itineraries(picture, Logistics(picture.event_uid)).of(subject(Subject.PERSON)).lines if one.uid == CONCERT]
    one = shown(line, picture_of(line, picture))
    own = Own(one.uid, dict(one.picture), one.starts, one.ends, one.status, 0, FIRST, FIRST)
    return own_vevent(own, Variant("ru"), House("https://a.example", "b.example")).replace(b"\r\n ", b"").decode()


phones = st.builds(
    "{}{sep}{}{sep}{}{sep}{}".format,
    st.sampled_from(["+7", "8", "+7 ("]),
    st.sampled_from(["917", "347"]),
    st.sampled_from(["200", "111"]),
    st.sampled_from(["40-50", "4050", "40 50"]),
    sep=st.sampled_from([" ", "-", ".", ""]),
)


@given(phones)
def test_a_phone_that_somebody_has_typed_into_a_note_stays_out_of_calendars(phone: str) -> None:
    entry = told(f"Звонить {phone}, спросить Ивана")
    assert "спросить Ивана" in entry
    assert "40" not in entry.split("Звонить")[1].split("спросить")[0]


@pytest.mark.parametrize("note", ["Сбор 24.09.2026 в 10.00–11.30", "Зал 8, 3 этаж, 100 мест", "Бюджет 8 000 000 000 тенге", "Рейс DP-407"])
def test_numbers_that_are_no_phones_stay(note: str) -> None:
    assert note.replace(",", "\\,") in told(note)


def test_an_address_for_mail_stays_out_of_calendars() -> None:
    assert "office" not in told("Писать на протокол@office.example.")
