"""In which order the members of a composition stand, and under which headings."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import Texts
from app.planning.delegations.arranging import PAIRS, Order, arranged, languages_in, order_in
from app.planning.delegations.rules import MemberRole
from app.register.directory.rules.kinds import Category


@dataclass(frozen=True)
class One:
    name: Texts
    role: MemberRole = MemberRole.MEMBER
    category: Category = Category.GOVERNMENT
    by_hand: bool = False


HEAD = One(Texts("Яковлев"), MemberRole.HEAD, Category.BUSINESS)
MINISTER = One(Texts("Юсупов"))
DEPUTY = One(Texts("Эркин"), MemberRole.DEPUTY)
DIRECTOR = One(Texts("Абаев"), category=Category.BUSINESS)
REGION = One(Texts("Бабич"), category=Category.REGION)
INTERPRETER = One(Texts("Ван"), MemberRole.INTERPRETER)
PRESS = One(Texts("Гали"), category=Category.PRESS)
ALL = (HEAD, MINISTER, PRESS, DIRECTOR, INTERPRETER, DEPUTY, REGION)


def told(order: Order, members: tuple[One, ...] = ALL, language: str = "ru") -> list[tuple[str, list[str]]]:
    return [(section.heading, [one.name.told(language) for one in section.members]) for section in arranged(members, order, language)]


def test_by_precedence_officials_come_before_business_companions_and_press() -> None:
    assert told(Order.PRECEDENCE) == [("", ["Яковлев", "Эркин", "Юсупов", "Бабич", "Абаев", "Ван", "Гали"])]


def test_a_place_given_by_hand_goes_before_that() -> None:
    placed = One(Texts("Дост"), category=Category.PRESS, by_hand=True)
    assert told(Order.PRECEDENCE, (HEAD, placed, DEPUTY, MINISTER))[0][1] == ["Яковлев", "Дост", "Эркин", "Юсупов"]


def test_under_categories_the_head_stands_alone_above_all() -> None:
    assert told(Order.CATEGORY) == [
        ("", ["Яковлев"]),
        ("Government", ["Эркин", "Юсупов"]),
        ("Region", ["Бабич"]),
        ("Business", ["Абаев"]),
        ("Accompanying persons", ["Ван"]),
        ("Press", ["Гали"]),
    ]


def test_the_alphabet_is_that_of_the_language() -> None:
    members = (One(Texts("Әлиев")), One(Texts("Юсупов", en="Abaev")), One(Texts("Баев", en="Zed")))
    assert told(Order.ALPHABET, members, "kk") == [("", ["Әлиев", "Баев", "Юсупов"])]
    assert told(Order.ALPHABET, members, "ba") == [("", ["Баев", "Әлиев", "Юсупов"])]
    assert told(Order.ALPHABET, members[1:], "en") == [("", ["Abaev", "Zed"])]


@given(st.permutations(ALL), st.sampled_from(Order))
def test_nobody_is_lost_or_told_twice(members: list[One], order: Order) -> None:
    found = [one for section in arranged(members, order, "ru") for one in section.members]
    assert sorted(found, key=lambda one: one.name.ru) == sorted(ALL, key=lambda one: one.name.ru)


@pytest.mark.parametrize("order", Order)
def test_nobody_makes_no_section(order: Order) -> None:
    assert arranged((), order, "ru") == ()


def test_what_an_address_does_not_say_is_the_usual() -> None:
    assert [order_in(typed) for typed in ("category", "", "size")] == [Order.CATEGORY, Order.PRECEDENCE, Order.PRECEDENCE]
    assert [languages_in(typed) for typed in ("ru+kk", "en", "", "kk+ru", "de")] == [("ru", "kk"), ("en", ""), *[("ru", "")] * 3]
    assert all(languages_in(pair) == tuple((pair + "+").split("+")[:2]) for pair in PAIRS)
