"""How what is typed into a search meets what was written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.finding import MOST_WORDS, found_in, words_of
from app.ground.kernel.text import searchable


@pytest.mark.parametrize("typed", ["Кусэев", "Күсәев", "Kusaev", "күсәев", " КУСӘЕВ, "])
def test_one_name_is_found_however_it_is_spelt(typed: str) -> None:
    assert found_in(searchable(["Күсәев Өлфәт Һиҙиәт улы"]), words_of(typed))


@pytest.mark.parametrize(("written", "typed"), [("Қостанай", "костанай"), ("Ҙур зал", "зур"), ("Хабиров", "Khabirov"), ("Уфа", "ufa")])
def test_bashkir_kazakh_and_latin_letters_count_as_their_russian_neighbours(written: str, typed: str) -> None:
    assert found_in(searchable([written]), words_of(typed))


def test_every_word_has_to_be_there_in_any_order() -> None:
    text = searchable(["Пленарное заседание", "большой зал"])
    assert found_in(text, words_of("зал пленарное"))
    assert not found_in(text, words_of("зал фойе"))


def test_single_letters_and_signs_are_no_words() -> None:
    assert words_of("а, « . » — %") == ()


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_bounded_number_of_words(typed: str) -> None:
    words = words_of(typed)
    assert len(words) <= MOST_WORDS
    assert all(spellings and all(len(spelling) >= 1 for spelling in spellings) for spellings in words)


@given(st.lists(st.text(alphabet="абвгдәөүҡңһ ", min_size=2, max_size=12), min_size=1, max_size=4))
def test_a_text_is_found_by_its_own_words(parts: list[str]) -> None:
    text = searchable(parts)
    assert found_in(text, words_of(parts[0]))
