"""What the lists of an event's logistics have in common on paper: the sheet, what state they show, and tables whose equal cells are one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_long, days_range, instant, local_time_note
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.ground.words.style import NBSP
from app.planning.programmes.roster import PersonPicture
from app.register.directory.rules.names import initials_after, parsed

WIDTH: Final = 267
"""Millimetres between the margins of an A4 sheet across."""
FOOT: Final = 80
"""Letters of the event's title that fit into the foot of a sheet and into the name of a file."""
_LETTERS: Final = 0.46
"""Letters that fit into a millimetre of a column, about."""
_MOST_LINES: Final = 14
"""Rows that share a cell stay on one sheet: they are at most so high, a third of it. A single row that is higher may be divided."""

Part: TypeAlias = "tuple[str, str]"
"""How it stands in its cell, and the text: `strong`, `struck` (cancelled), `main`, `phone`, `number`, `more` (grey), `note` (small)."""
Cell: TypeAlias = "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its head and how many millimetres wide it is; 0 takes what is left of the sheet."""

    label: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event that a list belongs to, as its head tells it."""

    title: Texts
    city: Texts
    days: Days
    zone: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Which state of an event is printed; its moment, never that of printing, dates the paper."""

    at: datetime
    """When the version was published; of the draft, when something of the event was last changed. Aware."""
    number: int | None = None
    """The version; None of the draft."""


def sheet_of_list(
    kicker: str,
    what: str,
    occasion: Occasion,
    standing: Standing,
    columns: Sequence[Column],
    sections: Sequence[Json],
    asked: Sequence[str] = (),
) -> dict[str, Json]:
    """Return everything that `templates/print/lists.typ` and the word processor print, in the language spoken.

    `asked` tells in words what the list was cut down to.
    """
    title = clean(occasion.title.told(current()))
    where_and_when = ", ".join(filter(None, (occasion.city.told(current()), days_range(occasion.days))))
    return {
        "language": current(),
        "name": name_of_list(what, occasion, standing),
        "continued": gettext(N_("%(day)s, continued"), day="{day}"),
        "watermark": gettext(N_("DRAFT")) if standing.number is None else None,
        "landscape": True,
        "head": {
            "kicker": kicker,
            "title": said(title),
            "where_and_when": where_and_when,
            "note": "; ".join([*(said(one) for one in asked), local_time_note(occasion.zone, occasion.days.first)]),
        },
        "foot": {"left": shortened(title, FOOT), "right": _dated(standing, occasion.zone)},
        "columns": [{"label": column.label, "width": column.width} for column in columns],
        "sections": [*sections],
        "empty": gettext(N_("Nothing here yet")),
    }


def name_of_list(what: str, occasion: Occasion, standing: Standing) -> str:
    """Return what a list is called, without an extension: «Рейсы – XX Форум …, версия 2»."""
    state = gettext(N_("version %(number)s"), number=standing.number) if standing.number else gettext(N_("draft"))
    return f"{what} – {shortened(clean(occasion.title.told(current())), FOOT)}, {state}"


def section(heading: str, short: str, note: str, groups: Sequence[Json]) -> Json:
    """Return a part of a list with a heading of its own; `short` is how the next sheet names it."""
    return {"heading": said(heading), "short": said(short), "note": said(note), "groups": [*groups]}


def group(rows: Sequence[Json], head: Sequence[Cell] = ()) -> Json:
    """Return rows with a head across the whole table, whose cells stand side by side; it is repeated on the next sheet."""
    return {"head": [_parts(cell) for cell in head], "rows": [*rows]}


def rows_of(rows: Sequence[Sequence[Cell]], columns: Sequence[Column], shared: Sequence[int] = ()) -> list[Json]:
    """Return the rows of a table; equal cells of the `shared` columns that stand below one another become one.

    What is shared is told again after every few rows, so that nobody has to look for it on the sheet before. A row begins anew wherever
    the first shared column changes.
    """
    widths = _widths(columns)
    return [row for some in _blocks(rows, widths, shared) for row in _block(some, widths, shared)]


def told_name(person: PersonPicture) -> str:
    """Return a person where there is little room, as lists do: «Участников И.И.»."""
    parts = parsed(person.name.told(current()))
    name = initials_after(parts.surname, parts.given, parts.patronymic) if parts.surname else person.name.told(current())
    return name.replace(" ", NBSP)


def cell(*parts: Part) -> Cell:
    """Return a cell without its empty parts."""
    return tuple(part for part in parts if part[1])


def _dated(standing: Standing, where: str) -> str:
    if standing.number is None:
        return gettext(N_("draft, as of %(moment)s"), moment=instant(standing.at, where))
    day = day_long(standing.at.astimezone(zone(where)).date())
    return gettext(N_("Version %(number)s of %(day)s"), number=standing.number, day=day)


def _widths(columns: Sequence[Column]) -> list[int]:
    left = WIDTH - sum(column.width for column in columns)
    return [column.width or left for column in columns]


def _blocks(rows: Sequence[Sequence[Cell]], widths: Sequence[int], shared: Sequence[int]) -> Iterator[list[Sequence[Cell]]]:
    """Yield the rows that stay on one sheet."""
    block: list[Sequence[Cell]] = []
    height = 0
    for row in rows:
        high = 1 + _height([() if place in shared else cells for place, cells in enumerate(row)], widths)  # with the air around it
        if block and (not shared or row[shared[0]] != block[0][shared[0]] or height + high > _MOST_LINES):
            yield block
            block, height = [], 0
        block.append(row)
        height += high
    if block:
        yield block


def _block(rows: Sequence[Sequence[Cell]], widths: Sequence[int], shared: Sequence[int]) -> Iterator[Json]:
    breakable = len(rows) == 1 and _height(rows[0], widths) > _MOST_LINES
    for number, row in enumerate(rows):
        cells: list[Json] = []
        for place, told in enumerate(row):
            if place in shared and number and rows[number - 1][place] == told:
                cells.append(None)
                continue
            high = _equal(rows[number:], place) if place in shared else 1
            cells.append({"parts": _parts(told), "rows": high})
        yield {"cells": cells, "breakable": breakable}


def _equal(rows: Sequence[Sequence[Cell]], place: int) -> int:
    """Return how many rows have the same cell there as the first."""
    return next((number for number, row in enumerate(rows) if row[place] != rows[0][place]), len(rows))


def _height(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how many lines a row is high, about."""
    return max((sum(_lines(text, width) for _, text in told) for told, width in zip(row, widths, strict=True)), default=1) or 1


def _lines(text: str, width: int) -> int:
    letters = max(1, int(width * _LETTERS))
    return sum(1 + len(line) // letters for line in text.split("\n"))


def _parts(told: Cell) -> list[Json]:
    return [{"kind": kind, "text": text if kind == "phone" else divisible(said(text))} for kind, text in told]
