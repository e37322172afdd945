"""What the cells of a list of people mean, however they were typed."""

from datetime import date, datetime, time

import pytest

from app.ground.kernel.rows import Cell
from app.planning.delegations.lists import values
from app.planning.delegations.lists.values import Said
from app.planning.delegations.rules import MemberRole
from app.register.directory.rules.kinds import Category

TODAY = date(2024, 11, 1)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("05.11.1981", date(1981, 11, 5)),
        ("5.11.1981 г.", date(1981, 11, 5)),
        ("05/11/1981", date(1981, 11, 5)),
        ("1983-07-01", date(1983, 7, 1)),
        ("14.03.75", date(1975, 3, 14)),
        ("14.03.05", date(2005, 3, 14)),
        ("5 ноября 1981 года", date(1981, 11, 5)),
        ("8 марта 1990", date(1990, 3, 8)),
        ("9 мая 1990 г.", date(1990, 5, 9)),
        ("1 January 1980", date(1980, 1, 1)),
        (29221, date(1980, 1, 1)),
        (29221.0, date(1980, 1, 1)),
        ("29221", date(1980, 1, 1)),
        (date(1975, 3, 14), date(1975, 3, 14)),
        (datetime(1975, 3, 14, 12, 0), date(1975, 3, 14)),  # noqa: DTZ001
        (1980, None),
        ("1980", None),
        ("31.02.1980", None),
        ("05.11.2081", None),
        ("около 1980", None),
        ("=TODAY()", None),
        (None, None),
        (time(10, 0), None),
    ],
)
def test_a_date_of_birth_is_read_however_it_is_written(cell: Cell, day: date | None) -> None:
    assert values.birth_date(cell, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "phones"),
    [
        ("8 (347) 000-00-02", ["+7 347 000 00 02"]),
        ("89170000005", ["+7 917 000 00 05"]),
        ("+7 701 000 00 04", ["+7 701 000 00 04"]),
        ("917 000 00 05", ["+7 917 000 00 05"]),
        ("8 (347) 000-00-02 доб. 123", ["+7 347 000 00 02 доб. 123"]),
        ("+7 917 000-00-05, 8 917 000 00 06", ["+7 917 000 00 05", "+7 917 000 00 06"]),
        ("89170000005; +79170000005", ["+7 917 000 00 05"]),
        ("+90 212 000 00 00", ["+90 212 000 00 00"]),
        ("", []),
    ],
)
def test_phones_are_written_one_way(typed: str, phones: list[str]) -> None:
    assert values.phones([typed]) == phones


@pytest.mark.parametrize("typed", ["80 05 123456", "8005 123456", "8005123456", "80 05 № 123456", "серия 8005 номер 123456"])
def test_a_russian_passport_is_written_one_way(typed: str) -> None:
    assert values.document(typed) == "8005 123456"


def test_any_other_document_stays_as_typed() -> None:
    assert values.document("N 01234567") == "N 01234567"


@pytest.mark.parametrize(
    ("position", "said"),
    [
        ("Премьер-министр – глава делегации", Said("Премьер-министр", MemberRole.HEAD)),
        ("министр (руководитель делегации)", Said("министр", MemberRole.HEAD)),
        ("Глава делегации, министр", Said("министр", MemberRole.HEAD)),
        ("министр, заместитель главы делегации", Said("министр", MemberRole.DEPUTY)),
        ("глава администрации", Said("глава администрации", None)),
        ("переводчик", Said("переводчик", MemberRole.INTERPRETER)),
        ("сотрудник охраны", Said("сотрудник охраны", MemberRole.SECURITY)),
        ("директор", Said("директор", None)),
    ],
)
def test_the_part_in_the_delegation_is_taken_out_of_the_position(position: str, said: Said) -> None:
    assert values.without_role(position) == said


def test_a_firm_is_split_off_a_position_only_where_that_is_clear() -> None:
    assert values.without_firm("генеральный директор ООО «Заря»") == ("генеральный директор", "ООО «Заря»")
    assert values.without_firm('директор, ТОО "Образец-4"') == ("директор", 'ТОО "Образец-4"')
    unclear = "Премьер-министр Правительства Республики Башкортостан"
    assert values.without_firm(unclear) == (unclear, "")


def test_needs_are_parted_from_other_notes() -> None:
    assert values.needs_in(["VIP, халяль"]) == (["халяль"], ["VIP"])
    assert values.needs_in(["вегетарианское"]) == (["вегетарианское"], [])
    assert values.needs_in(["VIP, с супругой"]) == ([], ["VIP, с супругой"])


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("Бизнес:", Category.BUSINESS),
        ("Официальная делегация", Category.GOVERNMENT),
        ("СМИ", Category.PRESS),
        ("Мәдениет", Category.CULTURE),
        ("Гости", None),
        ("", None),
    ],
)
def test_a_groups_heading_names_a_category(heading: str, category: Category | None) -> None:
    assert values.category_of(heading) is category


def test_a_cell_is_told_without_what_cannot_be_seen() -> None:
    assert values.told("Участников\u00a0 Второй\u200b") == "Участников\u00a0 Второй"
    assert values.told(" и\u0306 ") == "й"
    assert values.told(5.0) == "5"
    assert values.told(date(2024, 9, 24)) == "24.09.2024"
    assert values.told(datetime(2024, 9, 24, 18, 30)) == "24.09.2024 18.30"  # noqa: DTZ001
