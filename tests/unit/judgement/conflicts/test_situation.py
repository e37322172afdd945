"""What people do, in order: bookings of items, rides and legs."""

from app.judgement.conflicts.bookings import Booking, Doing
from app.judgement.conflicts.facts import Sort
from app.judgement.conflicts.situation import Situation
from app.planning.programmes.rules import ItemKind, ItemRole
from tests.factories.facts import a_car, a_leg, a_ride, a_vehicle, an_event, an_item, minute, situation


def doings(there: Situation, person: int) -> list[tuple[Sort, int, Doing]]:
    return [(*one.thing, one.doing) for one in there.of_person[person]]


def bookings(there: Situation) -> list[Booking]:
    return list(there.of_person[1])


def test_a_day_comes_in_the_order_of_time() -> None:
    there = situation(
        an_item(2, "12:00", "13:00", people={1}),
        an_item(1, "10:00", "11:00", roles={1: ItemRole.SPEAKER}),
        a_ride(3, "9:00", "9:30", a_car(4, {1})),
        a_vehicle(4, driver=9),
        a_leg(5, "7:00", people={1}),
    )
    assert doings(there, 1) == [
        (Sort.LEG, 5, Doing.TRAVELS),
        (Sort.RIDE, 3, Doing.RIDES),
        (Sort.ITEM, 1, Doing.HAS_ROLE),
        (Sort.ITEM, 2, Doing.ATTENDS),
    ]
    assert doings(there, 9) == [(Sort.RIDE, 3, Doing.DRIVES)]


def test_who_interprets_and_chairs_interprets() -> None:
    there = situation(an_item(1, "10:00", "11:00", roles=[(1, ItemRole.INTERPRETER), (1, ItemRole.CHAIR), (2, ItemRole.GUEST)]))
    assert [doings(there, person)[0][2] for person in (1, 2)] == [Doing.INTERPRETS, Doing.ATTENDS]


def test_thousands_who_do_the_same_are_one_timeline() -> None:
    there = situation(an_item(1, "10:00", "11:00", people=range(3000)), an_item(2, "12:00", "13:00", people={5}))
    assert sorted(len(timeline.people) for timeline in there.timelines()) == [1, 2999]


def test_an_arrival_lasts_until_one_can_drive_off_and_a_departure_from_when_one_has_to_be_there() -> None:
    there = situation(an_event(), a_leg(1, "9:05", vip={1}), a_leg(2, "20:00", vip={1}, departs=True, border=True))
    assert [(one.start, one.end) for one in bookings(there)] == [
        (minute("9:05"), minute("9:35")),
        (minute("19:00"), minute("20:00")),
    ]


def test_a_journey_without_a_time_spans_no_more_than_is_sure() -> None:
    there = situation(a_leg(1, people={1}), a_leg(2, people={1}, departs=True))
    assert [(one.end - one.start, one.unsure) for one in bookings(there)] == [(0, True), (0, True)]
    assert bookings(there)[1].start - bookings(there)[0].start == 24 * 60


def test_an_item_without_a_time_books_nobody() -> None:
    assert situation(an_item(1, people={1})).of_person == {}


def test_the_way_itself_has_no_place_of_its_own() -> None:
    (booking,) = bookings(situation(an_item(1, "9:00", "10:00", people={1}, venue=1, kind=ItemKind.ARRIVAL)))
    assert (booking.origin.is_known, booking.loose, booking.binds) == (False, True, False)
