"""A picture laid out: every event stands there once, and nothing covers anything else."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.calendar.picture import Entry, Picture, Reserve, Tie
from app.planning.calendar.rows import lines_of, rows_of
from app.planning.events.kinds import Kind
from app.planning.events.rules import Relation, Side, Status
from tests.strategies.calendars import pictures, years

SOME_PICTURES = years().flatmap(pictures)


@given(SOME_PICTURES, st.integers(0, 68))
def test_every_event_and_every_reserve_stands_in_the_row_of_its_kind_once(picture: Picture, label: int) -> None:
    rows = rows_of(picture, Kind, lambda _one: label)
    for row in rows:
        shown = [drawn.what for lane in row.lanes for drawn in lane]
        everything: list[Entry | Reserve] = [*picture.entries, *picture.reserves]
        wanted = [one for one in everything if one.kind is row.kind]
        assert len(shown) == len(wanted)
        assert all(one in shown for one in wanted)


@given(SOME_PICTURES, st.integers(0, 68))
def test_nothing_in_a_lane_overlaps_and_nothing_leaves_the_year(picture: Picture, label: int) -> None:
    columns = len(picture.days.each())
    for row in rows_of(picture, Kind, lambda _one: label):
        for lane in row.lanes:
            ends = [0, *(place for one in lane for place in (one.bar.start, one.bar.end)), columns]
            assert ends == sorted(ends)
            assert all(one.bar.end - one.bar.start <= 130 for one in lane)  # the widest class of the style sheet


def test_a_line_leads_from_an_event_to_the_near_end_of_what_it_hangs_on() -> None:
    forum = an_entry(1, Kind.FORUM, Days(date(2026, 11, 26), date(2026, 11, 27)))
    days = an_entry(2, Kind.DAYS, Days(date(2026, 11, 24), date(2026, 11, 25)), Tie(Relation.DIRECTLY_BEFORE, 1, forum.title))
    far = an_entry(3, Kind.DAYS, Days(date(2026, 3, 1), date(2026, 3, 1)), Tie(Relation.AFTER, 99, forum.title))
    picture = Picture(Days(date(2026, 1, 1), date(2026, 12, 31)), (far, days, forum), (), ())
    lines = lines_of(picture, rows_of(picture, Kind, lambda _one: 0))
    assert lines == ((329, 2.5, 329, 0.5),)


def an_entry(ident: int, kind: Kind, days: Days, *ties: Tie) -> Entry:
    return Entry(ident, kind, Status.PREPARING, Side.BASHKORTOSTAN, Texts(ru="Форум"), Texts(ru="Уфа"), days, ties=ties)
