"""Times at which everybody is free: against a scan of every minute, and the best of them first."""

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.judgement.conflicts.facts import NOWHERE, Minute, Spot
from app.judgement.conflicts.free_time.blocks import FAR, Block, Roads
from app.judgement.conflicts.free_time.ranking import MOST_LOOKS, count_apart, proposals, weighable
from app.judgement.conflicts.free_time.rules import Asked, Board, Room, hindrances, without
from app.judgement.conflicts.free_time.windows import Stretch
from tests.factories.facts import UFA, WaysBy, minute

ROADS = Roads(WaysBy({(1, 2): 20}), {1: 1, 2: 1, 3: 2})
"""Venues 1 and 2 lie in one city, 3 in another one."""
DAY = Stretch(minute("9:00"), minute("18:00"))


def a_block(start: str, end: str, venue: int | None = None, *, buffer: int = 0, unsure: bool = False) -> Block:
    return Block(minute(start), minute(end), Spot(venue), Spot(venue), buffer, unsure=unsure)


def asked(
    people: Mapping[int, tuple[Block, ...]],
    *,
    minutes: int = 45,
    rooms: tuple[Room, ...] = (Room(),),
    interpreters: Mapping[int, tuple[Block, ...]] | None = None,
    apart: int = 0,
    windows: tuple[Stretch, ...] = (DAY,),
    seats: int = 0,
) -> Asked:
    return Asked(minutes, windows, people, rooms, ROADS, interpreters, apart, seats)


def starts(question: Asked, room: Room | None = None) -> list[Minute]:
    board = Board(question)
    return list(board.grid.of(board.free(room or question.rooms[0])))


def best(question: Asked) -> list[Minute]:
    return [one.start for one in proposals(question, [DAY], UFA)]


_blocks = st.builds(
    lambda start, length, first, second, buffer: Block(start, start + length, Spot(first), Spot(second), buffer),
    st.integers(0, 400),
    st.integers(1, 90),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from([0, 10, 30]),
)
_busy = st.dictionaries(st.integers(1, 4), st.lists(_blocks, max_size=4).map(tuple), max_size=4)
_stretches = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)).map(lambda one: Stretch(one[0], sum(one))), max_size=3).map(tuple)


def free_by_the_minute(question: Asked, room: Room, start: Minute) -> bool:
    """Look at every minute from setting out until having got to the next thing."""

    def can(blocks: tuple[Block, ...]) -> bool:
        during = range(start, start + question.minutes)
        for block in blocks:
            leaves = block.end + ROADS.minutes(block.goal, room.spot) + question.apart
            needed = block.start - ROADS.minutes(room.spot, block.origin) - max(block.buffer, question.apart)
            if any(needed <= at < leaves for at in during):
                return False
        return True

    hall = any(
        taken.start - question.apart <= at < taken.end + question.apart
        for taken in room.taken
        for at in range(start, start + question.minutes)
    )
    inside = any(window.start <= start and start + question.minutes <= window.end for window in question.windows)
    interprets = question.interpreters is None or any(can(blocks) for blocks in question.interpreters.values())
    return inside and not hall and interprets and all(can(blocks) for blocks in question.people.values())


@given(_busy, st.none() | _busy, st.sampled_from([None, 1, 2, 3]), _stretches, st.sampled_from([15, 40, 45]), st.sampled_from([0, 15]))
def test_a_start_is_free_where_a_scan_of_every_minute_finds_nobody_kept(
    people: dict[int, tuple[Block, ...]],
    interpreters: dict[int, tuple[Block, ...]] | None,
    venue: int | None,
    taken: tuple[Stretch, ...],
    minutes: int,
    apart: int,
) -> None:
    room = Room(Spot(venue, 1), 30, taken)
    windows = (Stretch(0, 180), Stretch(200, 480))
    question = asked(people, minutes=minutes, rooms=(room,), interpreters=interpreters, apart=apart, windows=windows)
    assert starts(question) == [at for at in range(0, 480, 5) if free_by_the_minute(question, room, at)]


