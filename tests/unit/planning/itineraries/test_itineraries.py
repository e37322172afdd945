"""Claims about what stands in whose programme."""

from dataclasses import replace

import pytest

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.judgement.entries.rules import EntryStatus, firmness
from app.planning.events.rules import Status
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.rules import LineKind, Subject, Whose
from app.planning.programmes.roster import MemberPicture, Presence
from app.planning.programmes.rules import Visibility
from tests.unit.planning.itineraries.stage import LEG, LOGISTICS, PLENARY, PROGRAMME, TRANSFER, keys, lines, uid, wall, with_items


def test_a_guest_has_hotel_flight_ride_and_items_by_time_and_nothing_that_is_for_the_hosts() -> None:
    assert keys(Subject.PERSON, "guest") == ["stay", "leg", "ride", "item Пленарное заседание"]


def test_a_host_reads_what_is_for_the_hosts_with_the_working_words() -> None:
    briefing, plenary = lines(Subject.PERSON, "host")
    assert (briefing.key, plenary.key) == (f"item:{uid('briefing')}:hosts", f"item:{uid('plenary')}:hosts")
    assert plenary.item is not None
    assert (plenary.item.responsible, plenary.item.press.ru) == ("Хозяев И.И.", "протокольная съёмка")


def test_a_guest_reads_how_to_dress_and_not_who_is_responsible_or_what_the_press_is_told() -> None:
    (item,) = (line.item for line in lines(Subject.PERSON, "guest") if line.item)
    assert (item.responsible, item.transport, item.plan_b, item.press, item.dress.ru) == ("", "", "", Texts(), "деловой")
    assert item.present == Presence()
    assert item.participants.ru == "Делегация Астаны; Наши"


def test_somebody_with_a_role_and_no_delegation_was_sent_by_the_hosts() -> None:
    programme = with_items(visibility=Visibility.HOSTS)
    assert keys(Subject.INTERPRETER, "interpreter", programme) == ["interpreting Пленарное заседание"]
    guests = replace(PROGRAMME.delegations[0], members=(MemberPicture(uid("guest")), MemberPicture(uid("interpreter"))))
    with_guests = replace(programme, delegations=(guests, PROGRAMME.delegations[1]))
    assert keys(Subject.INTERPRETER, "interpreter", with_guests) == []


def test_who_does_not_come_any_more_has_nothing_of_the_delegation() -> None:
    guests = replace(PROGRAMME.delegations[0], members=(MemberPicture(uid("guest"), comes=False),))
    programme = replace(PROGRAMME, delegations=(guests,))
    assert keys(Subject.PERSON, "guest", programme, replace(LOGISTICS, legs=(), transfers=(), stays=())) == []


def test_a_passenger_sees_their_own_seat_and_nobody_else() -> None:
    (ride,) = (line for line in lines(Subject.PERSON, "guest") if line.kind is LineKind.RIDE)
    assert ride.car is not None
    assert (ride.car.passengers, set(ride.people)) == (((uid("guest"), "справа сзади"),), {uid("driver")})
    assert ride.transfer is not None
    assert (ride.transfer.cars, ride.transfer.waiting) == ((), ())
    (leg,) = (line.leg for line in lines(Subject.PERSON, "guest") if line.leg)
    assert (leg.vip, leg.passengers) == (True, ())
    (leg,) = (line.leg for line in lines(Subject.PERSON, "other") if line.leg)
    assert leg.vip is False


def test_a_driver_has_every_drive_with_passengers_and_the_flight_that_is_met() -> None:
    (drive,) = lines(Subject.VEHICLE, "vehicle")
    assert (drive.kind, drive.key) == (LineKind.DRIVE, f"drive:{TRANSFER.uid}:{uid('car 1')}")
    assert set(drive.people) == {uid("driver"), uid("guest")}
    assert drive.meets is not None
    assert (drive.meets.number, drive.meets.expected, drive.meets.passengers) == ("DP-407", wall("09:05"), ())


def test_a_delegation_has_its_flights_and_rides_once_with_its_own_people() -> None:
    leg, ride, item = lines(Subject.DELEGATION, "guests")
    assert (leg.kind, ride.kind, item.kind) == (LineKind.LEG, LineKind.RIDE, LineKind.ITEM)
    assert leg.leg is not None
    assert (leg.leg.passengers, set(ride.people)) == ((uid("guest"),), {uid("driver"), uid("guest")})
    both = replace(PROGRAMME.delegations[0], members=(MemberPicture(uid("guest")), MemberPicture(uid("other"))))
    leg, ride, _ = lines(Subject.DELEGATION, "guests", replace(PROGRAMME, delegations=(both,)))
    assert (ride.car, [vehicle.number for vehicle in ride.vehicles]) == (None, [12])
    assert {uid("guest"), uid("other")} <= set(ride.people)


