"""Pairs in haste: the same told forwards and backwards, in whatever order the facts come."""

from hypothesis import given
from hypothesis import strategies as st

from app.judgement.conflicts.bookings import bookings_of_item
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.facts import ItemFact
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.pairs import is_free
from tests.factories.facts import a_leg, an_item, situation

CHECKS = [BY_NAME[name] for name in ("person_twice", "interpreter_twice", "too_far", "short_gap")]
WAYS = {(1, 2): 25, (1, 3): 70}
Span = tuple[int, int, frozenset[int], int, int | None]
_SPANS = st.tuples(
    st.integers(20, 150), st.integers(1, 30), st.frozensets(st.integers(1, 4), max_size=3), st.integers(1, 4), st.none() | st.integers(1, 2)
)
"""Start and length in steps of five minutes, who attends, the venue, who interprets."""


def item_at(ident: int, span: Span, *, backwards: bool = False) -> ItemFact:
    start, length, people, venue, interpreter = span
    if backwards:
        start = 200 - start - length
    begins, ends = (f"{step // 12}:{step % 12 * 5:02d}" for step in (start, start + length))
    interpreters = () if interpreter is None else (interpreter,)
    return an_item(ident, begins, ends, people=people, interpreters=interpreters, venue=venue)


def told(items: list[ItemFact]) -> set[tuple[str, frozenset[object], frozenset[int]]]:
    return {(one.check, frozenset(one.clash.things), one.people) for one in judge(situation(*items, ways=WAYS), CHECKS)}


@given(st.lists(_SPANS, min_size=2, max_size=7))
def test_a_day_told_backwards_is_in_the_same_haste(spans: list[Span]) -> None:
    day = [item_at(ident, span) for ident, span in enumerate(spans)]
    back = [item_at(ident, span, backwards=True) for ident, span in enumerate(spans)]
    assert told(day) == told(back) == told(day[::-1])


def test_two_things_are_told_by_one_kind_alone() -> None:
    first = an_item(1, "10:00", "11:00", people={1}, venue=1)
    seconds = [an_item(2, at, "13:00", people={1}, venue=2) for at in ("10:55", "11:05", "11:24", "11:25")]
    assert [[one.check for one in judge(situation(first, second, ways=WAYS), CHECKS)] for second in seconds] == [
        ["person_twice"],
        ["too_far"],
        ["too_far"],
        [],
    ]


def test_who_is_elsewhere_on_the_way_or_too_far_is_not_free() -> None:
    there = situation(
        an_item(1, "10:00", "11:00", people={1}, venue=1),
        an_item(2, "9:00", "9:40", people={2}, venue=2),
        an_item(3, "9:00", "9:30", people={3}, venue=2),
        a_leg(4, "9:50", people={4}),
        ways=WAYS,
    )
    ((booking, _),) = bookings_of_item(an_item(9, "10:00", "11:00", people={9}, venue=1))
    assert [is_free(there, person, booking) for person in (1, 2, 3, 4, 5)] == [False, False, True, False, True]
