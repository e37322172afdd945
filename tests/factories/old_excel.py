"""A workbook of Excel 97, written byte by byte: no library of ours writes one any more ([MS-XLS], [MS-CFB])."""

import struct
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

_SECTOR: Final = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_MAGIC: Final = bytes.fromhex("d0cf11e0a1b11ae1")


def as_xls(rows: Sequence[Sequence[object]], *, stream: str = "Workbook") -> bytes:
    """Return rows of texts, numbers, truths and days as an XLS file."""
    return compound({stream: _book(rows)})


def compound(streams: dict[str, bytes]) -> bytes:
    """Return an old compound file with one table of sectors; each stream is filled up to the size that needs no small sectors."""
    contents = {name: content.ljust(max(4096, -(-len(content) // _SECTOR) * _SECTOR), b"\0") for name, content in streams.items()}
    fat: list[int] = [_FAT, _END]  # sector 0 holds this table, sector 1 the directory
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    body = b""
    for number, (name, content) in enumerate(contents.items(), 1):
        first, count = len(fat), len(content) // _SECTOR
        fat += [*range(first + 1, first + count), _END]
        entries.append(_entry(name, 2, first, len(content), right=number + 1 if number < len(contents) else _FREE))
        body += content
    assert len(fat) <= 128
    assert len(entries) <= 4
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    directory = b"".join(entries).ljust(_SECTOR, b"\0")
    return _header() + table + directory + body


def _header() -> bytes:
    head = _MAGIC + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE) -> bytes:
    told = (name + "\0").encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, _FREE, right, child)
    return told.ljust(64, b"\0") + struct.pack("<H", len(told)) + links + b"\0" * 36 + struct.pack("<III", start, size, 0)


def _record(code: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(body)) + body


def _text(text: str, *, wide: bool = True) -> bytes:
    return struct.pack("<HB" if wide else "<BB", len(text), 1) + text.encode("utf-16-le")


def _book(rows: Sequence[Sequence[object]]) -> bytes:
    plain = struct.pack("<HHHHHIIH", 0, 0, 0, 0x20, 0, 0, 0, 0)
    dated = struct.pack("<HHHHHIIH", 0, 14, 0, 0x20, 0, 0, 0, 0)
    bof = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0x7CC, 0, 6))
    middle = _record(0x22, struct.pack("<H", 0)) + _record(0xE0, plain) + _record(0xE0, dated)
    name = _text("Состав", wide=False)
    offset = len(bof) + len(middle) + 4 + 6 + len(name) + 4
    globals_ = bof + middle + _record(0x85, struct.pack("<IH", offset, 0) + name) + _record(0x0A)
    cells = b"".join(_cell(number, place, value) for number, row in enumerate(rows) for place, value in enumerate(row) if value is not None)
    return globals_ + _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0x7CC, 0, 6)) + cells + _record(0x0A)


def _cell(row: int, place: int, value: object) -> bytes:
    at = struct.pack("<HH", row, place)
    if isinstance(value, bool):
        return _record(0x205, at + struct.pack("<HBB", 0, value, 0))
    if isinstance(value, date):
        days = (value - date(1899, 12, 30)) / timedelta(days=1)
        return _record(0x203, at + struct.pack("<Hd", 1, days))
    if isinstance(value, int | float):
        return _record(0x203, at + struct.pack("<Hd", 0, float(value)))
    return _record(0x204, at + struct.pack("<H", 0) + _text(str(value)))