def test_a_hall_has_what_takes_place_in_it_with_the_working_words() -> None:
    (item,) = lines(Subject.HALL, "hall")
    assert item.key == f"item:{PLENARY.uid}:hosts"


def test_who_is_responsible_by_name_by_being_attached_or_by_meeting_has_those_lines() -> None:
    assert keys(Subject.RESPONSIBLE, "host") == ["leg", "item Пленарное заседание"]
    assert keys(Subject.RESPONSIBLE, "officer") == ["item Инструктаж", "item Пленарное заседание"]
    (met, _) = lines(Subject.RESPONSIBLE, "host")
    assert met.leg is not None
    assert met.leg.passengers == LEG.passengers


def test_a_guest_of_the_same_name_is_not_responsible() -> None:
    assert keys(Subject.RESPONSIBLE, "guest", with_items(responsible="Гостев И.И.")) == []


def test_an_interpreter_has_the_languages_and_for_whom() -> None:
    (line,) = lines(Subject.INTERPRETER, "interpreter")
    assert line.booking is not None
    assert (line.booking.source, line.booking.target, line.interprets_for.ru) == ("kk", "ru", "Делегация Астаны")
    assert line.uid != PLENARY.uid


def test_what_is_cancelled_stays_and_says_so() -> None:
    cancelled = replace(LOGISTICS, legs=(replace(LEG, cancelled=True),), transfers=(replace(TRANSFER, cancelled=True),))
    told = {line.kind: line.cancelled for line in lines(Subject.PERSON, "guest", with_items(cancelled=True), cancelled)}
    assert told == {LineKind.STAY: False, LineKind.LEG: True, LineKind.RIDE: True, LineKind.ITEM: True}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("dates_unknown", [False, True])
def test_lines_are_as_firm_as_the_calendar_entries_of_the_event(status: Status, dates_unknown: bool) -> None:
    programme = replace(PROGRAMME, status=status, dates_unknown=dates_unknown)
    expected = firmness(programme)
    for line in lines(Subject.PERSON, "guest", programme):
        assert line.cancelled is (expected is EntryStatus.CANCELLED)
        assert line.tentative is (expected is EntryStatus.TENTATIVE)


def test_a_provisional_flight_and_the_ride_from_it_are_tentative() -> None:
    told = {
        line.kind: line.tentative
        for line in lines(Subject.PERSON, "guest", logistics=replace(LOGISTICS, legs=(replace(LEG, provisional=True),)))
    }
    assert told == {LineKind.STAY: False, LineKind.LEG: True, LineKind.RIDE: True, LineKind.ITEM: False}


@pytest.mark.parametrize("subject", Subject)
def test_a_subject_that_is_not_there_is_not_found(subject: Subject) -> None:
    with pytest.raises(NotFound):
        Itineraries(PROGRAMME, LOGISTICS).of(Whose(subject, uid("nobody")))


def test_an_itinerary_says_whose_it_is_and_whom_to_call_first() -> None:
    guest = Itineraries(PROGRAMME, LOGISTICS).of(Whose(Subject.PERSON, uid("guest")))
    assert (guest.name.ru, guest.position.ru, guest.title, guest.zone) == (
        "Гостев Иван Иванович",
        "министр",
        PROGRAMME.title,
        PROGRAMME.zone,
    )
    assert (guest.delegations, guest.officers) == ((uid("guests"),), (uid("officer"),))
    vehicle = Itineraries(PROGRAMME, LOGISTICS).of(Whose(Subject.VEHICLE, uid("vehicle")))
    assert (vehicle.name.en, vehicle.position.ru) == ("car no. 12", "Aurus, А012ВС102")


def test_everybody_and_everything_with_lines_is_listed() -> None:
    itineraries = Itineraries(PROGRAMME, LOGISTICS)
    assert set(itineraries.persons()) == {uid("guest"), uid("host"), uid("interpreter"), uid("other")}
    assert {(whose.subject, whose.uid) for whose in itineraries.subjects() if whose.subject is not Subject.PERSON} == {
        (Subject.DELEGATION, uid("guests")),
        (Subject.DELEGATION, uid("hosts")),
        (Subject.HALL, uid("hall")),
        (Subject.VEHICLE, uid("vehicle")),
        (Subject.INTERPRETER, uid("interpreter")),
        (Subject.RESPONSIBLE, uid("host")),
        (Subject.RESPONSIBLE, uid("officer")),
    }
