"""Figures of lists on their way in: reading and previewing beside the bare reading of the same file."""

import html
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from io import BytesIO
from statistics import median
from typing import Final
from urllib.parse import urlencode

import openpyxl
from sqlalchemy import select

from app.planning.delegations.models import Delegation
from tools.bench.crowd import POSITIONS, name_of
from tools.bench.lab import Lab
from tools.bench.load import Answer, Line, get, post
from tools.bench.rows import Row, at_most
from tools.bench.world import FIRST_DAY

_BOUNDARY: Final = "a-list-of-the-bench"
_PEOPLE: Final = ("№ п/п", "Фамилия, имя, отчество", "Должность", "Организация", "Дата рождения", "Паспорт", "Тел.", "E-mail", "Прилёт")
_ITEMS: Final = ("Дата", "Время", "Наименование мероприятия", "Место проведения", "Участники", "Ответственный", "Примечание")
_HIDDEN: Final = re.compile(r'name="(csrf_token|uid)"[^>]*value="([^"]+)"')
_REPEATS: Final = 5
"""Lists of each kind that are read at most: one takes seconds."""


def rows(lab: Lab) -> Iterator[Row]:
    """Measure from the upload to the drawn preview: reading in the worker, guessing, sealing, opening, planning, the page."""
    with lab.world.session() as session:
        delegation = session.scalars(select(Delegation.id).order_by(Delegation.id)).first()
    count = lab.world.sizes.listed
    for name, target, table in (("people", f"members/{delegation}", _people(count)), ("items", f"items/{lab.world.paper}", _items(count))):
        data, times = _workbook(table), range(min(lab.repeats, _REPEATS) + 1)
        with Line(lab.server.port) as line:
            ratios = [_previewing(lab, line, target, data) / _reading(data) for _ in times]
        yield at_most(f"preview of {count} {name} of a list", median(ratios[1:]), "× openpyxl's bare reading", 3)


def _previewing(lab: Lab, line: Line, target: str, data: bytes) -> float:
    """Return how many seconds pass from the upload to the last byte of the preview, its columns left as guessed."""
    page = line.ask(get(f"/lists/{target}/new", {"Cookie": lab.cookies}))
    fields = {name: html.unescape(value) for name, value in _HIDDEN.findall(page.body.decode())}
    uploaded = line.ask(_upload(lab, f"/lists/{target}/new", fields, data))
    drawn = line.ask(get(f"/lists/{fields['uid']}/rows", {"Cookie": lab.cookies}))
    for answer, wanted in ((uploaded, 303), (drawn, 200)):
        _refuse_other(answer, wanted)
    dropped = line.ask(_pressed(lab, f"/lists/{fields['uid']}/drop", fields["csrf_token"]))
    _refuse_other(dropped, 303)
    return uploaded.seconds + drawn.seconds


def _refuse_other(answer: Answer, status: int) -> None:
    if answer.status != status:
        raise RuntimeError(f"a list is answered with {answer.status}: {answer.body[-2000:].decode()}")


def _reading(data: bytes) -> float:
    """Return how many seconds openpyxl takes for all cells of a file, read-only, and nothing more."""
    began = time.perf_counter()
    book = openpyxl.load_workbook(BytesIO(data), read_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
    book.close()
    return time.perf_counter() - began


def _upload(lab: Lab, path: str, fields: Mapping[str, str], data: bytes) -> bytes:
    """Return the request of a form with a file (RFC 7578)."""
    parts = [f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    parts.append(f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="upload"; filename="list.xlsx"\r\n\r\n')
    body = "".join(parts).encode() + data + f"\r\n--{_BOUNDARY}--\r\n".encode()
    return post(path, {"Cookie": lab.cookies, "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}, body)


def _pressed(lab: Lab, path: str, token: str) -> bytes:
    """Return the request of a form that is but a button."""
    headers = {"Cookie": lab.cookies, "Content-Type": "application/x-www-form-urlencoded"}
    return post(path, headers, urlencode({"csrf_token": token}).encode())


def _workbook(table: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Список")
    for row in table:
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _people(count: int) -> list[Sequence[object]]:
    """Return a list of people of whom the directory knows every second."""
    born = date(1960, 1, 1)
    return [
        _PEOPLE,
        *(
            (
                number + 1,
                " ".join(name_of(number if number % 2 else 100_000 + number)),
                POSITIONS[number % len(POSITIONS)],
                f"Министерство № {number % 100}",
                born + timedelta(days=number * 5 % 15_000),
                f"80 {number % 100:02} {100_000 + number}",
                f"+7 917 {number % 1000:03} {number % 97:02} {number % 89:02}",
                f"person-{number}@office.example",
                "борт, 24.11 18.30",
            )
            for number in range(count)
        ),
    ]


def _items(count: int) -> list[Sequence[object]]:
    """Return a programme as staff have it, a third of its times in words."""
    times = ("{:02}.{:02}–{:02}.45", "с {:02}.{:02}", "{:02}:{:02}")
    day = datetime.combine(FIRST_DAY, datetime.min.time())
    return [
        _ITEMS,
        *(
            (
                day + timedelta(days=number * 4 // count),
                times[number % 3].format(8 + number % 12, number % 4 * 10, 8 + number % 12),
                f"Секция «Промышленная кооперация», часть {number + 1}",
                f"зал {number % 25 + 1}" if number % 4 else "там же",
                "члены делегаций",
                "Иванов И. И.",
                "с переводом" if number % 7 == 0 else "",
            )
            for number in range(count)
        ),
    ]
