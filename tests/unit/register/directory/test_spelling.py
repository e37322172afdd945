"""A name in Latin letters as a passport would have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.register.directory.rules.spelling import spelled


@pytest.mark.parametrize(
    ("surname", "given_name", "latin"),
    [
        ("Кусаев", "Олфат", "KUSAEV OLFAT"),
        ("Щукин", "Юрий", "SHCHUKIN IURII"),
        ("Иванова-Преображенская", "Гузель", "IVANOVA-PREOBRAZHENSKAIA GUZEL"),
        ("Объедков", "Фёдор", "OBIEEDKOV FEDOR"),
        ("Хабиров", "Радий", "KHABIROV RADII"),
        ("Күсәев", "Өлфәт", "KUSAEV OLFAT"),
        ("Құрманғалиұлы", "Нұрлан", "KURMANGALIULY NURLAN"),
        ("Қайырбекова", "Жұлдыз", "KAYYRBEKOVA ZHULDYZ"),
        ("Kussayev", "Olfat", "KUSSAYEV OLFAT"),
        ("", "", ""),
    ],
)
def test_a_name_is_spelled(surname: str, given_name: str, latin: str) -> None:
    assert spelled(surname, given_name) == latin


def test_a_kazakh_passport_spells_russian_letters_its_own_way() -> None:
    assert (spelled("Юсупов", "Яков"), spelled("Юсупов", "Яков", kazakh=True)) == ("IUSUPOV IAKOV", "YUSUPOV YAKOV")


@given(st.text(max_size=30), st.text(max_size=30))
def test_only_what_a_passport_can_have_comes_out(surname: str, given_name: str) -> None:
    told = spelled(surname, given_name)
    assert told.isascii()
    assert told == told.upper() == " ".join(told.split())
