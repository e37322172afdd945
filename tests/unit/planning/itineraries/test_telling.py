"""Claims about programmes of one's own in words: what is told once is not told twice, and clocks that differ are both told."""

from dataclasses import replace

import pytest

from app.ground.kernel.texts import Texts
from app.planning.events.rules import Status
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.phones import Needed, Phones, needed_for
from app.planning.itineraries.rules import LineKind, Subject
from app.planning.itineraries.telling import told
from app.planning.itineraries.told import Call, Told
from app.planning.programmes.programme import Programme
from tests.unit.judgement.entries.pictures import PLENARY, at, item_of, with_item
from tests.unit.judgement.private_links.pictures import CAR, DRIVER, GUESTS, HOTEL, OFFICER, logistics, programme, subject

PHONES = Phones({CAR: "+7 900 000-00-12"}, {HOTEL: "+7 347 111-11-11"}, {GUESTS: "8 (917) 000-00-01"}, desk="+7 347 000-00-00")


def told_of(kind: Subject, forum: Programme | None = None) -> Told:
    """Return a subject's programme in Russian."""
    forum = forum or programme()
    return told(Itineraries(forum, logistics()).of(subject(kind)), forum, logistics(), PHONES, "ru")


def test_a_driver_with_a_phone_is_named_beside_the_phone_only() -> None:
    (ride,) = [row for row in told_of(Subject.PERSON).rows if row.kind is LineKind.RIDE]
    assert [(call.who.partition(": ")[2], call.number) for call in ride.calls] == [("П.П. Петров", "+7 900 000-00-12")]
    assert not [detail for detail in ride.details if "Петров" in detail]


def test_a_drivers_card_names_the_passengers_with_their_seats_and_their_officer() -> None:
    card = told_of(Subject.VEHICLE)
    (drive,) = card.rows
    assert drive.who == "А.Е. Қасымов (справа сзади)\nА. Сәрсенова"
    assert [spot.name for spot in drive.spots] == ["Аэропорт «Уфа»", "Гостиница «Астория»"]
    assert [(call.who, call.digits) for call in drive.calls] == [("Г.Р. Валиева", "89170000001")]
    assert not [remark for remark in drive.remarks if "Сәрсенова" in remark or "Астория" in remark]
    assert card.position.endswith("Петров Пётр Петрович")


def test_clocks_that_differ_are_both_told() -> None:
    forum = programme()
    plenary = item_of(forum, PLENARY)
    moscow = replace(plenary, zone="Europe/Moscow", when=at(plenary.when.day, "08:00", "09:30", "Europe/Moscow"))
    (row,) = [one for one in told_of(Subject.PERSON, with_item(forum, moscow)).rows if one.title.startswith("Пленарное")]
    assert row.hours_more[0] == "Москва, UTC+3"
    assert row.hours_more[1].startswith("10.00–11.30")
    assert [one.hours_more for one in told_of(Subject.PERSON).rows if one.title.startswith("Пленарное")] == [()]


def test_whoever_is_driven_needs_the_driver_the_reception_and_the_officer() -> None:
    forum = programme()
    needed = needed_for(Itineraries(forum, logistics()).of(subject(Subject.PERSON)), forum, logistics())
    assert needed == Needed({CAR: DRIVER}, frozenset({HOTEL}), {GUESTS: OFFICER}, frozenset())
    needed = needed_for(Itineraries(forum, logistics()).of(subject(Subject.VEHICLE)), forum, logistics())
    assert needed == Needed({}, frozenset(), {GUESTS: OFFICER}, frozenset())


def test_the_officer_stands_first_and_a_hotel_before_the_days() -> None:
    one = told_of(Subject.PERSON)
    assert [(call.who, call.number) for call in one.officers] == [("Валиева Гузель Рашитовна", "8 (917) 000-00-01")]
    assert [(hotel.name, [call.number for call in hotel.calls]) for hotel in one.hotels] == [("Гостиница «Астория»", ["+7 347 111-11-11"])]
    assert all(row.kind is not LineKind.STAY for row in one.rows)


def test_a_cancelled_line_asks_nobody_to_call() -> None:
    things = logistics()
    off = replace(things, transfers=tuple(replace(one, cancelled=True) for one in things.transfers))
    own_ = Itineraries(programme(), off).of(subject(Subject.PERSON))
    (ride,) = [row for row in told(own_, programme(), off, PHONES, "ru").rows if row.kind is LineKind.RIDE]
    assert (ride.cancelled, ride.calls) == (True, ())


def test_words_are_told_in_the_language_asked_for() -> None:
    forum = replace(programme(), title=Texts(ru="Форум", kk="Форумы"))
    assert told(Itineraries(forum, logistics()).of(subject(Subject.PERSON)), forum, logistics(), PHONES, "kk").title == "Форумы"


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("+7 (347) 280-80-80", "+73472808080"),
        ("8 917 000\u201100\u201101, доб. 12", "89170000001"),
        ("+7 347 280-80-80 доб. 12", "+73472808080"),
        ("+7 700 000 00 01; +7 700 000 00 02", "+77000000001"),
        ("спросить на стойке", ""),
        ("", ""),
    ],
)
def test_a_telephone_dials_the_first_number_without_its_extension(number: str, digits: str) -> None:
    assert Call("", number).digits == digits


def test_an_event_that_is_cancelled_says_so_and_why() -> None:
    forum = replace(programme(), status=Status.CANCELLED, status_reason=Texts(ru="Паводок"))
    one = told_of(Subject.PERSON, forum)
    assert (one.standing.endswith(". Паводок"), {row.cancelled for row in one.rows}) == (True, {True})
    assert told_of(Subject.PERSON).standing == ""