@given(_busy, st.none() | _busy, _stretches)
def test_without_what_stands_in_the_way_there_are_the_starts_that_were_told(
    people: dict[int, tuple[Block, ...]], interpreters: dict[int, tuple[Block, ...]] | None, taken: tuple[Stretch, ...]
) -> None:
    question = asked(people, rooms=(Room(Spot(1, 1), 30, taken),), interpreters=interpreters, windows=(Stretch(0, 480),))
    for hindrance in hindrances(question):
        freed = starts(without(question, hindrance))
        assert set(hindrance.starts) <= set(freed) - set(starts(question))


@given(_busy, _stretches)
def test_proposals_are_free_and_lie_an_hour_apart(people: dict[int, tuple[Block, ...]], taken: tuple[Stretch, ...]) -> None:
    rooms = (Room(Spot(1, 1), 30, taken), Room(Spot(2, 2), 40))
    question = asked(people, rooms=rooms, windows=(Stretch(0, 480),))
    found = proposals(question, [], UFA)
    for one in found:
        assert not Board(question).against(one.start, one.room)
        assert all(not Board(question).against(one.start, room) for room in one.others)
    begin = sorted(one.start for one in found)
    assert all(later - earlier >= 60 for earlier, later in pairwise(begin))
    assert bool(found) is any(starts(question, room) for room in rooms)


def test_the_way_there_and_on_is_kept_free() -> None:
    people = {1: (a_block("9:00", "10:00", 2), a_block("12:00", "13:00", 2, buffer=10))}
    found = starts(asked(people, rooms=(Room(Spot(1, 7)),), windows=(Stretch(minute("9:00"), minute("12:00")),)))
    assert (found[0], found[-1]) == (minute("10:20"), minute("10:45"))


def test_between_two_cities_whose_way_nobody_knows_hours_are_kept() -> None:
    assert ROADS.minutes(Spot(1), Spot(3)) == FAR
    assert starts(asked({1: (a_block("9:00", "10:00", 3),)}, rooms=(Room(Spot(1, 7)),)))[0] == minute("16:00")


def test_starts_are_quarters_of_an_hour_unless_only_less_fits() -> None:
    people = {1: (a_block("9:00", "10:05"), a_block("10:55", "17:00"))}
    board = Board(asked(people))
    found = list(board.grid.round(board.free(Room())))
    assert found == [minute(at) for at in ("10:05", "10:10", "17:00", "17:15")]


def test_the_smallest_hall_that_fits_is_taken_and_the_others_are_named() -> None:
    small, large = Room(Spot(1, 7), 34), Room(Spot(1, 8), 300)
    found = proposals(asked({1: ()}, rooms=(large, small), seats=30), [DAY], UFA)[0]
    assert (found.room, found.others) == (small, (large,))


def test_a_time_at_the_venue_where_they_are_anyway_is_better() -> None:
    people = {1: (a_block("9:00", "12:00", 2),)}
    near, far = Room(Spot(2, 7), 34), Room(Spot(1, 8), 34)
    found = proposals(asked(people, rooms=(far, near), seats=30), [DAY], UFA)[0]
    assert (found.room, found.fit.stays, found.fit.moves, found.start) == (near, 1, 0, minute("12:30"))


def test_nobody_is_hurried_where_there_is_time() -> None:
    people = {1: (a_block("9:00", "10:00", 1), a_block("12:00", "18:00", 1))}
    found = proposals(asked(people, rooms=(Room(Spot(1, 8), 34),)), [DAY], UFA)[0]
    assert found.fit.slack is not None
    assert found.fit.slack >= 20


