"""Claims about who gets which badge, and about the codes of badges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.planning.accreditation.rules import (
    BadgeCategory,
    category_of_member,
    category_of_role,
    code_in,
    new_code,
    opened_by,
    refuse_letter,
    renewed_code,
    stem,
    strongest,
)
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.rules import ItemRole
from app.register.directory.rules.kinds import Category


def test_a_badge_tells_the_role_first_then_the_sort_of_people() -> None:
    told = {
        (MemberRole.HEAD, Category.PRESS): BadgeCategory.HEAD,
        (MemberRole.DEPUTY, Category.GOVERNMENT): BadgeCategory.DELEGATE,
        (MemberRole.MEMBER, Category.PRESS): BadgeCategory.PRESS,
        (MemberRole.MEMBER, Category.STAFF): BadgeCategory.COMPANION,
        (MemberRole.SECURITY, Category.GOVERNMENT): BadgeCategory.SECURITY,
    }
    assert {pair: category_of_member(*pair) for pair in told} == told


def test_every_role_at_an_item_has_a_badge() -> None:
    assert category_of_role(ItemRole.MODERATOR) is BadgeCategory.SPEAKER
    assert all(isinstance(category_of_role(role), BadgeCategory) for role in ItemRole)


@given(st.sets(st.sampled_from(BadgeCategory), min_size=1))
def test_whoever_comes_as_several_things_gets_one_of_them(categories: set[BadgeCategory]) -> None:
    assert strongest(categories) in categories
    assert strongest({*categories, BadgeCategory.HEAD}) is BadgeCategory.HEAD


def test_a_new_badge_opens_what_its_category_opens() -> None:
    zones = [("A", ["head", "delegate"]), ("B", ["press"]), ("VIP", ["head"])]
    assert opened_by(zones, BadgeCategory.HEAD) == ["A", "VIP"]
    assert opened_by(zones, BadgeCategory.DRIVER) == []


def test_a_reissued_badge_keeps_the_half_of_its_code_that_tells_whose_it_is() -> None:
    code = new_code()
    renewed = renewed_code(code)
    assert (stem(renewed), renewed == code, len(renewed)) == (stem(code), False, 16)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ABCDEFGH234567AB", "ABCDEFGH234567AB"),
        (" abcdefgh234567ab\n", "ABCDEFGH234567AB"),
        ("https://yiyin.example.org/check-in/ABCDEFGH234567AB", "ABCDEFGH234567AB"),
        ("http://localhost:8000/check-in/ABCDEFGH234567AB/", "ABCDEFGH234567AB"),
        ("Иванов", None),
        ("ABCDEFGH234567A0", None),
        ("https://yiyin.example.org/check-in/", None),
    ],
)
def test_a_code_is_found_in_what_a_scanner_types(typed: str, found: str | None) -> None:
    assert code_in(typed) == found


def test_every_code_made_is_read_again() -> None:
    codes = [new_code() for _ in range(100)]
    assert [code_in(f"HTTPS://HOUSE/CHECK-IN/{code}") for code in codes] == codes


@pytest.mark.parametrize("letter", ["", "ZONES", "A B", "A-1"])
def test_a_letter_that_does_not_fit_on_a_badge_is_refused(letter: str) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_letter(letter, set())
    assert refused.value.field == "letter"


def test_a_letter_that_is_taken_is_refused() -> None:
    refuse_letter("B", {"A"})
    with pytest.raises(Refusal):
        refuse_letter("A", {"A"})
