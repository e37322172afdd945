"""Alphabetical order by each language's own alphabet."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import LANGUAGES
from app.ground.words.languages import speaking
from app.ground.words.sorting import order

ALPHABETS = {
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "ba": "абвгғдҙеёжзийкҡлмнңоөпрсҫтуүфхһцчшщъыьэәюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_stand_as_in_the_alphabet(language: str) -> None:
    letters = list(ALPHABETS[language])
    shuffled = random.Random(7).sample(letters, len(letters))
    assert sorted(shuffled, key=lambda letter: order(letter, language)) == letters
    assert sorted([letter.upper() for letter in shuffled], key=lambda letter: order(letter, language)) == [one.upper() for one in letters]


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("ru", ["Елагин", "Ёлкин", "Емельянов"]),
        ("ru", ["Все", "Всё", "Всем"]),
        ("ru", ["Ким", "Ким Ир", "Кимов"]),
        ("ru", ["Зал 2", "Зал 10", "Зал Торатау"]),
        ("ru", ["Агидель", "«Башкортостан»", "Торатау"]),
        ("ru", ["Ахметов", "Әлиев", "Бектенов"]),
        ("ru", ["Яшин", "Adams"]),
        ("ba", ["Эскеүәт", "Әлиә", "Юлай"]),
        ("kk", ["Асанов", "Әлиев", "Бектенов"]),
        ("kk", ["Ыбырай", "Ілияс", "Эльмира"]),
        ("en", ["Ecole", "École", "Edison", "Ахметов"]),
    ],
)
def test_rows_stand_in_order(language: str, rows: list[str]) -> None:
    mixed = random.Random(7).sample(rows, len(rows))
    assert sorted(mixed, key=lambda row: order(row, language)) == rows


def test_without_a_language_the_spoken_one_orders() -> None:
    names = ["Әлиев", "Бектенов", "Юлаев"]
    with speaking("ba"):
        assert sorted(names, key=order) == ["Бектенов", "Әлиев", "Юлаев"]
    with speaking("kk"):
        assert sorted(names, key=order) == ["Әлиев", "Бектенов", "Юлаев"]


@given(st.lists(st.text(max_size=12), max_size=6), st.sampled_from(LANGUAGES))
def test_any_texts_have_one_order(rows: list[str], language: str) -> None:
    once = sorted(rows, key=lambda row: order(row, language))
    turned = rows[::-1]
    assert sorted(turned, key=lambda row: order(row, language)) == once
