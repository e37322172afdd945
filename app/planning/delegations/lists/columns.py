"""What a list of people may say in its columns, and how staff head them: in Russian, Bashkir, Kazakh and English."""

import re
from datetime import date, datetime
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell, Column
from app.ground.kernel.text import folded

_NAME: Final = re.compile(r"[^\W\d_][\w’'`-]*\.?(?: [^\W\d_][\w’'`.-]*){1,3}")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE: Final = re.compile(r"\+?[\d\s().–-]{10,24}")
_DAY: Final = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?: ?г\.?)?|\d{4}-\d{2}-\d{2}")
_DOCUMENT: Final = re.compile(r"(?:\d{2} ?\d{2}|[A-ZА-Я]{1,2}) ?№? ?\d{6,8}")
_POSITION: Final = re.compile(
    r"министр|директор|начальник|заместител|председател|руководител|специалист|советник|глава|аким|президент|менеджер|помощник|эксперт"
    r"|ректор|директоры|орынбасар|бастык|minister|director|head|manager|advisor|chair|officer"
)
_ORGANISATION: Final = re.compile(
    r"\b(?:ооо|ао|пао|тоо|нао|ип|гуп|фгбоу|llp|llc|jsc|ltd)\b|министерств|акимат|администрац|университет|ministry"
)


def _looks_like(pattern: re.Pattern[str], cell: Cell) -> bool:
    return isinstance(cell, str) and bool(pattern.fullmatch(" ".join(cell.split())))


def _tells(pattern: re.Pattern[str], cell: Cell) -> bool:
    return isinstance(cell, str) and bool(pattern.search(folded(cell)))


def _is_name(cell: Cell) -> bool:
    return _looks_like(_NAME, cell) and not _tells(_POSITION, cell) and not _tells(_ORGANISATION, cell)


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date | datetime) or _looks_like(_DAY, cell)


def _is_number(cell: Cell) -> bool:
    return (isinstance(cell, int) and 0 < cell < 5000) or (isinstance(cell, str) and bool(re.fullmatch(r"\d{1,4}\.?", cell.strip())))


def _is_phone(cell: Cell) -> bool:
    if isinstance(cell, str) and (_looks_like(_DAY, cell) or _looks_like(_DOCUMENT, cell)):
        return False
    return _looks_like(_PHONE, cell) or (isinstance(cell, int) and 10**10 <= cell < 10**12)


def _words(told: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in told.split("|"))


COLUMNS: Final = (
    Column("number", N_("Number in the list"), _words("№|№ п/п|п/п|номер п/п|no|num|р/с|т/с"), looks=_is_number),
    Column(
        "name",
        N_("Full name"),
        _words(
            "Фамилия, имя, отчество|Фамилия имя|Фамилия И.О.|Ф.И.О|ФИО|Имя, фамилия|Аты-жөні|ТАӘ|Т.А.Ә"
            "|Тегі, аты|Исем-шәрифе|Фамилияһы, исеме"
            "|Full name|Name|Name and surname|First name last name|Участник|Член делегации"
        ),
        several=True,
        looks=_is_name,
    ),
    Column("surname", N_("Surname"), _words("Фамилия|Тегі|Фамилияһы|Surname|Last name|Family name")),
    Column("given", N_("Given name"), _words("Имя|Аты|Есімі|Исеме|First name|Given name|Forename")),
    Column("patronymic", N_("Patronymic"), _words("Отчество|Әкесінің аты|Атаһының исеме|Patronymic|Middle name")),
    Column(
        "latin",
        N_("Name in Latin letters"),
        _words(
            "ФИО лат|ФИО англ|Фамилия имя лат|Имя лат|Латин|На латинице|Транслит|Как в загранпаспорте|Latin"
            "|Name as in passport|Passport name"
        ),
    ),
    Column(
        "position",
        N_("Position"),
        _words(
            "Должн|Место работы, должн|Организация, должн|Должность, место работы|Должность, организация"
            "|Статус, должн|Занимаемая должн|Лауазым"
            "|Қызметі|Вазифа|Position|Job title|Title|Post"
        ),
        looks=lambda cell: _tells(_POSITION, cell),
    ),
    Column(
        "organisation",
        N_("Organisation"),
        _words(
            "Орган|Орг|Место работы|Компания|Предприятие|Учреждение|Ведомство|Наименование организации"
            "|Название организации|Ұйым|Жұмыс орны|Мекеме"
            "|Ойошма|Эш урыны|Organi|Company|Employer|Affiliation|Institution"
        ),
        looks=lambda cell: _tells(_ORGANISATION, cell),
    ),
    Column("role", N_("Role in the delegation"), _words("Роль|Статус|Статус в делегации|Рөлі|Role|Status in delegation")),
    Column("category", N_("Category"), _words("Категория|Группа|Санаты|Category|Group")),
    Column(
        "birth_date",
        N_("Date of birth"),
        _words("Дата рожд|День рожд|Д.р|Г.р|Год рожд|Число, месяц, год рожд|Родил|Туған күн|Туған жыл|Тыуған көн|Date of birth|DOB|Birth"),
        looks=_is_day,
        personal=True,
    ),
    Column(
        "document",
        N_("Passport or identity card"),
        _words(
            "Паспорт|Загранпаспорт|Серия|Документ|Удостоверение|Уд. личности|№ паспорт|Номер паспорт"
            "|Данные паспорт|Төлқұжат|Жеке куәлік|Passport|Document|ID"
        ),
        looks=lambda cell: _looks_like(_DOCUMENT, cell),
        personal=True,
    ),
    Column(
        "phone",
        N_("Phone"),
        _words("Тел|Телефон|Моб|Сот|Контакт|Номер тел|Ұялы|Байланыс|Phone|Mobile|Cell|Tel|Contact"),
        several=True,
        looks=_is_phone,
        personal=True,
    ),
    Column(
        "email",
        N_("E-mail"),
        _words("Email|E-mail|Mail|Эл. почта|Электронная почта|Эл. адрес|Адрес эл|Почта|Эл. пошта|Электрондық пошта|Электрон почта"),
        looks=lambda cell: _looks_like(_EMAIL, cell),
        personal=True,
    ),
    Column(
        "needs",
        N_("Needs (food, health, religion)"),
        _words(
            "Питание|Особые потребности|Особенности питания|Диета|Аллерги|Предпочтения в еде|Меню|Тамақтану"
            "|Diet|Dietary|Special needs|Food|Meal"
        ),
        personal=True,
    ),
    Column(
        "arrival",
        N_("Arrival"),
        _words(
            "Прилет|Прибытие|Приезд|Дата прил|Дата приб|Дата приезд|Время прил|Рейс|Заезд|Маршрут|Келу"
            "|Ұшып келу|Килеү|Arrival|Flight|Arriving"
        ),
        several=True,
    ),
    Column("note", N_("Note"), _words("Примеч|Комментари|Прим|Дополнительно|Заметк|Ескерт|Иҫкәрмә|Note|Remark|Comment"), several=True),
)
"""In the order in which a person looks for them."""

KEYS: Final = frozenset(column.key for column in COLUMNS)
