"""Nobody is kept busy for six hours without a meal."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.judgement.conflicts.facts import ItemFact
from app.planning.programmes.rules import ItemKind
from tests.factories.facts import an_item, found


def hungry(*given: ItemFact) -> list[str]:
    return [one.key for one in found("no_meal", *given)]


def busy(ident: int, start: str, end: str | None, kind: ItemKind = ItemKind.SESSION, event: int = 1) -> ItemFact:
    return an_item(ident, start, end, people={1}, venue=1, kind=kind, event=event)


@pytest.mark.parametrize(("end", "findings"), [("15:59", []), ("16:00", ["no_meal:item1:item2"])])
def test_six_hours_are_too_long(end: str, findings: list[str]) -> None:
    assert hungry(busy(1, "10:00", "12:00"), busy(2, "12:30", end)) == findings


@pytest.mark.parametrize(("begins", "findings"), [("12:59", ["no_meal:item1:item2"]), ("13:00", [])])
def test_an_hour_is_a_break(begins: str, findings: list[str]) -> None:
    assert hungry(busy(1, "8:00", "12:00"), busy(2, begins, "17:00")) == findings


@pytest.mark.parametrize("kind", [ItemKind.MEAL, ItemKind.RECEPTION])
def test_a_meal_or_a_reception_feeds(kind: ItemKind) -> None:
    assert hungry(busy(1, "8:00", "12:00"), busy(2, "12:00", "12:30", kind), busy(3, "12:30", "18:00")) == []


def test_a_meal_in_the_midst_of_a_long_item_feeds_too() -> None:
    meal = busy(2, "13:00", "14:00", ItemKind.MEAL)
    assert (hungry(busy(1, "9:00", "18:00")), hungry(busy(1, "9:00", "18:00"), meal)) == (["no_meal:item1:item1"], [])


def test_the_time_before_and_after_a_meal_are_two_stretches() -> None:
    long = (busy(1, "6:00", "12:00"), busy(2, "12:00", "13:00", ItemKind.MEAL), busy(3, "13:00", "19:00"))
    assert hungry(*long) == ["no_meal:item1:item1", "no_meal:item3:item3"]


def test_a_walk_feeds_nobody_and_the_way_itself_keeps_nobody_busy() -> None:
    walk, way = busy(2, "12:00", "13:00", ItemKind.WALK), busy(2, "12:00", "13:00", ItemKind.TRANSFER)
    assert (
        hungry(busy(1, "8:00", "12:00"), walk, busy(3, "13:00", "15:00")),
        hungry(busy(1, "8:00", "12:00"), way, busy(3, "13:00", "15:00")),
    ) == (
        ["no_meal:item1:item3"],
        [],
    )


def test_a_stretch_is_told_once_with_all_who_share_its_ends() -> None:
    given = (
        an_item(1, "9:00", "12:00", people={1, 2, 3}, venue=1),
        an_item(2, "12:00", "13:00", people={1}, venue=1),
        an_item(3, "12:00", "13:00", people={2}, venue=2),
        an_item(4, "13:00", "15:00", people={1, 2, 3}, venue=1),
    )
    assert [(one.key, set(one.people)) for one in found("no_meal", *given)] == [("no_meal:item1:item4", {1, 2})]


def test_a_night_counts_like_a_day() -> None:
    assert hungry(busy(1, "22:00", "1:00"), an_item(2, "1:30", "4:00", day=date(2024, 11, 27), people={1}, venue=1)) == [
        "no_meal:item1:item2"
    ]


def test_an_open_time_counts_by_its_beginning() -> None:
    assert [(one.key, one.clash.unsure) for one in found("no_meal", busy(1, "9:00", "14:30"), busy(2, "15:00", None))] == [
        ("no_meal:item1:item2", True)
    ]


def test_a_stretch_wholly_of_another_event_is_not_told() -> None:
    others = (busy(1, "9:00", "12:00", event=2), busy(3, "13:00", "15:00", event=2))
    assert (hungry(*others, busy(2, "12:00", "13:00", event=2)), hungry(*others, busy(2, "12:00", "13:00"))) == (
        [],
        ["no_meal:item1:item3"],
    )


SPANS = st.tuples(st.integers(0, 46), st.integers(1, 16), st.sampled_from([ItemKind.SESSION, ItemKind.SESSION, ItemKind.MEAL]))


def item_at(ident: int, start: int, end: int, kind: ItemKind) -> ItemFact:
    begins, ends = (f"{quarter // 4}:{quarter % 4 * 15:02d}" for quarter in (start, end))
    return busy(ident, begins, ends, kind)


@given(st.lists(SPANS, min_size=1, max_size=8))
def test_a_day_told_backwards_has_the_same_stretches(spans: list[tuple[int, int, ItemKind]]) -> None:
    day = [item_at(ident, start + 16, start + 16 + length, kind) for ident, (start, length, kind) in enumerate(spans)]
    back = [item_at(ident, 94 - start - length, 94 - start, kind) for ident, (start, length, kind) in enumerate(spans)]
    there, again = ([one.clash.things for one in found("no_meal", *items)] for items in (day, back))
    assert {frozenset(things) for things in there} == {frozenset(things) for things in again}
