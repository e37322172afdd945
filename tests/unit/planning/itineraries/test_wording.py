"""Claims about how lines are put into words; in English, whose sentences are the messages themselves."""

from dataclasses import replace

import pytest

from app.ground.kernel.texts import Texts
from app.planning.itineraries.rules import Line, LineKind, Subject
from app.planning.itineraries.travel_words import russian_way
from app.planning.itineraries.wording import details_told, place_told, times_told, title_told
from app.planning.journeys.rules import Direction, Mode
from app.planning.logistics.picture import LegPicture, Logistics
from tests.unit.planning.itineraries.stage import IN_ASTANA, LEG, LOGISTICS, TRANSFER, lines, uid, wall


def one(kind: LineKind, subject: Subject = Subject.PERSON, name: str = "guest", logistics: Logistics = LOGISTICS) -> Line:
    """Return the only line of a kind that a subject has."""
    (line,) = (line for line in lines(subject, name, logistics=logistics) if line.kind is kind)
    return line


def flight(**over: object) -> Line:
    """Return the guest's flight, with something else about it."""
    return one(LineKind.LEG, logistics=replace(LOGISTICS, legs=(replace(LEG, **over),)))  # type: ignore[arg-type]


def test_titles() -> None:
    told = {line.kind: title_told(line, "en") for line in lines(Subject.PERSON, "guest")}
    assert told == {
        LineKind.STAY: "Stay: Hilton",
        LineKind.LEG: "Arrival of flight DP-407 from Moscow",
        LineKind.RIDE: "Transfer: Airport – Hilton",
        LineKind.ITEM: "Plenary",
    }
    assert title_told(one(LineKind.INTERPRETING, Subject.INTERPRETER, "interpreter"), "en") == "Interpreting: Plenary"


@pytest.mark.parametrize(
    ("over", "told"),
    [
        ({"direction": Direction.DEPARTURE}, "Departure of flight DP-407 to Moscow"),
        ({"mode": Mode.TRAIN, "number": "Поезд № 13"}, "Arrival: Поезд № 13 from Moscow"),
        ({"mode": Mode.TRAIN, "number": "013Й"}, "Arrival of train 013Й from Moscow"),
        ({"mode": Mode.CAR, "number": "", "far_place": Texts()}, "Arrival by car"),
    ],
)
def test_titles_of_other_journeys(over: dict[str, object], told: str) -> None:
    assert title_told(flight(**over), "en") == told


@pytest.mark.parametrize(
    ("city", "arrival", "departure"),
    [
        ("Москва", "из Москвы", "в Москву"),
        ("Астана", "из Астаны", "в Астану"),
        ("Алматы", "из Алматы", "в Алматы"),
        ("Санкт-Петербург", "из Санкт-Петербурга", "в Санкт-Петербург"),
        ("Владивосток", "из Владивостока", "во Владивосток"),
        ("Москва, Внуково", "(Москва, Внуково)", "(Москва, Внуково)"),
        ("Paris", "(Paris)", "(Paris)"),
    ],
)
def test_russian_says_from_where_and_to_where(city: str, arrival: str, departure: str) -> None:
    assert (russian_way(city, Direction.ARRIVAL), russian_way(city, Direction.DEPARTURE)) == (arrival, departure)


def test_times_are_told_by_both_clocks_only_where_these_differ() -> None:
    ride = one(LineKind.RIDE)
    assert times_told(ride, "en") == "09:40–10:20"
    before = wall("09:40", ride.when.day.replace(year=2023))
    there = replace(ride, when=replace(ride.when, day=before.day, start=before, end=None))
    assert times_told(there, "en") == "09:40 Ufa time, UTC+5; 10:40 Astana time, UTC+6"
    assert times_told(one(LineKind.STAY), "en") == "26–28\N{NO-BREAK SPACE}November 2024"


def test_the_time_at_the_other_end_is_told_by_its_own_clocks() -> None:
    told = details_told(one(LineKind.LEG), "en")
    assert told == ("Leaves Moscow at 05:10, local time", "Through the VIP hall", "Met by: I. Хозяев, зал VIP")


def test_a_late_flight_says_when_it_was_planned_and_a_provisional_one_that_it_is() -> None:
    told = details_told(flight(estimated=wall("10:45"), provisional=True), "en")
    assert told[1:3] == ("Not confirmed yet", "Planned: 09:05")


def test_a_reader_by_other_clocks_is_told_the_time_by_theirs() -> None:
    assert details_told(one(LineKind.RIDE), "en", zone="Europe/Moscow")[0] == "07:40–08:20 Moscow time, UTC+3"
    assert details_told(one(LineKind.RIDE), "en", zone=IN_ASTANA) == details_told(one(LineKind.RIDE), "en")


def test_a_passenger_is_told_the_car_the_driver_the_seat_and_the_flight() -> None:
    assert details_told(one(LineKind.RIDE), "en") == (
        "car no. 12, Aurus, А012ВС102",
        "Driver: I. Рулев",
        "Seat: справа сзади",
        "Place in the motorcade: 1",
        "Arrival of flight DP-407 from Moscow: 09:05",
    )
    assert "The car is not assigned yet" in details_told(one(LineKind.RIDE, name="other"), "en")


def test_a_driver_is_told_whom_to_take_and_where_to() -> None:
    drive = one(LineKind.DRIVE, Subject.VEHICLE, "vehicle")
    assert details_told(drive, "en") == (
        "To: Hilton, ул. Аксакова, 4",
        "Place in the motorcade: 1",
        "Arrival of flight DP-407 from Moscow: 09:05",
        "1 passenger: I. Гостев (справа сзади)",
    )
    assert place_told(drive, "en") == "Airport"


def test_a_guest_is_told_the_room_and_an_interpreter_the_languages() -> None:
    assert details_told(one(LineKind.STAY), "en") == ("Room 305", "Standard room")
    told = details_told(one(LineKind.INTERPRETING, Subject.INTERPRETER, "interpreter"), "en")
    assert told[:2] == ("Languages: Kazakh → Russian", "For: Astana")


def test_hosts_read_who_is_responsible_and_guests_how_to_dress() -> None:
    guest, host = (details_told(one(LineKind.ITEM, *of), "en") for of in ((Subject.PERSON, "guest"), (Subject.HALL, "hall")))
    assert guest == ("Participants: Astana; Наши", "Dress: business")
    assert "Responsible: Хозяев И.И." in host
    assert "Press: протокольная съёмка" in host


def test_an_estimated_arrival_and_a_note_are_told_to_whoever_rides() -> None:
    told = replace(TRANSFER, end_is_estimate=True, note=Texts("у выхода 2", en="at exit 2"))
    assert details_told(one(LineKind.RIDE, logistics=replace(LOGISTICS, transfers=(told,))), "en")[-2:] == (
        "The time of arrival is an estimate",
        "at exit 2",
    )


def test_a_leg_with_nothing_but_a_day_is_told_as_such() -> None:
    bare = LegPicture(uid("leg"), Direction.ARRIVAL, Mode.FLIGHT, "", LEG.day, LEG.zone, None, Texts(), passengers=(uid("guest"),))
    line = one(LineKind.LEG, logistics=replace(LOGISTICS, legs=(bare,)))
    assert (title_told(line, "en"), place_told(line, "en"), times_told(line, "en")) == ("Arrival of flight", "", "time to be confirmed")
    assert details_told(line, "en") == ()