def test_the_interpreter_with_more_time_is_chosen() -> None:
    interpreters = {8: (a_block("9:00", "9:45", 1), a_block("10:50", "18:00", 1)), 9: ()}
    found = proposals(asked({}, interpreters=interpreters, windows=(Stretch(minute("10:00"), minute("10:45")),)), [DAY], UFA)
    assert [(one.start, one.interpreter) for one in found] == [(minute("10:00"), 9)]


def test_early_and_late_hours_come_last() -> None:
    comfortable = [Stretch(minute("10:00"), minute("17:00"))]
    found = [one.start for one in proposals(asked({}), comfortable, UFA)]
    assert found[0] == minute("10:00")
    assert {found[-1], found[-2]} == {minute("9:00"), minute("17:00")}


def test_proposals_are_spread_over_the_days() -> None:
    later = Stretch(DAY.start + 24 * 60, DAY.end + 24 * 60)
    found = best(asked({}, windows=(DAY, later)))
    assert len(found) == 10
    assert sum(start < DAY.end for start in found) == 5


def test_whoever_alone_stands_in_the_way_is_named_with_what_there_would_be() -> None:
    people = {1: (a_block("9:00", "18:00"),), 2: (a_block("9:00", "12:00"),), 3: ()}
    found = hindrances(asked(people))
    assert [(one.people, count_apart(one.starts, 45)) for one in found] == [((1,), 6)]


def test_those_whom_the_same_thing_keeps_stand_in_the_way_together() -> None:
    block = a_block("9:00", "18:00")
    found = hindrances(asked({1: (block,), 2: (block,), 3: ()}))
    assert [one.people for one in found] == [(1, 2)]


def test_a_taken_hall_and_a_busy_interpreter_are_told_as_what_stands_in_the_way() -> None:
    room = Room(Spot(1, 7), 30, (Stretch(minute("9:00"), minute("14:00")),))
    found = hindrances(asked({1: ()}, rooms=(room,), interpreters={8: (a_block("14:00", "18:00"),)}))
    assert [(one.hall, one.interpreters, one.starts[0]) for one in found] == [
        (True, False, minute("9:00")),
        (False, True, minute("14:00")),
    ]


def test_what_is_against_a_start_names_whom_it_keeps() -> None:
    block = a_block("10:00", "11:00", 2)
    room = Room(Spot(1, 7), 30, (Stretch(minute("11:00"), minute("12:00")),))
    board = Board(asked({1: (block,), 2: ()}, rooms=(room,)))
    assert [(one.people, one.block) for one in board.against(minute("10:30"), room)] == [((1,), block), ((), None)]
    assert board.against(minute("12:00"), room) == ()


def test_words_for_a_place_have_no_way() -> None:
    assert ROADS.minutes(Spot(words="фойе"), Spot(1)) == ROADS.minutes(NOWHERE, Spot(1)) == 0


def test_of_more_times_than_can_be_weighed_an_even_choice_is() -> None:
    days = tuple(Stretch(DAY.start + day * 1440, DAY.end + day * 1440) for day in range(14))
    rooms = tuple(Room(Spot(venue, venue)) for venue in range(1, 41))
    busy = {person: (a_block("9:00", "9:30", person % 3 + 1),) for person in range(500)}
    board = Board(asked(busy, rooms=rooms, windows=days))
    everything = sum(len(starts) for _, starts in weighable(board, 1))
    chosen = dict(weighable(board, 500))
    assert everything * 500 > MOST_LOOKS >= sum(map(len, chosen.values())) * 500
    assert {(start - DAY.start) // 1440 for starts in chosen.values() for start in starts} == set(range(14))
    assert all(board.free(room) & board.grid.between(start - 1, start + 1) for room, starts in chosen.items() for start in starts)


def test_where_there_are_few_times_all_are_weighed() -> None:
    board = Board(asked({1: (a_block("9:00", "12:00"),)}))
    assert [start for _, starts in weighable(board, 1) for start in starts] == list(board.grid.round(board.free(Room())))
