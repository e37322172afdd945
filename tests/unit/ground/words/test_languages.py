"""Which language is spoken, and which one a browser asks for."""

from contextvars import copy_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.words.languages import LANGUAGES, OWN_NAMES, chosen, current, speaking


def test_russian_is_spoken_unless_told_otherwise() -> None:
    assert copy_context().run(current) == "ru"


def test_after_a_block_the_language_before_is_spoken_again() -> None:
    heard = []
    with speaking("kk"):
        heard.append(current())
        with speaking("ba"):
            heard.append(current())
        heard.append(current())
    assert [*heard, current()] == ["kk", "ba", "kk", "ru"]


def test_an_error_inside_a_block_leaves_no_language_behind() -> None:
    with pytest.raises(ZeroDivisionError), speaking("en"):
        _ = 1 / 0
    assert current() == "ru"


def test_a_language_that_nobody_here_speaks_is_an_error() -> None:
    with pytest.raises(ValueError, match="'tt'"), speaking("tt"):
        pass


def test_every_language_has_its_own_name() -> None:
    assert tuple(OWN_NAMES) == LANGUAGES


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "ru"),
        ("", "ru"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("kk-KZ, ru;q=0.8, en;q=0.5", "kk"),
        ("de, fr;q=0.9, ba;q=0.1", "ba"),
        ("en;q=0.3, kk;q=0.7", "kk"),
        ("kk;q=0.7, en;q=0.7", "kk"),
        ("de", "ru"),
        ("*", "ru"),
        ("en;q=0.2, *;q=0.5", "ru"),
        ("en;q=0", "ru"),
        ("en;q=0, kk;q=0.001", "kk"),
        ("EN-us ; Q=0.5", "en"),
        ("en;q=2, kk;q=0.1", "kk"),
        ("en;q=0.1234, kk;q=0.1", "kk"),
        (";;,,q=1,en", "en"),
    ],
)
def test_a_browser_is_answered_in_what_it_likes_best(header: str | None, language: str) -> None:
    assert chosen(header, LANGUAGES) == language


def test_where_russian_is_not_offered_the_first_language_is_the_default() -> None:
    assert chosen("de", ("kk", "en")) == "kk"


@given(st.text(max_size=200) | st.from_regex(r"([a-z]{2}(-[A-Z]{2})?(;q=[01]\.[0-9]{0,4})?, ?){0,5}"))
def test_whatever_a_browser_sends_gets_a_language(header: str) -> None:
    assert chosen(header) in LANGUAGES
