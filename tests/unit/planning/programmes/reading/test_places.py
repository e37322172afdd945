"""Places as offices write them, against those of the demonstration set."""

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import LANGUAGES
from app.planning.programmes.reading.places import NOT_ABOVE, SEVERAL, KnownHall, KnownVenue, PlaceBook, PlaceFound

DEMO = json.loads((Path(__file__).parents[5] / "demo" / "places.json").read_text(encoding="utf-8"))
CITIES = {city["code"]: (number, city) for number, city in enumerate(DEMO["cities"], 1)}
UFA, ASTANA = CITIES["UFA"][0], CITIES["AST"][0]
VENUES = {venue["code"]: number for number, venue in enumerate(DEMO["venues"], 1)}
HALLS = {hall["code"]: number for number, hall in enumerate((hall for venue in DEMO["venues"] for hall in venue.get("halls", ())), 1)}


def names(told: dict[str, str]) -> tuple[str, ...]:
    return tuple(told.get(language, told["ru"]) for language in LANGUAGES)


@cache
def book(home: int = UFA) -> PlaceBook:
    """Return the places of the demonstration set, for an event in a city."""
    known = []
    for venue in DEMO["venues"]:
        city_id, city = CITIES[venue["city"]]
        halls = tuple(KnownHall(HALLS[hall["code"]], names(hall["name"])) for hall in venue.get("halls", ()))
        known.append(KnownVenue(VENUES[venue["code"]], names(venue["name"]), city_id, names(city["name"]), city["zone"], halls))
    return PlaceBook(known, home)


def codes(found: PlaceFound) -> tuple[str | None, str | None, str]:
    """Return a place by the codes of its venue and hall, and the words left."""
    venue = next((code for code, ident in VENUES.items() if ident == found.venue_id), None)
    return venue, next((code for code, ident in HALLS.items() if ident == found.hall_id), None), found.note


@pytest.mark.parametrize(
    ("text", "venue", "hall", "note"),
    [
        ("КХ «Торатау», фойе", "VTOR", None, "фойе"),
        ("Торатау, зал 2", "VTOR", "VTOR2", ""),
        ("Торатау зал2", "VTOR", "VTOR2", ""),
        ("г. Уфа, Торатау, зал №3", "VTOR", "VTOR3", ""),
        ("Торатау, большой зал", "VTOR", "VTOR1", ""),
        ("в большом зале КХ «Торатау»", "VTOR", "VTOR1", ""),
        ("Торатау, комната переговоров", "VTOR", "VTORB", ""),
        ("Конгресс-холл Торатау (фойе)", "VTOR", None, "фойе"),
        ("Торатау\nбольшой зал", "VTOR", "VTOR1", ""),
        ("Фойе Торатау", "VTOR", None, "Фойе"),
        ("Toratau Congress Hall, Great Hall", "VTOR", "VTOR1", ""),
        ("«Торатау» конгресс-холы, үлкен зал", "VTOR", "VTOR1", ""),
        ("ВДНХ-ЭКСПО", "VEXU", None, ""),
        ("ВДНХ ЭКСПО, стенд РБ", "VEXU", None, "стенд РБ"),
        ("Аэропорт «Уфа», VIP", "VUFA", "VUFA1", ""),
        ("Аэропорт «Уфа», ВИП-зал", "VUFA", "VUFA1", ""),
        ("аэропорт г. Уфы", "VUFA", None, ""),
        ("Аэропорт", "VUFA", None, ""),
        ("ГДК, большой зал", "VGDK", "VGDK1", ""),
        ("Конгресс-центр EXPO, большой зал", "VEXPC", "VEXPC1", ""),
        ("Ресторан «Уфа»", None, None, "Ресторан «Уфа»"),
        ("Уфа", None, None, "Уфа"),
        ("зал 2", None, None, "зал 2"),
        ("Гостиница", None, None, "Гостиница"),
        ("по списку", None, None, "по списку"),
        ("Торатау, зал", "VTOR", None, "зал"),
    ],
)
def test_a_written_place_is_the_one_that_is_meant(text: str, venue: str | None, hall: str | None, note: str) -> None:
    assert codes(book().found(text)) == (venue, hall, note)


def test_a_word_for_many_means_the_one_in_the_city_of_the_event() -> None:
    assert (codes(book(UFA).found("Аэропорт"))[0], codes(book(ASTANA).found("Аэропорт"))[0]) == ("VUFA", "VNQZ")
    assert codes(book(UFA).found("Дом Правительства"))[0] != codes(book(ASTANA).found("Дом Правительства"))[0]


def test_a_place_has_the_zone_of_its_city_and_words_have_none() -> None:
    assert [book().found(text).zone for text in ("Торатау", "Русский дом", "у входа")] == ["Asia/Yekaterinburg", "Asia/Almaty", ""]


def test_a_name_of_several_is_kept_in_words_and_told() -> None:
    found = book(ASTANA).found("EXPO")
    assert (codes(found), found.remark and found.remark.msgid) == ((None, None, "EXPO"), SEVERAL)


@pytest.mark.parametrize("text", ["там же", "Там же.", "сол жерде", "шунда уҡ", "ditto", "-//-", '-"-', "»"])
def test_the_same_place_is_the_one_above(text: str) -> None:
    above = book().found("Торатау, большой зал")
    assert book().found(text, above) == above


def test_the_same_place_with_other_words_is_the_same_house() -> None:
    above = book().found("Торатау, большой зал")
    assert [codes(book().found(text, above)) for text in ("там же, фойе", "там же, зал 2")] == [
        ("VTOR", None, "фойе"),
        ("VTOR", "VTOR2", ""),
    ]


def test_the_same_place_below_none_is_told() -> None:
    found = book().found("там же")
    assert (found.note, found.remark and found.remark.msgid) == ("там же", NOT_ABOVE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_as_our_own_lists_tell_it_is_found(language: str) -> None:
    told = {(venue["code"], None): venue["name"][language] for venue in DEMO["venues"]}
    for venue in DEMO["venues"]:
        told |= {(venue["code"], hall["code"]): f"{venue['name'][language]}, {hall['name'][language]}" for hall in venue.get("halls", ())}
    assert {key: codes(book().found(text)) for key, text in told.items()} == {key: (*key, "") for key in told}


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_a_place(text: str) -> None:
    found = book().found(text)
    assert found.venue_id is not None or found.note == text
