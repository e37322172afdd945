"""Sheets as bytes and back: between two processes, and sealed between two pages."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from app.ground.kernel.rows import Cell, Sheet

Sheets = tuple[Sheet, ...]
_READERS: Final[Mapping[str, Callable[[str], Cell]]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def packed(sheets: Sequence[Sheet]) -> bytes:
    """Return sheets as JSON: what JSON has itself as it is, days and times as a pair of their sort and ISO 8601."""
    told = [{"name": sheet.name, "rows": sheet.rows} for sheet in sheets]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=_told).encode()


def unpacked(data: bytes) -> Sheets:
    """Return what `packed` packed."""
    return tuple(Sheet(told["name"], tuple(tuple(_read(cell) for cell in row) for row in told["rows"])) for told in json.loads(data))


def _told(cell: date | datetime | time) -> list[str]:
    return [type(cell).__name__, cell.isoformat()]


def _read(cell: Any) -> Cell:
    if type(cell) is not list:
        plain: Cell = cell
        return plain
    kind, told = cell
    return _READERS[kind](told)
