"""What the files of the demonstration set promise, without a database."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.data import Ahead, DemoEvent, DemoItem, Release
from app.demo.load import Loaded
from app.demo.reading import UNCONFIRMED, read
from app.ground.kernel.text import clean
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.kernel.when import Precision
from app.planning.events.kinds import POLICY, Kind, findings
from app.planning.events.rules import Status
from app.planning.programmes.rules import minutes_of

DEMO = read()
ITEMS = {code: item for event in DEMO.events for code, item in event.final_items().items()}
INVENTED = [event for event in DEMO.events if isinstance(event.first_day, Ahead)]
DAYS = st.dates(date(2024, 1, 1), date(2090, 1, 1))


def drafts(event: DemoEvent) -> Iterator[DemoItem]:
    yield from event.items
    yield from (step.item for step in event.steps if hasattr(step, "item"))


def guest_texts() -> Iterator[Texts]:
    for city in DEMO.cities:
        yield city.name
    for venue in DEMO.venues:
        yield from (venue.name, venue.address, *(hall.name for hall in venue.halls))
    for event in DEMO.events:
        yield from (event.title, event.theme, event.description)
        for item in drafts(event):
            yield from (item.title, item.place_note, item.track, item.note, item.participants, item.dress, item.press)
            for speech in item.speeches:
                yield from (speech.speaker, speech.topic)


def staff_texts() -> Iterator[str]:
    for event in DEMO.events:
        yield event.provenance
        yield from (line for item in drafts(event) for line in (item.responsible, item.transport, item.plan_b))
        yield from (line for step in event.steps if isinstance(step, Release) for line in (step.note, step.approved_by))


def test_every_text_that_guests_read_has_all_four_languages() -> None:
    assert [str(text) for text in guest_texts() if text.missing()] == []


def test_guests_read_no_short_names_of_the_republics() -> None:
    told = (getattr(text, language) for text in guest_texts() for language in LANGUAGES)
    assert [line for line in told if re.search(r"\b(?:РБ|РК|БР|ҚР|ҠР|RB|RK)\b", line)] == []


def test_nobody_reads_kazakh_where_kazakhstani_is_meant() -> None:
    told = [*(text.ru for text in guest_texts()), *staff_texts()]
    assert [line for line in told if re.search(r"казахск\w+ (?:сторон|делегац|республик)", line, re.IGNORECASE)] == []


def test_every_text_is_as_a_form_would_have_cleaned_it() -> None:
    told = [*(getattr(text, language) for text in guest_texts() for language in LANGUAGES), *staff_texts()]
    assert [line for line in told if clean(line, lines=True) != line] == []


def test_texts_fit_into_the_forms_that_change_them() -> None:
    limits = {"title": 500, "place_note": 200, "participants": 2000, "track": 100, "note": 2000, "dress": 200, "press": 200}
    lines = {"responsible": 300, "transport": 300, "plan_b": 1000}
    assert [
        (item.code, field)
        for item in ITEMS.values()
        for field, most in {**limits, **lines}.items()
        for line in (getattr(item, field) if field in lines else max(getattr(item, field).as_dict().values(), key=len, default=""),)
        if len(line) > most
    ] == []
    assert [event.code for event in DEMO.events if len(event.provenance) > 1000] == []


@pytest.mark.parametrize(
    ("language", "own", "foreign"),
    [("ba", "ҙҫғҡңөһүә", "ӣқұі"), ("kk", "құіғңөүһә", "ҙҫҡ"), ("ru", "", "ҙҫҡқұіғңөүһә"), ("en", "", "абвгдежзиклмнопрстуфхцчшщъыьэюя")],
)
def test_every_text_is_written_with_the_letters_of_its_language(language: str, own: str, foreign: str) -> None:
    told = [getattr(text, language).casefold() for text in guest_texts()]
    # A proper name keeps its letters: the avenue in Astana is «Мәңгілік Ел» on its own signs.
    assert [line for line in told if set(line.replace("мәңгілік ел", "")) & set(foreign)] == []
    assert set(own) <= set("".join(told))


def test_persons_are_named_only_where_the_news_names_them() -> None:
    told = " ".join([*(text.ru for text in guest_texts()), *staff_texts()])
    named = set(re.findall(r"\b[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:ов|ев|ин)\b", told))
    assert named == {"Радий Хабиров", "Андрей Назаров", "Алихан Смаилов", "Нурсултан Назарбаев"}  # the last is an airport


def test_a_named_person_appears_only_in_the_past() -> None:
    told = " ".join(str(item.participants) for event in INVENTED for item in drafts(event))
    assert [name for name in ("Хабиров", "Назаров", "Смаилов") if name in told] == []


def test_every_event_says_what_is_invented_and_that_translations_wait() -> None:
    assert [event.code for event in DEMO.events if "ымышлен" not in event.provenance or UNCONFIRMED not in event.provenance] == []
    assert [event.code for event in INVENTED if not event.provenance.startswith("Пример")] == []


def test_there_is_an_invented_event_of_each_kind() -> None:
    assert sorted(event.kind for event in INVENTED) == sorted(Kind)


def test_an_invented_programme_has_six_to_twenty_five_items() -> None:
    assert [event.code for event in INVENTED if not 6 <= len(event.final_items()) <= 25] == []


@given(DAYS)
def test_one_invented_event_runs_on_the_day_of_loading_and_the_others_in_the_next_ten_weeks(day: date) -> None:
    spans = {event.code: (event.starts_on(day), event.starts_on(day) + timedelta(days=event.days - 1)) for event in INVENTED}
    running = [code for code, (first, last) in spans.items() if first <= day <= last]
    assert running == [event.code for event in INVENTED if event.status is Status.RUNNING]
    assert [
        code for code, (first, last) in spans.items() if code not in running and not day < first <= last <= day + timedelta(weeks=10)
    ] == []


@given(DAYS)
def test_the_invented_days_begin_only_on_the_second_day_of_the_forum_that_they_should_precede(day: date) -> None:
    forum = next(event for event in INVENTED if event.kind is Kind.FORUM)
    days = next(event for event in INVENTED if event.kind is Kind.DAYS)
    assert days.starts_on(day) == forum.starts_on(day) + timedelta(days=1)


@given(DAYS, st.integers(-20, 60), st.integers(0, 6))
def test_a_day_ahead_falls_on_its_weekday_within_a_week(day: date, days: int, weekday: int) -> None:
    found = Ahead(days, weekday).after(day)
    assert found.weekday() == weekday
    assert timedelta(0) <= found - (day + timedelta(days=days)) < timedelta(weeks=1)


def test_every_precision_of_time_occurs() -> None:
    assert {item.precision for item in ITEMS.values()} == set(Precision)


def test_an_item_ends_after_midnight_and_one_is_cancelled() -> None:
    assert ITEMS["N5-19"].typed(date(2027, 1, 6), "Asia/Yekaterinburg").ends_next_day
    assert sorted(code for event in DEMO.events for code in event.cancelled()) == ["E8-N1", "N1-13", "N5-12"]


def test_speeches_are_longer_than_one_item_and_nearly_fill_another() -> None:
    assert minutes_of(ITEMS["A49"].speeches) == 100  # of 90 minutes
    assert minutes_of(ITEMS["A58"].speeches) == 110  # of 120 minutes: 92 %


def test_the_troubles_that_a_check_must_find_are_there() -> None:
    assert (ITEMS["A56"].end, ITEMS["A56"].place) != (ITEMS["A57"].start, ITEMS["A57"].place)
    assert (str(ITEMS["A56"].end), str(ITEMS["A57"].start)) == ("10:40:00", "10:45:00")
    assert (str(ITEMS["A18"].start), str(ITEMS["A18"].end), str(ITEMS["E3-N1"].start)) == ("11:00:00", "11:40:00", "11:30:00")
    assert (str(ITEMS["E8-N2"].end), str(ITEMS["E8-N3"].start)) == ("09:05:00", "09:30:00")
    assert ["Д1-09" in item.participants.ru for item in (ITEMS["A49"], ITEMS["A50"])] == [True, True]
    assert ITEMS["A51"].transport == ITEMS["A52"].transport
    assert "вакансия" in ITEMS["A27"].participants.ru
    assert "1 100" in ITEMS["A58"].participants.ru
    assert next(event.first_day for event in DEMO.events if event.code == "N0") == date(2024, 10, 11)


def test_every_place_that_an_item_names_is_there() -> None:
    known = {venue.code for venue in DEMO.venues} | {hall.code for venue in DEMO.venues for hall in venue.halls}
    assert {item.place for event in DEMO.events for item in drafts(event) if item.place} - known == set()


def test_codes_are_used_once() -> None:
    codes = [item.code for event in DEMO.events for item in event.final_items().values()]
    assert len(codes) == len(set(codes))


def test_a_load_says_what_it_has_added() -> None:
    assert str(Loaded(events=13, items=137)) == "Added events: 13, items: 137."
    assert str(Loaded()) == "Everything was there already."


def test_the_fields_of_a_kind_are_those_that_its_form_asks_for() -> None:
    for event in DEMO.events:
        asked = {one.name: one for one in POLICY[event.kind].particulars}
        assert set(event.particulars) <= set(asked), event.code
        for name, value in event.particulars.items():
            one = asked[name]
            kept: type = {"flag": bool, "whole": int}.get(one.form, str)
            assert type(value) is kept, (event.code, name)
            assert not one.choices or value in dict(one.choices), (event.code, name)


def test_the_chair_of_the_other_side_is_vacant_in_the_first_meeting() -> None:
    first = next(event for event in DEMO.events if event.code == "E5")
    assert [one.field for one in findings(first.kind, first.particulars, first.host)] == ["co_chair_kazakhstan"]
