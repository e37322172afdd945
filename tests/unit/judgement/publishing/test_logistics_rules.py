"""Claims about what changed between two pictures of the logistics."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.judgement.publishing.deeds import Deed
from app.judgement.publishing.logistics_rules import LogisticsChanges, logistics_changes
from app.judgement.publishing.logistics_telling import MOST_TOLD, Told, logistics_told
from app.judgement.publishing.rules import changes_between
from app.planning.journeys.rules import Mode
from app.planning.logistics.picture import BookingPicture, Logistics
from app.planning.programmes.programme import Place, Programme
from app.planning.stays.rules import RoomCategory
from tests.strategies.logistics import pictures
from tests.unit.planning.itineraries.stage import DAY, LEG, LOGISTICS, PLENARY, PROGRAMME, TRANSFER, person, uid, wall

NBSP = "\N{NO-BREAK SPACE}"
STAY, BOOKING = LOGISTICS.stays[0], LOGISTICS.bookings[0]
CARS = TRANSFER.cars


def changed(**over: Any) -> LogisticsChanges:
    """Return what changes with something else in the picture."""
    return logistics_changes(LOGISTICS, replace(LOGISTICS, **over))


def told(changes: LogisticsChanges) -> list[Told]:
    """Return the changes in English."""
    with speaking("en"):
        return list(logistics_told(changes_between(PROGRAMME, PROGRAMME, logistics=changes)))


@given(pictures())
@settings(max_examples=25)
def test_a_picture_differs_from_itself_in_nothing_and_from_none_in_what_stands_in_it(both: tuple[Programme, Logistics]) -> None:
    programme, logistics = both
    assert not logistics_changes(logistics, logistics)
    found = logistics_changes(Logistics(logistics.event_uid), logistics)
    standing = [one for rows in (logistics.legs, logistics.transfers, logistics.stays) for one in rows if not one.cancelled]
    assert len(found.legs) + len(found.transfers) + len(found.stays) == len(standing)
    deeds: list[Deed] = [change.deed for change in found.legs]
    deeds += [change.deed for change in found.transfers]
    deeds += [change.deed for change in found.stays]
    assert set(deeds) <= {Deed.ADDED}
    assert logistics_told(changes_between(None, programme, logistics=found)) or not found


@given(pictures(), pictures())
@settings(max_examples=25)
def test_two_pictures_that_differ_have_changes_and_these_can_be_told(
    both: tuple[Programme, Logistics], others: tuple[Programme, Logistics]
) -> None:
    (programme, before), (_, other) = both, others
    after = replace(other, event_uid=before.event_uid)
    found = logistics_changes(before, after)
    assert bool(found) is (replace(before, halls=()) != replace(after, halls=()))
    assert bool(logistics_told(changes_between(programme, programme, logistics=found))) is bool(found)


def test_which_items_a_hall_has_is_told_with_the_items() -> None:
    assert not changed(halls=())


@pytest.mark.parametrize(
    ("over", "deed", "fields"),
    [
        ({"estimated": wall("10:45")}, Deed.MOVED, ("when",)),
        ({"actual": wall("09:05")}, None, ()),
        ({"day": DAY + timedelta(days=1)}, Deed.MOVED, ("when",)),
        ({"cancelled": True}, Deed.CANCELLED, ()),
        ({"number": "DP-409"}, Deed.CHANGED, ("number",)),
        ({"mode": Mode.TRAIN}, Deed.CHANGED, ("mode",)),
        ({"met_by_note": ""}, Deed.CHANGED, ("met_by",)),
        ({"vip_passengers": ()}, Deed.CHANGED, ("vip",)),
        ({"provisional": True}, Deed.CHANGED, ("provisional",)),
    ],
)
def test_what_happens_to_a_leg(over: Mapping[str, Any], deed: Deed | None, fields: tuple[str, ...]) -> None:
    changes = changed(legs=(replace(LEG, **over),))
    assert [(change.deed, change.fields) for change in changes.legs] == ([(deed, fields)] if deed else [])
    assert changes.otherwise is (deed is None)


@pytest.mark.parametrize(
    ("over", "deed", "fields"),
    [
        ({"start": wall("10:00")}, Deed.MOVED, ("when",)),
        ({"end": wall("10:40")}, Deed.MOVED, ("when",)),
        ({"cancelled": True}, Deed.CANCELLED, ()),
        ({"goal": Place(Texts("Торатау"))}, Deed.CHANGED, ("goal",)),
        ({"start_place": Place(Texts("Вокзал"))}, Deed.CHANGED, ("start_place",)),
        ({"cars": (CARS[0], replace(CARS[1], vehicle=uid("vehicle")))}, Deed.CHANGED, ("cars",)),
        ({"cars": (replace(CARS[0], passengers=((uid("guest"), ""),)), CARS[1])}, Deed.CHANGED, ("seats",)),
        ({"motorcade": False}, Deed.CHANGED, ("cars", "motorcade")),
        ({"note": Texts("у выхода 2")}, Deed.CHANGED, ("note",)),
    ],
)
def test_what_happens_to_a_transfer(over: Mapping[str, Any], deed: Deed, fields: tuple[str, ...]) -> None:
    changes = changed(transfers=(replace(TRANSFER, **over),))
    assert [(change.deed, change.fields) for change in changes.transfers] == [(deed, fields)]


def test_another_driver_or_plate_changes_every_transfer_that_the_vehicle_drives() -> None:
    vehicle = LOGISTICS.vehicles[0]
    for other in (replace(vehicle, driver=uid("officer")), replace(vehicle, plate="А013ВС102")):
        (change,) = changed(vehicles=(other,)).transfers
        assert (change.deed, change.fields) == (Deed.CHANGED, ("cars",))


def test_who_gets_in_and_out_is_told_by_name() -> None:
    cars = (replace(CARS[0], passengers=((uid("host"), ""),)), CARS[1])
    (change,) = changed(transfers=(replace(TRANSFER, cars=cars),)).transfers
    assert (change.came, change.left) == ((uid("host"),), (uid("guest"),))
    (shown,) = told(changed(transfers=(replace(TRANSFER, cars=cars),)))
    assert shown.sentences == ("also: I. Хозяев", "no longer: I. Гостев")


def test_what_was_taken_out_is_cancelled_and_what_comes_back_takes_place_after_all() -> None:
    assert [change.deed for change in changed(transfers=()).transfers] == [Deed.CANCELLED]
    before = replace(LOGISTICS, transfers=(replace(TRANSFER, cancelled=True),))
    (change,) = logistics_changes(before, replace(LOGISTICS, transfers=(replace(TRANSFER, start=wall("09:50")),))).transfers
    assert (change.deed, change.fields) == (Deed.RESTORED, ("when",))
    assert not logistics_changes(before, replace(LOGISTICS, transfers=())).transfers


@pytest.mark.parametrize(
    ("over", "deed", "sentence"),
    [
        (
            {"until_day": DAY},
            Deed.MOVED,
            f"Days of the stay: “26{NBSP}November 2024” instead of “26–28{NBSP}November 2024”",
        ),
        ({"room": "306"}, Deed.CHANGED, "Room: “306” instead of “305”"),
        ({"room": ""}, Deed.CHANGED, "Room: no longer “305”"),
        ({"category": RoomCategory.SUITE}, Deed.CHANGED, "Category of the room: “Suite” instead of “Standard room”"),
        ({"person": uid("other")}, Deed.CHANGED, "Guest: “I. Другов” instead of “I. Гостев”"),
    ],
)
def test_what_happens_to_a_stay(over: Mapping[str, Any], deed: Deed, sentence: str) -> None:
    (shown,) = told(changed(stays=(replace(STAY, **over),)))
    assert (shown.deed, shown.sentences) == (deed, (sentence,))


def test_a_hotel_that_moved_is_told_to_whoever_stays_there() -> None:
    (hotel,) = LOGISTICS.hotels
    (shown,) = told(changed(hotels=(replace(hotel, place=Place(Texts("Sheraton"))),)))
    assert shown.sentences == ("Hotel: “Sheraton” instead of “Hilton”",)


def test_bookings_are_told_by_who_interprets_what() -> None:
    (shown,) = told(changed(bookings=(replace(BOOKING, source="ru", target="kk", delegation=""),)))
    assert (shown.title, shown.deed) == ("I. Толмачёв interprets: Plenary", Deed.CHANGED)
    assert shown.sentences == ("Languages: “Russian → Kazakh” instead of “Kazakh → Russian”", "For whom: no longer “Astana”")
    gone, new = told(changed(bookings=(BookingPicture(PLENARY.uid, uid("host")),)))
    assert (gone.deed, new.deed, new.title) == (Deed.CANCELLED, Deed.ADDED, "I. Хозяев interprets: Plenary")


def test_another_attached_officer_is_told_by_delegation() -> None:
    (shown,) = told(changed(officers={uid("guests"): uid("host")}))
    assert (shown.title, shown.sentences) == ("Attached officers", ("Astana: “I. Хозяев” instead of “I. Офицеров”",))


def test_a_late_flight_is_told_from_when_to_when_and_past_midnight_with_the_day() -> None:
    (shown,) = told(changed(legs=(replace(LEG, estimated=wall("10:45")),)))
    assert (shown.title, shown.hours, shown.sentences) == (
        "Arrival of flight DP-407 from Moscow",
        "10:45",
        ("moved from 09:05 to 10:45",),
    )
    (shown,) = told(changed(legs=(replace(LEG, estimated=wall("00:15", DAY + timedelta(days=1))),)))
    assert shown.sentences == ("moved from 26\N{NO-BREAK SPACE}November, 09:05 to 27\N{NO-BREAK SPACE}November, 00:15",)


def test_what_concerns_nobody_is_one_sentence() -> None:
    people = {**LOGISTICS.people, uid("driver"): person("Новый")}
    assert [shown.title for shown in told(changed(people=people))] == ["Other particulars of the logistics"]


def test_many_of_one_sort_are_told_as_a_number_in_the_order_in_which_people_are_told() -> None:
    stays = tuple(replace(STAY, uid=uid(f"stay {number}")) for number in range(1800))
    shown = told(changed(stays=(replace(STAY, cancelled=True), *stays)))
    assert [(one.deed, one.title) for one in shown] == [(Deed.CANCELLED, "Stay of I. Гостев: Hilton"), (Deed.ADDED, "1800 stays")]
    assert len(told(changed(stays=(STAY, *stays[:MOST_TOLD])))) == MOST_TOLD


def test_changes_count_what_page_and_notice_tell() -> None:
    changes = changes_between(PROGRAMME, PROGRAMME, logistics=changed(legs=(), stays=()))
    assert (changes.number, bool(changes), changes_between(PROGRAMME, PROGRAMME).number) == (2, True, 0)
