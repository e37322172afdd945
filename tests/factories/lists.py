"""Lists as staff have them in files, made anew for each test: the same titles, merged cells, footers and slips as in life."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Final

import docx
import openpyxl
from openpyxl.cell.cell import Cell as XlsxCell

Rows = Sequence[Sequence[object]]

INNOPROM: Final[Rows] = (
    ("СОСТАВ\nделегации Правительства Республики Башкортостан",),
    ("для участия в выставке «ИННОПРОМ. Казахстан», г. Астана, 25–27 сентября 2023 г.",),
    (),
    ("№ п/п", "Фамилия, имя,\nотчество", "Должность", "Дата рожд.", "Паспорт (серия, №)", "Тел.", "Прилёт (рейс, время)", "Примечание"),
    (
        1,
        "Участник Первый Д1",
        "Премьер-министр Правительства Республики Башкортостан – глава делегации",
        None,
        None,
        None,
        "борт, 24.09 18.30",
        "VIP",
    ),
    (
        2,
        "Участников  Второй  Иванович",
        "Заместитель Премьер-министра Правительства РБ – министр промышленности",
        date(1975, 3, 14),
        "80 05 123456",
        "8 (347) 000-00-02",
        "борт, 24.09 18.30",
        None,
    ),
    (
        3,
        "Күсәев Өлфәт Һиҙиәт улы",
        "директор департамента",
        "05.11.1981",
        "8006 654321",
        "+7 917 000 00 03",
        "DP-407 / 24.09 / 09:05",
        "халяль",
    ),
    (
        4,
        "Құрманғалиұлы Нұрлан",
        "советник",
        "1983-07-01",
        "N 01234567",
        "+7 701 000 00 04",
        "из Уфы поезд, 23.09 вечер",
        "перев. каз.–рус.",
    ),
    (None, "Бизнес:"),
    (
        5,
        "Иванова-Преображенская Гузель Зуфаровна",
        "генеральный директор ООО «Первая образцовая фирма»",
        29221,
        "8007 111222",
        "89170000005",
        None,
        "вегетарианское",
    ),
    (6, "Участников Второй Иванович", "зам. Премьер-министра – министр промышленности", "14.03.75", "8005 123456", None, None, "повтор?"),
    (7, "Сидоров П. П.", "главный инженер ООО «Вторая образцовая фирма»", None, None, None, "самостоятельно", '=HYPERLINK("http://x")'),
    (),
    (),
    (),
    (),
    ("Ответственный: отдел протокола, тел. (347) 000-00-00",),
)
"""The composition of a delegation to a trade fair: the sixth repeats the second, of the seventh only the initials are known."""

KOSTANAY: Final[Rows] = (
    ("Делегация Костанайской области",),
    (),
    ("Орг.", "Фамилия", "Имя", "Отчество", "Должность", "Моб.", "Email"),
    ("Акимат области", "Участник1", "Имя", "", "аким области", "+7 714 000 00 01", "d4-01@example.kz"),
    ("Акимат области", "Участник2", "Имя", "", "специалист", "+7 714 000 00 02", "d4-02@example.kz"),
    ("Акимат области", "Участник3", "Имя", "Отчество", "специалист", "+7 714 000 00 03", "d4-03@example.kz"),
    ("ТОО «Образец-4»", "Участник4", "Имя", "", "специалист", "+7 714 000 00 04", "d4-04@example.kz"),
    ("ТОО «Образец-5»", "Участник5", "Имя", "", "специалист", "+7 714 000 00 05", "d4-05@example.kz"),
    ("ТОО «Образец-6»", "Участник6", "Имя", "Отчество", "специалист", "+7 714 000 00 06", "d4-06@example.kz"),
    ("ТОО «Образец-7»", "Участник7", "Имя", "", "специалист", "+7 714 000 00 07", "d4-07@example.kz"),
    ("ТОО «Образец-8»", "Участник8", "Имя", "", "специалист", "+7 714 000 00 08", "d4-08@example.kz"),
    ("Акимат области", "УЧАСТНИК1", "имя", "", "Аким области", "", ""),
)
"""A delegation of eight as a partner's secretary sends it, the first of them twice."""


def as_xlsx(rows: Rows, *, merged: Iterable[str] = (), title: str = "Состав") -> bytes:
    """Return rows as a workbook; a text stays a text, one that begins with “=” is a formula."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(number, place)
                assert isinstance(cell, XlsxCell)
                cell.value = value  # type: ignore[assignment]  # whatever a list has
    for area in merged:
        sheet.merge_cells(area)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as the bytes of its file."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_csv(rows: Rows, *, encoding: str = "cp1251", delimiter: str = ";") -> bytes:
    """Return rows as a file of text."""
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode(encoding)


def as_docx(*tables: Rows, above: Sequence[str] = ()) -> bytes:
    """Return tables as a document, each under a paragraph."""
    document = docx.Document()
    for number, rows in enumerate(tables):
        if number < len(above):
            document.add_paragraph(above[number])
        table = document.add_table(len(rows), max(map(len, rows)))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, value in zip(line.cells, row, strict=False):
                cell.text = "" if value is None else str(value)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def innoprom() -> bytes:
    """Return the list to the trade fair as its file."""
    return as_xlsx(INNOPROM, merged=("A1:H1", "A2:H2", "B9:H9"))
