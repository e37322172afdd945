"""What keeps people and halls, as the situation of an event says it."""

from app.judgement.conflicts.facts import Minute, Sort, Spot, Thing
from app.judgement.conflicts.free_time.blocks import EVER, Block, blocks_of, taken_of
from app.judgement.conflicts.free_time.windows import Stretch
from app.judgement.conflicts.situation import Situation
from app.planning.programmes.rules import ItemKind, ItemRole
from tests.factories.facts import a_leg, a_ride, a_spot, an_item, minute, situation

WITHIN = Stretch(minute("0:00"), minute("23:59"))


def kept(given: Situation, person: int = 1) -> list[tuple[Minute, Minute]]:
    return [(block.start, block.end) for block in _of(given, person)]


def _of(given: Situation, person: int = 1) -> tuple[Block, ...]:
    return blocks_of(given, [person], WITHIN)[person]


def test_items_and_rides_keep_people_in_the_order_of_time() -> None:
    ride = a_ride(2, "9:00", "9:40", waiting=[1], origin=a_spot(venue=5), goal=a_spot(venue=6))
    found = _of(situation(an_item(1, "10:00", "11:00", people=[1], venue=6, buffer=10), ride))
    assert [(one.thing, one.origin, one.goal, one.buffer) for one in found] == [
        (Thing(Sort.RIDE, 2), Spot(5), Spot(6), 0),
        (Thing(Sort.ITEM, 1), Spot(6), Spot(6), 10),
    ]


def test_an_open_item_keeps_people_an_hour_and_is_unsure() -> None:
    (found,) = _of(situation(an_item(1, "19:00", people=[1])))
    assert (found.start, found.end, found.unsure) == (minute("19:00"), minute("20:00"), True)


def test_an_exhibition_keeps_only_those_with_a_role() -> None:
    given = situation(an_item(1, "9:00", "18:00", people=[1], roles={2: ItemRole.MODERATOR}, kind=ItemKind.EXHIBITION))
    assert (kept(given), kept(given, 2)) == ([], [(minute("9:00"), minute("18:00"))])


def test_the_way_itself_keeps_people_and_binds_them_to_no_place() -> None:
    (found,) = _of(situation(an_item(1, "9:00", "10:00", people=[1], venue=5, kind=ItemKind.TRANSFER)))
    assert (found.origin, found.goal) == (Spot(), Spot())


def test_guests_are_away_before_they_come_and_after_they_leave() -> None:
    legs = a_leg(1, "9:05", people=[1], venue=5), a_leg(2, "17:00", people=[1], departs=True, venue=6)
    found = _of(situation(*legs))
    assert [(one.start, one.end, one.origin, one.goal) for one in found] == [
        (-EVER, minute("10:05"), Spot(), Spot(5)),
        (minute("16:00"), EVER, Spot(6), Spot()),
    ]


def test_between_a_departure_and_the_next_arrival_they_are_away() -> None:
    legs = a_leg(1, "10:00", vip=[1], departs=True), a_leg(2, "15:00", vip=[1])
    assert kept(situation(*legs)) == [(minute("9:30"), minute("15:30"))]


def test_the_day_of_a_leg_without_a_time_is_taken_whole() -> None:
    (found,) = _of(situation(a_leg(1, people=[1])))
    assert (found.end, found.unsure) == (minute("0:00") + 24 * 60, True)


def test_what_one_thing_keeps_is_one_block_for_everybody() -> None:
    found = blocks_of(situation(an_item(1, "9:00", "10:00", people=[1, 2]), a_leg(1, "8:00", people=[1, 2])), [1, 2, 3], WITHIN)
    assert (found[1], len(found[1]), found[3]) == (found[2], 2, ())


def test_a_hall_is_taken_by_its_items() -> None:
    given = situation(an_item(1, "9:00", "10:00", hall=7), an_item(2, "12:00", hall=7), an_item(3, "9:00", "10:00", hall=8))
    assert taken_of(given, 7) == (Stretch(minute("9:00"), minute("10:00")), Stretch(minute("12:00"), minute("13:00")))
