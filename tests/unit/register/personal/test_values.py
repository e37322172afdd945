"""What a value may be, and when two of them are the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.register.accounts.rules.roles import Actor, Role
from app.register.personal.rules import DataKind, Purpose, checked, may_administer_data, may_see, normalised, refuse_term, usual_term

TODAY = date(2026, 5, 12)


@pytest.mark.parametrize("written", ["+7 917 123-45-67", "8 (917) 123 45 67", "8-917-123-45-67", "79171234567", "+7 (917) 1234567 доб. 12"])
def test_a_phone_is_the_same_however_it_is_written(written: str) -> None:
    assert normalised(DataKind.PHONE, written) == "+79171234567"


def test_a_foreign_phone_keeps_its_code() -> None:
    assert normalised(DataKind.PHONE, "+998 (71) 200-00-01") == "+998712000001"


@pytest.mark.parametrize("written", ["80 10 123456", "8010 № 123456", "паспорт 8010 123456, выдан 01.02.2010", "8010123456"])
def test_a_passport_is_the_same_however_it_is_written(written: str) -> None:
    assert normalised(DataKind.DOCUMENT, written) == "8010123456"


@pytest.mark.parametrize("written", ["N12345678", "n 12345678", "№ N12345678", "Удостоверение N 12345678"])
def test_a_kazakh_passport_is_the_same_however_it_is_written(written: str) -> None:
    assert normalised(DataKind.DOCUMENT, written) == "N12345678"


def test_cyrillic_letters_of_a_series_count_as_the_latin_ones_that_they_look_like() -> None:
    assert normalised(DataKind.DOCUMENT, "АВ 123456") == normalised(DataKind.DOCUMENT, "AB 123456") == "AB123456"


@given(st.sampled_from(DataKind), st.text(max_size=60))
def test_a_normalised_value_stays_as_it_is(kind: DataKind, text: str) -> None:
    once = normalised(kind, text)

    assert normalised(kind, once) == once


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (DataKind.PHONE, "позвонить в приёмную"),
        (DataKind.PHONE, "12"),
        (DataKind.PHONE, "1" * 16),
        (DataKind.EMAIL, "office.example"),
        (DataKind.EMAIL, "a@b@c.ru"),
        (DataKind.DOCUMENT, "паспорт"),
        (DataKind.BIRTH_DATE, "31.02.1980"),
        (DataKind.BIRTH_DATE, "13.05.2026"),
        (DataKind.BIRTH_DATE, "01.01.1899"),
        (DataKind.NEEDS, "  \u200b "),
        (DataKind.NEEDS, "х" * 501),
    ],
)
def test_what_cannot_be_of_its_kind_is_refused_beside_the_value(kind: DataKind, typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        checked(kind, typed, TODAY)

    assert refused.value.field == "value"


def test_a_value_is_kept_as_it_was_typed_and_a_day_as_a_day() -> None:
    assert checked(DataKind.PHONE, " 8 (917)  123-45-67 ", TODAY) == "8 (917) 123-45-67"
    assert checked(DataKind.BIRTH_DATE, "1.01.1980", TODAY) == "1980-01-01"
    assert checked(DataKind.NEEDS, "х" * 500, TODAY) == "х" * 500


def test_a_term_is_neither_over_nor_for_ever() -> None:
    refuse_term(TODAY, TODAY)
    for day in (date(2026, 5, 11), date(2032, 5, 12)):
        with pytest.raises(Refusal) as refused:
            refuse_term(day, TODAY)
        assert refused.value.field == "keep_until"


def test_the_usual_term_begins_after_the_last_day_of_use_or_today() -> None:
    assert usual_term(Purpose.EVENT, needed_until=date(2026, 6, 1), today=TODAY) == date(2026, 7, 1)
    assert usual_term(Purpose.EVENT, needed_until=date(2023, 7, 13), today=TODAY) == date(2026, 6, 11)


@pytest.mark.parametrize(
    ("role", "to_all", "to_concerned"),
    [
        (Role.ADMIN, True, True),
        (Role.PROTOCOL, True, True),
        (Role.COORDINATOR, False, True),
        (Role.SECRETARY, False, True),
        (Role.READER, False, False),
    ],
)
def test_who_may_see(role: Role, to_all: bool, to_concerned: bool) -> None:
    actor = Actor(1, "Р.Р. Читатель", role, "ru", 1)

    assert may_see(actor, concerned=False) is to_all
    assert may_see(actor, concerned=True) is to_concerned
    assert may_administer_data(actor) is to_all
