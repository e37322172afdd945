"""Claims about which items need an interpreter, pairs of languages, and bookings that collide."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.words.languages import speaking
from app.planning.interpreting.rules import Hours, Need, collide, fits, minutes_between, need_of, pairs_kept
from app.planning.interpreting.wording import language_meant, language_told, languages_offered, pair_told
from app.planning.programmes.rules import ItemKind
from app.register.directory.rules.kinds import PartySide

OURS, THEIRS, NEIGHBOURS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN, PartySide.RUSSIA
START = datetime(2024, 11, 26, 5, 0, tzinfo=UTC)


def hours(start: int, end: int | None = None) -> Hours:
    """Return hours in minutes after the start of the day."""
    return Hours(START + timedelta(minutes=start), None if end is None else START + timedelta(minutes=end))


@pytest.mark.parametrize(
    ("kind", "sides", "languages", "need"),
    [
        (ItemKind.PLENARY, [OURS, THEIRS], ["ru"], Need.SIDES),
        (ItemKind.PLENARY, [OURS, NEIGHBOURS], ["ru"], None),
        (ItemKind.PLENARY, [THEIRS], [], None),
        (ItemKind.PLENARY, [], ["ru", "kk"], Need.LANGUAGES),
        (ItemKind.MEETING, [], [], Need.TALKS),
        (ItemKind.MATCHMAKING, [OURS, THEIRS], [], Need.TALKS),
        (ItemKind.ARRIVAL, [OURS, THEIRS], [], None),
        (ItemKind.TRANSFER, [OURS, THEIRS], [], None),
    ],
)
def test_an_item_needs_an_interpreter_where_two_languages_meet(
    kind: ItemKind, sides: list[PartySide], languages: list[str], need: Need | None
) -> None:
    assert need_of(kind, sides, languages) == need


def test_who_has_the_pair_asked_for_fits_and_a_language_not_said_is_any() -> None:
    pairs = [["kk", "ru"]]
    assert [fits(pairs, *asked) for asked in (("kk", "ru"), ("ru", "kk"), ("kk", ""), ("", "ru"), ("", "kk"), ("", ""))] == [
        True,
        False,
        True,
        True,
        False,
        True,
    ]


def test_pairs_are_kept_once_each_and_must_be_two_languages() -> None:
    assert pairs_kept([("kk", "ru"), ("ru", "kk"), ("kk", "ru")]) == (("kk", "ru"), ("ru", "kk"))
    for wrong in ([], [("kk", "kk")], [("kk", "")], [("казахский", "ru")]):
        with pytest.raises(Refusal):
            pairs_kept(wrong)


def test_bookings_collide_where_nobody_can_keep_both() -> None:
    assert collide(hours(0, 60), hours(30, 90))
    assert not collide(hours(0, 60), hours(60, 90))
    assert collide(hours(0), hours(0, 30))
    assert not collide(hours(0), hours(30, 60))
    assert minutes_between(hours(0, 60), hours(95, 100)) == 35
    assert minutes_between(hours(0, 60), hours(30, 100)) == 0


@given(*[st.tuples(st.integers(0, 600), st.none() | st.integers(1, 200))] * 2)
def test_colliding_does_not_depend_on_who_asks(one: tuple[int, int | None], other: tuple[int, int | None]) -> None:
    first, second = (hours(start, None if length is None else start + length) for start, length in (one, other))
    assert collide(first, second) == collide(second, first)


@pytest.mark.parametrize("language", ["ru", "ba", "kk", "en"])
def test_every_language_is_found_again_by_the_name_that_it_is_offered_with(language: str) -> None:
    with speaking(language):
        offered = languages_offered()
        assert [code for code, _ in offered[:4]] == ["ru", "ba", "kk", "en"]
        assert all(language_meant(name) is not None for _, name in offered)
        assert {language_meant(name) for code, name in offered[:4]} == {"ru", "ba", "kk", "en"}


def test_a_pair_is_told_in_the_language_spoken() -> None:
    with speaking("ru"):
        assert (pair_told("kk", "ru"), pair_told("", "ru"), language_told("tt")) == ("казахский → русский", "", "татарский")
    with speaking("kk"):
        assert pair_told("kk", "ru") == "қазақ тілі → орыс тілі"
    with speaking("ba"):
        assert pair_told("kk", "ru") == "ҡаҙаҡ теле → урыҫ теле"
    assert (language_meant("Казахский"), language_meant("kazakh"), language_meant("эльфийский")) == ("kk", "kk", None)
