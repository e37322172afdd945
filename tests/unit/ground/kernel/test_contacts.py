"""Claims about what is taken for a phone or an e-mail address, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.contacts import without_contacts


@pytest.mark.parametrize(
    "typed",
    [
        "+7 917 123-45-67",
        "+7(917)1234567",
        "+7 917 123\u201145\u201167",
        "+7–917–123–45–67",
        "+7/917/123-45-67",
        "+77011234567",
        "(+7 917) 123 45 67",
        "+998 71 123 45 67",
        "8 (347) 280-00-00",
        "8–917–123–45–67",
        "8 (34766) 5-12-34",
        "89171234567",
        "87011234567",
        "7 701 123 45 67",
        "79171234567",
        "9171234567",
        "(917) 123-45-67",
        "917 123 45 67",
        "280-00-00",
        "22-33-44",
        "i.ivanov@gov.example.ru",
        "иванов@почта.рф",
    ],
)
def test_phones_and_e_mails_are_taken_out_however_they_are_typed(typed: str) -> None:
    for before, after in (("", ""), ("тел.", ""), ("тел. ", ", спросить Иванова"), ("Звонить: ", ".")):
        assert not set("0123456789@") & set(without_contacts(f"{before}{typed}{after}"))


@pytest.mark.parametrize(
    "words",
    [
        "24.09 – 10.30, рейс DP-407",
        "10.00–11.30 по времени Астаны, UTC+5",
        "UTC+5: 10.00–11.30, 12.00–13.00, 27.11.2024",
        "9.00–10.00, 11.00–12.00",
        "с 8.30 до 17.45, 27–28 ноября 2024 г.",
        "27.11.2024 в 10.00, зал 305",
        "2024-11-27 10:00",
        "8 300 участников, 3 200 гостей",
        "900 000 000 рублей",
        "7 900 000 000 рублей",
        "ул. Заки Валиди, 2/1, офис 305-306",
        "А 777 АА 102",
        "приказ № 1234567 от 24.09.2024",
        "54.720000, 55.940000",
        "3-5-7 этаж",
    ],
)
def test_times_days_places_and_names_stay(words: str) -> None:
    assert without_contacts(words) == words


@given(st.text())
def test_what_is_left_holds_nothing_more_to_take_out(text: str) -> None:
    left = without_contacts(text)
    assert without_contacts(left) == left
