"""Claims about what a form names a document by, and in which order a folder has them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.matters.folders.rules import SHEET_NAMES, SUBJECTS, NoSuchDocument, Sheet, Wanted, in_order, usual

IDS = st.integers(1, 10**18 - 1)
WANTED = st.one_of(
    st.builds(Wanted, st.sampled_from([one for one in Sheet if one not in SUBJECTS])),
    st.builds(Wanted, st.sampled_from([one for one in SUBJECTS if one is not Sheet.STAND_DAY]), IDS),
    st.builds(Wanted, st.just(Sheet.COMPOSITION), IDS),
    st.builds(lambda day: Wanted(Sheet.STAND_DAY, day=day), st.dates()),
)


@given(WANTED)
def test_what_a_key_names_is_read_back_from_it(wanted: Wanted) -> None:
    assert Wanted.of(wanted.key) == wanted


NO_KEYS = ("", "brief", "brief-", "brief-x", "brief-²", "brief--1", "stand_day-2023", "programme-1", "elephant-1", "brief-" + "9" * 19)


@pytest.mark.parametrize("key", NO_KEYS)
def test_what_names_nothing_is_no_key(key: str) -> None:
    with pytest.raises(NoSuchDocument):
        Wanted.of(key)


@given(st.lists(WANTED))
def test_a_folder_has_each_document_once_and_those_of_a_sort_as_they_were_given(wanted: list[Wanted]) -> None:
    ordered, sorts = in_order(wanted), list(Sheet)
    assert len(set(ordered)) == len(ordered)
    assert set(ordered) == set(wanted)
    places = [sorts.index(one.sheet) for one in ordered]
    assert places == sorted(places)
    for sort in Sheet:
        assert [one for one in ordered if one.sheet is sort] == [one for one in dict.fromkeys(wanted) if one.sheet is sort]


def test_only_what_belongs_into_every_folder_is_usual() -> None:
    brief, day = Wanted(Sheet.BRIEF, 1), Wanted(Sheet.STAND_DAY, day=date(2023, 9, 25))
    assert usual([(brief, True), (day, False), (Wanted(Sheet.PROGRAMME), True)]) == [Wanted(Sheet.PROGRAMME), brief]


def test_every_sort_has_a_name() -> None:
    assert set(SHEET_NAMES) == set(Sheet)
