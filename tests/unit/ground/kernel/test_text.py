"""What a typed text may consist of, and how texts are compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.text import clean, folded

NASTY = "\u200b\u200c\u200d\u200e\u202e\u2066\ufe0f\ufeff\u0301\u0308\u2028\x00\x0b\x85\x1f\r\n\t \u00a0аӘй😀👩💻🏽é\u00ad\U000e0041"
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
typed = st.text(st.one_of(st.sampled_from(NASTY), st.characters()), max_size=30)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  Пленарное   заседание \t", "Пленарное заседание"),
        ("одна\nстрока", "одна строка"),
        ("Уфа\u202eафУ", "УфаафУ"),
        ("Ас\u200bта\u00adна\ufeff", "Астана"),
        ("Ас\u200dтана", "Астана"),
        ("и\u0306", "й"),
        ("27\u00a0ноября", "27\u00a0ноября"),
        ("👩\u200d💻 и 🏳\ufe0f\u200d🌈", "👩\u200d💻 и 🏳\ufe0f\u200d🌈"),
        ("\u200d", ""),
        ("\ufe0f", ""),
        ("\u3164", ""),
        ("\x00\x07", ""),
        ("\ud800", ""),
        ("Ұлы дала елінің Әңгімесі Һәм Ҡурай Ҫәсән Ҙур", "Ұлы дала елінің Әңгімесі Һәм Ҡурай Ҫәсән Ҙур"),
        ("<b>жирно</b>", "<b>жирно</b>"),
    ],
)
def test_only_what_can_be_seen_is_kept(raw: str, kept: str) -> None:
    assert clean(raw) == kept


def test_lines_are_kept_where_they_are_asked_for_with_one_empty_line_at_most() -> None:
    assert clean("  первая \r\n\r\n\r\n\r\n вторая\rтретья\u2028четвёртая\n", lines=True) == "первая\n\nвторая\nтретья\nчетвёртая"


@given(typed, st.booleans())
def test_cleaning_twice_changes_nothing(raw: str, lines: bool) -> None:
    once = clean(raw, lines=lines)
    assert clean(once, lines=lines) == once


@given(typed, st.booleans())
def test_a_clean_text_has_no_control_and_no_direction_marks(raw: str, lines: bool) -> None:
    kept = clean(raw, lines=lines)
    allowed = {"\n", "\u200d"} if lines else {"\u200d"}
    assert {one for one in kept if unicodedata.category(one) in {"Cc", "Cs"}} <= allowed
    assert {unicodedata.bidirectional(one) for one in kept} & TURNING == set()
    assert kept == kept.strip()
    assert unicodedata.is_normalized("NFC", kept)


@given(typed)
def test_one_line_stays_one_line(raw: str) -> None:
    assert len(clean(raw).splitlines()) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Кусэев", "Күсәев"),
        ("ҠАРАҒАЙ", "карагай"),
        ("Һөйөндөк", "хойондок"),
        ("Ҙур", "зур"),
        ("Ҫәсән", "сэсэн"),
        ("Қуаныш", "куаныш"),
        ("Өмірұлы", "омирулы"),
        ("Ёлкин", " елкин "),
    ],
)
def test_a_name_is_found_as_russian_would_write_it(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_different_names_stay_different() -> None:
    assert len({folded(name) for name in ("Ахметов", "Ахмедов", "Хамитов", "Хамидов")}) == 4


@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіҙҡҫ -АЁӘҒҚ", max_size=20))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)
