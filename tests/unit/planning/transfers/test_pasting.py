"""Claims about vehicles that are pasted as lines."""

from hypothesis import given
from hypothesis import strategies as st

from app.planning.transfers.pasting import PastedVehicle, pasted
from app.planning.transfers.rules import VehicleClass


def one(text: str) -> PastedVehicle:
    (row,) = pasted(text)
    return row


def test_a_line_in_the_usual_order_is_understood_whole() -> None:
    row = one("12; А123ВС102; Hyundai H-1; 7; Петров Иван Иванович; +7 900 123-45-67")
    assert (row.number, row.plate, row.model, row.seats) == (12, "А123ВС102", "Hyundai H-1", 7)
    assert (row.driver, row.phone, row.rest, row.wrong) == ("Петров Иван Иванович", "+7 900 123-45-67", "", ())
    assert row.vehicle_class is VehicleClass.MINIVAN


def test_parts_out_of_their_order_are_known_by_their_looks() -> None:
    row = one("авто № 3\tToyota Camry\tИсламов Р.Р.\t8 (900) 123-45-67\tо 555 оо 102\t3 места")
    assert (row.number, row.model, row.driver, row.plate, row.seats) == (3, "Toyota Camry", "Исламов Р.Р.", "о 555 оо 102", 3)
    assert row.phone == "8 (900) 123-45-67"


def test_plates_of_kazakhstan_are_plates() -> None:
    assert one("4; 001 AAA 01; Yutong; 45").plate == "001 AAA 01"
    assert one("4; 001 AAA 01; Yutong; 45").vehicle_class is VehicleClass.BUS


def test_a_model_in_russian_is_no_driver_and_what_is_left_over_is_kept() -> None:
    row = one("5; А005ВС102; Газель Некст; 16; для прессы")
    assert (row.model, row.driver, row.rest) == ("Газель Некст", "", "для прессы")
    assert one("6; Автомобиль сопровождения ДПС; 2").vehicle_class is VehicleClass.ESCORT


def test_headings_and_empty_lines_are_no_vehicles() -> None:
    assert [row.line for row in pasted("№; госномер\n\n1; А001ВС102\n\n2; А002ВС102")] == [3, 5]


def test_what_cannot_be_taken_in_says_why() -> None:
    rows = pasted("7; А007ВС102\nBMW; А008ВС102\n7; A 007 BC 102\n9; А009ВС102; ; 500", numbers=[9], plates=["А009ВС102"])
    assert rows[0].wrong == ()
    assert rows[1].wrong == ("The line does not begin with the number behind the windscreen.",)
    assert rows[2].wrong == ("This number is given already.", "This plate is entered already.")
    assert rows[3].wrong == ("This number is given already.", "This plate is entered already.", "No vehicle has so many seats.")


@given(st.text(max_size=300))
def test_no_text_breaks_it_and_no_line_gets_lost(text: str) -> None:
    rows = pasted(text)
    assert [row.line for row in rows] == sorted({row.line for row in rows})
    assert all(row.wrong or 1 <= row.number <= 9999 for row in rows)
