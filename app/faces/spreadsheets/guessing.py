"""Guesses which row of a sheet is the heading and what each column says: by the headings, and by the cells where there are none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.ground.kernel.rows import Cell, Column, Columns, Sheet
from app.ground.kernel.text import folded

LOOKED_AT: Final = 40
"""Rows from the top among which a heading is looked for: titles and addressees stand above it."""
SAMPLED: Final = 60
"""Rows from which a column without a heading is known by its cells."""
LONGEST_HEADING: Final = 90
"""Letters; a longer cell is a sentence, not a heading."""
_ENOUGH: Final = 0.6
_MANY: Final = 4
_BELOW: Final = 3
"""Rows looked at below one with many headings: a second line of them may follow."""
_WORD: Final = re.compile(r"[^\W_]+|№")
_EXACT: Final = 1000
_FIRST: Final = 500


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a column of the sheet fits what a list may say."""

    score: int
    place: int
    key: str


def guessed(sheet: Sheet, columns: Sequence[Column]) -> Columns:
    """Return the likeliest heading and meaning of the columns of a sheet."""
    heading = _heading(sheet, columns)
    headings = headings_of(sheet, heading)
    fits = [fit for place, text in enumerate(headings) for fit in _fits(place, text, columns)]
    of = _chosen(fits, columns)
    return Columns(heading, {**of, **_by_cells(sheet, heading, headings, of, columns)})


def headings_of(sheet: Sheet, heading: int) -> list[str]:
    """Return what stands over each column: the row of headings, where it is blank what the row above says of it."""
    if not 0 <= heading < len(sheet.rows):
        return [""] * sheet.width
    above = sheet.rows[heading - 1] if heading else ()
    over = above if sum(cell is not None for cell in above) > 1 else ()
    return [_heading_text(cell) or (_heading_text(over[place]) if over else "") for place, cell in enumerate(sheet.rows[heading])]


def columns_with(sheet: Sheet, heading: int, columns: Sequence[Column]) -> Columns:
    """Return the guess for a sheet whose row of headings somebody has named; −1 for none."""
    headings = headings_of(sheet, heading)
    of = _chosen([fit for place, text in enumerate(headings) for fit in _fits(place, text, columns)], columns)
    return Columns(heading, {**of, **_by_cells(sheet, heading, headings, of, columns)})


def _heading(sheet: Sheet, columns: Sequence[Column]) -> int:
    """Return the index of the row with most headings, the last of two that belong together; −1 where hardly any looks like one."""
    counts: list[int] = []
    for row in sheet.rows[:LOOKED_AT]:
        counts.append(_headings_in(row, columns))
        if max(counts) >= _MANY and len(counts) - counts.index(max(counts)) > _BELOW:
            break  # so many words that head columns stand together by no accident
    best = max(counts, default=0)
    if best < 2 and not (best == 1 and sheet.width == 1):
        return -1
    found = counts.index(best)
    below = found + 1
    # «ФИО» over «Фамилия», «Имя», «Отчество»: the second line has fewer headings, and nothing but headings.
    while below < len(counts) and counts[below] and counts[below] == _filled(sheet.rows[below]):
        below += 1
    return below - 1


def _headings_in(row: tuple[Cell, ...], columns: Sequence[Column]) -> int:
    fits = [fit for place, cell in enumerate(row) if isinstance(cell, str) for fit in _fits(place, _heading_text(cell), columns)]
    return len(_chosen(fits, columns))


def _filled(row: tuple[Cell, ...]) -> int:
    return sum(cell is not None and str(cell).strip() != "" for cell in row)


def _heading_text(cell: Cell) -> str:
    return cell if isinstance(cell, str) and len(cell) <= LONGEST_HEADING and not cell.startswith("=") else ""


def _fits(place: int, heading: str, columns: Sequence[Column]) -> Iterator[_Fit]:
    words = _words(heading)
    for column in columns if words else ():
        score = max((_score(words, _words(told)) for told in column.headings), default=0)
        if score:
            yield _Fit(score, place, column.key)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))


def _score(words: tuple[str, ...], told: tuple[str, ...]) -> int:
    """Return how well a heading says something: in full, as its beginning, or somewhere in it; longer is better."""
    length = sum(map(len, told))
    if words == told:
        return _EXACT + length
    for start in range(len(words) - len(told) + 1):
        if all(word.startswith(part) for word, part in zip(words[start:], told, strict=False)):
            return (_FIRST if start == 0 else 0) + length
    return 0


def _chosen(fits: list[_Fit], columns: Sequence[Column]) -> dict[int, str]:
    """Give each column of the sheet the best meaning that no other has; some may be had by several."""
    several = {column.key for column in columns if column.several}
    of: dict[int, str] = {}
    taken: set[str] = set()
    for fit in sorted(fits, key=lambda fit: (-fit.score, fit.place)):
        if fit.place in of or (fit.key in taken and fit.key not in several):
            continue
        of[fit.place] = fit.key
        taken.add(fit.key)
    return dict(sorted(of.items()))


def _by_cells(sheet: Sheet, heading: int, headings: list[str], of: dict[int, str], columns: Sequence[Column]) -> dict[int, str]:
    """Know the columns without a heading by their cells."""
    rows = sheet.rows[heading + 1 : heading + 1 + SAMPLED]
    fits = []
    for place in range(sheet.width):
        if place in of or headings[place]:
            continue
        cells = [cell for row in rows if (cell := row[place]) is not None]
        for rank, column in enumerate(columns):
            if column.looks is None or column.key in of.values() or not cells:
                continue
            share = sum(map(column.looks, cells)) / len(cells)
            if share >= _ENOUGH:
                fits.append(_Fit(int(share * 1000) - rank, place, column.key))
    single = [Column(column.key, column.label, ()) for column in columns]  # a second one without a heading may be anything
    return _chosen(fits, single)
