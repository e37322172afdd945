"""What badges say, before they are set."""

from dataclasses import replace
from typing import Any, cast

import pytest

from app.faces.printouts.badge_document import TINTS, BadgeWish, Layout, badge_document, badges_name, in_order, latin_name
from app.ground.kernel.texts import Texts
from app.planning.accreditation.rules import BadgeCategory
from tests.unit.faces.printouts.badges import ADDRESS, BADGES, OCCASION, a_row


def told(language: str = "ru", layout: Layout = Layout.SHEET) -> list[dict[str, Any]]:
    document = badge_document(BADGES, OCCASION, BadgeWish(language, layout), address=ADDRESS)
    return cast("list[dict[str, Any]]", document["badges"])


def test_a_badge_says_name_post_category_zones_and_where_its_code_leads() -> None:
    assert told()[0] == {
        "surname": "Иванов",
        "given": "Иван Иванович",
        "latin": "Ivanov Ivan",
        "position": "Премьер-министр Правительства Республики Башкортостан",
        "organisation": "",
        "category": "head",
        "zones": ["A", "B", "VIP"],
        "number": "№ 0001",
        "address": f"{ADDRESS}ABCDEFGH234567BA",
        "alt": told()[0]["alt"],
    }


def test_an_english_badge_has_one_name_in_latin_letters() -> None:
    assert [(one["surname"], one["given"], one["latin"]) for one in told("en")][:2] == [("Ivanov", "Ivan", ""), ("Kussayev", "Olfat", "")]


def test_without_an_english_name_the_passport_spells_it_or_would() -> None:
    assert [latin_name(one.bearer) for one in BADGES] == [
        "Ivanov Ivan",
        "Kussayev Olfat",
        "Konstantinopolskaia-Voznesenskaia Aleksandra-Viktoriia",
        "Li A",
        "Kusayynov Adil",
    ]


def test_who_is_of_no_body_is_told_with_their_delegation() -> None:
    assert told()[2]["organisation"] == "Делегация Оренбургской области"


def test_badges_stand_by_the_alphabet_of_the_language() -> None:
    rows = [a_row(number, Texts(ru=name)) for number, name in enumerate(("Юсупов", "Әбдиев", "Абдиев", "Эминов"), 1)]
    assert [one.bearer.surname.ru for one in in_order(rows, "kk")] == ["Абдиев", "Әбдиев", "Эминов", "Юсупов"]
    assert [one.bearer.surname.ru for one in in_order(rows, "ba")] == ["Абдиев", "Эминов", "Әбдиев", "Юсупов"]


def test_the_file_is_named_after_what_it_is_and_the_event() -> None:
    assert badges_name(OCCASION, BadgeWish("en")) == "Badges – 20th Forum"
    assert badges_name(OCCASION, BadgeWish("en", Layout.CARDS)) == "Place cards – 20th Forum"
    long = replace(OCCASION, title=Texts(ru="Форум " * 30))
    assert len(badges_name(long, BadgeWish("en"))) < 100


@pytest.mark.parametrize("category", BadgeCategory)
def test_white_letters_on_every_band_reach_seven_to_one(category: BadgeCategory) -> None:
    parts = [int(TINTS[category][place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 7
