"""A forum's programme as an office keeps it in a spreadsheet: titles, merged days, times in many spellings, «там же»."""

from collections.abc import Mapping, Sequence
from datetime import time
from io import BytesIO

import openpyxl
from sqlalchemy.orm import Session

from app.ground.kernel.rows import Cell, Columns, Sheet
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts
from app.planning.programmes.reading.columns import COLUMNS, text_of
from app.register.venues.models import City
from tests.factories.venues import a_city, a_hall, a_venue

TITLE = "ПРОГРАММА\nXX Форума межрегионального сотрудничества России и Казахстана (проект на 20.11)"
HEADINGS = ("Время (местн.)", "Мероприятие", "Место", "Участники", "Отв.")
FORUM: tuple[tuple[Cell, ...], ...] = (
    (TITLE, None, None, None, None),
    HEADINGS,
    ("26 ноября 2024 г., вторник", None, None, None, None),
    ("09.00–10.00", "Аккредитация", "КХ «Торатау», фойе", "все", "оргкомитет"),
    ("10.00-11.30", "Открытие выставки", "ВДНХ-ЭКСПО", "главы делегаций", "Минпром"),
    ("11:45 – 13:15", "Сессия «Промышленная кооперация»", "Торатау, зал 2", None, None),
    ("11:45 – 13:15", "Сессия «АПК»", "Торатау, зал 3", None, None),
    ("13.15", "Обед", None, None, None),
    ("14.30–17.00", "Биржа деловых контактов\n(слоты по 20 мин.)", "ВДНХ-ЭКСПО", None, None),
    ("с 19.00", "Приём от имени Главы РБ", None, "по списку", "протокол"),
    ("27 ноября (среда)", None, None, None, None),
    ("8.30–9.15", "Встреча главы делегации РК в аэропорту", "Аэропорт «Уфа», VIP", None, None),
    (time(10), "Двусторонняя встреча", "Торатау, комната переговоров", "главы делегаций", None),
    ("13.00–15.00", "Пленарное заседание (ВКС)", "Торатау, большой зал", None, None),
    ("15.15–15.45", "Подписание документов", "там же", None, None),
    ("23.30–00.40", "Проводы, вылет", "Аэропорт «Уфа»", None, None),
)
"""The forum of November 2024: twelve items on two days."""
_MERGED = ("A1:E1", "A3:E3", "A11:E11")


def forum_sheet() -> Sheet:
    """Return the forum's programme as a sheet that has been read."""
    return Sheet("Программа", FORUM)


def forum_workbook() -> bytes:
    """Return the forum's programme as an XLSX file, with titles and days in merged cells and 10:00 as a number."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Программа", 0)
    for row in FORUM:
        sheet.append(row)
    for merged in _MERGED:
        sheet.merge_cells(merged)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def columns_of(sheet: Sheet, headings: Sequence[str] = HEADINGS) -> Columns:
    """Return which column is what, by headings that stand there word for word."""
    heading = next((n for n, row in enumerate(sheet.rows) if {text_of(cell) for cell in row} >= set(headings)), -1)
    keys = {word: column.key for column in COLUMNS for word in column.headings} | {"время (местн.)": "time", "отв.": "responsible"}
    row = sheet.rows[heading] if heading >= 0 else ()
    return Columns(heading, {n: keys[folded(text_of(cell))] for n, cell in enumerate(row) if folded(text_of(cell)) in keys})


def a_sheet(*rows: Sequence[Cell], headings: Sequence[str] = ("Время", "Мероприятие", "Место")) -> tuple[Sheet, Columns]:
    """Return a sheet with a row of headings, and which column is what."""
    sheet = Sheet("Лист1", (tuple(headings), *(tuple(row) for row in rows)))
    return sheet, columns_of(sheet, headings)


def forum_places(session: Session) -> tuple[City, Mapping[str, int]]:
    """Make the forum's city with its venues and halls; return it and their ids by short names."""
    city = a_city(session)
    toratau = a_venue(session, city, name=Texts("Конгресс-холл «Торатау»", en="Toratau Congress Hall"))
    expo = a_venue(session, city, name=Texts("ВДНХ-ЭКСПО"))
    airport = a_venue(session, city, name=Texts("Аэропорт «Уфа»"))
    ids = {"toratau": toratau.id, "expo": expo.id, "airport": airport.id}
    for key, name in (("great", "большой зал"), ("2", "конференц-зал 2"), ("3", "конференц-зал 3"), ("talks", "комната переговоров")):
        ids[key] = a_hall(session, toratau, name=Texts(name), layouts=[]).id
    ids["vip"] = a_hall(session, airport, name=Texts("VIP-зал"), layouts=[]).id
    return city, ids
