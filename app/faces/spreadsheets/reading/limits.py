"""How large a list may be, what may not stand in it, and the sentences that say so."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.rows import Cell, Sheet

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
MOST_SHEETS: Final = 50
MOST_CELLS: Final = 600_000
"""Filled cells of a whole file."""
LONGEST_CELL: Final = 5_000
"""Letters; more is a text, not a cell of a list."""
LONGEST_NAME: Final = 80

EMPTY: Final = N_("There is no filled table in this.")
BROKEN: Final = N_("This file is broken and cannot be read. Open it where it was made and save it anew.")
PASSWORD: Final = N_("This file is protected by a password. Save it without one and try again.")
MACROS: Final = N_("This file has macros. They are never run here: save it as an ordinary XLSX or DOCX file and try again.")
OFFICIAL_USE: Final = N_("This is marked “For official use”. Nothing of that kind may be kept here: it was not taken, nothing was saved.")

_OFFICIAL_USE: Final = re.compile(r"для\s*служебного\s*пользования|қызмет\s*бабында\s*пайдалану")
"""The mark in Russian (Government Decree 1233 of 3 November 1994) and in Kazakh."""


class NotTaken(Refusal):
    """A file or a paste that is not taken in: said beside the upload."""

    def __init__(self, message: str, **values: int | str) -> None:
        super().__init__(message, "upload", **values)


def refuse_official_use(text: str) -> None:
    """Refuse a text that bears the mark."""
    if _OFFICIAL_USE.search(text.casefold()):
        raise NotTaken(OFFICIAL_USE)


def sheet_of(name: str, rows: Iterable[Sequence[object]]) -> Sheet | None:
    """Return rows as a sheet: empty edges to the right and below cut off, all rows equally long; None where nothing is filled.

    Raises NotTaken where it is too large. Rows without end are not read to the end.
    """
    kept: list[tuple[Cell, ...]] = []
    gap, width = 0, 0
    for row in rows:
        cells = _cut(row)
        if not cells:
            gap += 1
            if gap > 2**20:  # more than a spreadsheet has: nothing sensible follows
                break
            continue
        if len(kept) + gap >= MOST_ROWS:
            raise NotTaken(N_("There are too many rows: at most %(most)s are taken."), most=MOST_ROWS)
        kept.extend([()] * gap)
        kept.append(cells)
        gap, width = 0, max(width, len(cells))
    padded = tuple(row + (None,) * (width - len(row)) for row in kept)
    return Sheet(name.strip()[:LONGEST_NAME], padded) if kept else None


def checked(sheets: Iterable[Sheet | None]) -> tuple[Sheet, ...]:
    """Return the filled sheets of a file; refuse too many of them, too many cells, the mark of official use, and none at all."""
    found: list[Sheet] = []
    filled = 0
    for sheet in sheets:
        if sheet is None:
            continue
        found.append(sheet)
        filled += sum(cell is not None for row in sheet.rows for cell in row)
        if len(found) > MOST_SHEETS:
            raise NotTaken(N_("There are too many sheets or tables: at most %(most)s are taken."), most=MOST_SHEETS)
        if filled > MOST_CELLS:
            raise NotTaken(N_("There are too many filled cells: at most %(most)s are taken."), most=MOST_CELLS)
        refuse_official_use("\n".join(cell for row in sheet.rows for cell in row if isinstance(cell, str)))
    if not found:
        raise NotTaken(EMPTY)
    return tuple(found)


def _cut(row: Sequence[object]) -> tuple[Cell, ...]:
    last = next((place for place in range(len(row), 0, -1) if not _is_blank(row[place - 1])), 0)
    if last > MOST_COLUMNS:
        raise NotTaken(N_("There are too many columns: at most %(most)s are taken."), most=MOST_COLUMNS)
    return tuple([_cell(value) for value in row[:last]])


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _cell(value: object) -> Cell:
    """Return what stands in a cell; a midnight is the day that it was typed as."""
    if isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise NotTaken(N_("A cell has more than %(most)s characters; this is not a list."), most=LONGEST_CELL)
        return value or None
    if isinstance(value, datetime):
        return value.date() if value.time() == time() and value.tzinfo is None else value
    if value is None or isinstance(value, int | float | date | time):
        return value
    if isinstance(value, timedelta) and timedelta() <= value < timedelta(days=1):
        return (datetime(2000, 1, 1) + value).time()  # noqa: DTZ001 - a time of day has no zone
    return str(value)[:LONGEST_CELL]
