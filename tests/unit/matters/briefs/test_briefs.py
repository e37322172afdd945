"""Claims about figures, rows of the form and what finds a region; no database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.words.languages import LANGUAGES
from app.matters.briefs.figures import MOST_COLUMNS, Figure, number_of, number_told, series_of, years_of
from app.matters.briefs.forms import LISTS
from app.matters.briefs.rearranging import rearranged
from app.matters.briefs.rules import BriefKind, refuse_person, state_of, stem_of
from app.matters.briefs.wording import table_of

NUMBERS = st.decimals(min_value=Decimal(-999999999), max_value=Decimal(999999999), allow_nan=False, places=2)


@given(NUMBERS, st.sampled_from(LANGUAGES))
def test_a_number_reads_back_as_it_is_told_in_every_language(number: Decimal, language: str) -> None:
    stored = number_of(str(number))
    told = number_told(stored, language)
    assert number_of(told.replace(",", "") if language == "en" else told) == stored


@pytest.mark.parametrize(
    ("typed", "stored"), [("28,3", "28.3"), ("1 250", "1250"), ("1\u00a0250,50", "1250.50"), ("−4", "-4"), ("007", "7"), ("-0", "0")]
)
def test_a_number_is_read_as_people_type_it(typed: str, stored: str) -> None:
    assert number_of(typed) == stored


@pytest.mark.parametrize("typed", ["", "много", "1e9", "NaN", "1,2,3", "9" * 13, "1.23456", "٣"])
def test_what_is_no_number_is_refused_beside_the_value(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        number_of(typed)
    assert refused.value.field == "value"


def test_figures_of_one_label_are_a_series_by_year_and_three_years_are_drawn() -> None:
    trade, people, usd = Texts("Оборот"), Texts("Население"), Texts("млн")
    figures = [Figure(trade, 2023, "30", usd), Figure(people, 2023, "8"), Figure(trade, 2021, "10", usd), Figure(trade, 2022, "0", usd)]
    series = series_of(figures)
    assert [(one.label.ru, list(one.values), one.is_drawn) for one in series] == [
        ("Оборот", [2021, 2022, 2023], True),
        ("Население", [2023], False),
    ]
    assert series[0].heights() == ((2021, 33), (2022, 0), (2023, 100))
    assert [values for *_, values in table_of(figures).rows] == [("10", "0", "30"), ("", "", "8")]
    assert len(table_of(figures).charts) == 1


@given(st.lists(st.tuples(st.sampled_from("абв"), st.integers(1990, 2100), NUMBERS), max_size=40))
def test_every_year_has_one_number_and_no_bar_is_higher_than_the_highest(rows: list[tuple[str, int, Decimal]]) -> None:
    series = series_of(Figure(Texts(label), year, str(value)) for label, year, value in rows)
    assert sum(len(one.values) for one in series) == len({(label, year) for label, year, _ in rows})
    assert len(years_of(series)) <= MOST_COLUMNS
    for one in series:
        if one.is_drawn:
            assert max(height for _, height in one.heights()) == 100
            assert min(height for _, height in one.heights()) >= 0


@given(st.lists(st.text("абв", min_size=1, max_size=3), max_size=6), st.sampled_from(["up", "down", "drop", "more"]), st.integers(0, 7))
def test_rows_change_places_and_nothing_typed_is_lost(rows: list[str], deed: str, place: int) -> None:
    sent = MultiDict([("title-ru", "Справка"), *((f"sections-{number}-heading-ru", text) for number, text in enumerate(rows))])
    fresh = rearranged(sent, f"sections {deed}" + ("" if deed == "more" else f" {place}"), LISTS)
    after = [fresh[f"sections-{number}-heading-ru"] for number in range(len(fresh) - 1)]
    expected = sorted([*rows, ""] if deed == "more" else [*rows[:place], *rows[place + 1 :]] if deed == "drop" else rows)
    assert (fresh["title-ru"], sorted(after)) == ("Справка", expected)


@pytest.mark.parametrize("deed", ["", "people up 1", "sections", "sections up x", "sections drop 99999"])
def test_a_button_that_cannot_be_understood_changes_nothing(deed: str) -> None:
    sent = MultiDict([("sections-0-heading-ru", "а"), ("sections-1-heading-ru", "б")])
    assert list(rearranged(sent, deed, LISTS).items()) == list(sent.items())


@pytest.mark.parametrize(
    ("region", "stem"),
    [
        ("Костанайская область", "костана"),
        ("Восточно-Казахстанская область", "восточно-казахстан"),
        ("Область", ""),
        ("", ""),
        ("Республика Татарстан", "татарстан"),
    ],
)
def test_a_region_is_found_by_what_tells_it_apart(region: str, stem: str) -> None:
    assert stem_of(region) == stem


def test_a_brief_on_a_person_names_one_and_no_other_does() -> None:
    refuse_person(BriefKind.PERSON, 1)
    refuse_person(BriefKind.TRADE, None)
    for kind, ident in ((BriefKind.PERSON, None), (BriefKind.REGION, 1)):
        with pytest.raises(Refusal) as refused:
            refuse_person(kind, ident)
        assert refused.value.field == "person"


def test_what_the_log_keeps_of_sections_fits_its_column() -> None:
    assert len(state_of((), "f" * 36)) <= 36
