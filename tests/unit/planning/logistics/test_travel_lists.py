"""Who stands on which list, and in which order."""

from dataclasses import replace

from app.planning.journeys.rules import Direction
from app.planning.logistics.travel_lists import AskedLegs, TravelLists
from tests.unit.faces.printouts.lists import BACK, LATE, LISTED, LISTS, LOGISTICS, OFF, PEOPLE, TRAIN
from tests.unit.planning.itineraries.stage import DAY, uid


def test_legs_stand_by_day_and_direction_and_the_time_that_they_are_expected_at() -> None:
    told = [(section.day, section.direction, [one.leg.uid for one in section.legs]) for section in LISTS.legs(AskedLegs())]
    assert told == [(DAY, Direction.ARRIVAL, [TRAIN.uid, OFF.uid, LATE.uid]), (BACK.day, Direction.DEPARTURE, [BACK.uid])]


def test_a_leg_without_a_time_stands_last() -> None:
    untimed = replace(TRAIN, planned=None, actual=None)
    (section,) = TravelLists(LISTED, replace(LOGISTICS, legs=(untimed, LATE))).legs(AskedLegs())
    assert [one.leg.uid for one in section.legs] == [LATE.uid, untimed.uid]


def test_travellers_stand_as_their_delegation_does_and_who_has_none_last() -> None:
    (section, _) = LISTS.legs(AskedLegs())
    train, _, late = section.legs
    assert [one.person for one in train.travellers] == [PEOPLE[uid("aktobe")], PEOPLE[uid("host")]]
    assert [one.person for one in late.travellers] == [PEOPLE[uid(f"guest {number}")] for number in range(1, 12)]


def test_a_list_of_one_delegation_has_only_its_own_people() -> None:
    (section,) = LISTS.legs(AskedLegs(delegation=uid("akt")))
    assert [[one.person for one in leg.travellers] for leg in section.legs] == [[PEOPLE[uid("aktobe")]]] * 2


def test_a_list_of_one_day_and_direction_has_no_other_legs() -> None:
    assert [section.day for section in LISTS.legs(AskedLegs(Direction.DEPARTURE))] == [BACK.day]
    assert LISTS.legs(AskedLegs(Direction.DEPARTURE, DAY)) == ()


def test_a_traveller_has_the_car_of_the_transfer_that_meets_the_leg() -> None:
    (section, _) = LISTS.legs(AskedLegs())
    rides = [one.ride.vehicle.number if one.ride and one.ride.vehicle else one.ride and 0 for one in section.legs[2].travellers]
    assert rides == [1, 1, 12, 12, 12, 12, 12, 12, 0, 0, None]


def test_nobody_is_driven_from_a_leg_that_is_cancelled_or_by_a_transfer_that_is() -> None:
    off = replace(LOGISTICS, legs=(replace(LATE, cancelled=True),))
    stopped = replace(LOGISTICS, legs=(LATE,), transfers=(replace(LOGISTICS.transfers[0], cancelled=True),))
    found = [TravelLists(LISTED, logistics).legs(AskedLegs())[0].legs[0].travellers for logistics in (off, stopped)]
    assert [{one.ride for one in travellers} for travellers in found] == [{None}, {None}]


def test_cars_stand_in_their_order_and_who_has_no_seat_last() -> None:
    ((_, (_, met)),) = LISTS.transfers(None)
    assert [(one.vehicle.number if one.vehicle else None, len(one.passengers)) for one in met.cars] == [(1, 2), (12, 6), (None, 2)]


def test_only_delegations_that_travel_are_offered() -> None:
    assert [one.uid for one in LISTS.delegations] == [uid("kz"), uid("akt")]
    assert TravelLists(LISTED, replace(LOGISTICS, legs=(TRAIN,))).delegations == [LISTED.delegations[1]]
