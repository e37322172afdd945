"""Which rows of a sheet are items of a programme, and what each of them says; the others are days, titles and footers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell, Columns, Remark, Sheet
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.programmes.reading.choices import kind_told, visibility_told
from app.planning.programmes.reading.columns import LINES, LONGEST_PLACE, LONGEST_TITLE, PLAIN, spoken, text_of
from app.planning.programmes.reading.days import ReadDay, day_of_cell, heads_a_day
from app.planning.programmes.reading.places import PlaceBook, PlaceFound
from app.planning.programmes.reading.time_words import zone_named
from app.planning.programmes.reading.times import ReadTime, time_of_cell
from app.planning.programmes.rules import ItemKind, Visibility

NO_TITLE: Final = N_("The row has a time but no title.")
NO_DAY: Final = N_("No row above says which day this is; the first day of the event is taken.")
ONLY_TITLE: Final = N_("The row has nothing but a title. It may be a heading, or an item whose time is not known yet.")
NO_TIME: Final = N_("No time is given: it would be “to be confirmed”.")
TOO_LONG: Final = N_("A cell has more than %(most)s characters.")

_FOOTER: Final = re.compile(
    r"(?:ответственн|исполнител|исп\.|тел\.|примечани|контакт|согласован|утвержд|\*|жауапты|яуаплы|responsible|contact|note:)|.*:$"
)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What a row says of an item; what it leaves open is not in it."""

    title: Texts
    day: date
    time: ReadTime | None = None
    place: PlaceFound | None = None
    words: tuple[tuple[str, str], ...] = ()
    """Other columns that say something, by their keys."""
    empty: frozenset[str] = frozenset()
    """Keys of columns that are there and say nothing."""
    uid: str = ""
    kind: ItemKind | None = None
    visibility: Visibility | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet as it was read; without an item it is a day, a title, a footer, or refused."""

    number: int
    told: str
    row: ItemRow | None = None
    remarks: tuple[Remark, ...] = ()
    doubtful: bool = False
    refused: bool = False


def lines_of(sheet: Sheet, columns: Columns, days: Days, book: PlaceBook) -> list[Line]:
    """Return every row of a sheet in its order, read as part of the programme of an event on `days`."""
    return list(_Reader(sheet, columns, days, book).lines())


class _Reader:
    """Goes down a sheet and remembers the day and the place above."""

    def __init__(self, sheet: Sheet, columns: Columns, days: Days, book: PlaceBook) -> None:
        self._sheet, self._days, self._book = sheet, days, book
        self._heading = columns.heading
        self._at: dict[str, list[int]] = {}
        for index, key in sorted(columns.of.items()):
            self._at.setdefault(key, []).append(index)
        self._told: dict[tuple[type, Cell, bool], str] = {}
        self._headings = self._texts(sheet.rows[columns.heading]) if columns.heading >= 0 else {}
        self._zone, self._offset, _ = zone_named(spoken(self._headings.get("time", "")))
        self._day: ReadDay | None = ReadDay(days.first) if days.first == days.last else None
        self._above: PlaceFound | None = None
        self._times: dict[tuple[type, Cell], ReadTime | None] = {}
        self._read_days: dict[tuple[type, Cell], ReadDay | None] = {}

    def lines(self) -> Iterator[Line]:
        """Return the lines, one for each row."""
        for index, cells in enumerate(self._sheet.rows):
            yield self._line(index, cells)

    def _line(self, index: int, cells: tuple[Cell, ...]) -> Line:
        number = index + 1
        there = [cell for cell in cells if cell is not None and cell != ""]
        if not there:
            return Line(number, "")
        first = text_of(there[0])
        texts = self._texts(cells)
        title = texts.get("title", "")
        lone = all(cell == there[0] for cell in there)  # a merged cell may be told once or over and over
        if (lone or (not title and index != self._heading)) and (headed := self._headed(there)):
            self._day = headed
            return Line(number, first, remarks=(headed.doubt,) if headed.doubt else ())
        if index <= self._heading or (title and texts == self._headings):
            return Line(number, first)
        if not title:
            return self._without_title(number, cells, first)
        if lone and (len(there) > 1 or _FOOTER.match(spoken(title))):
            return Line(number, first)
        return self._item(number, cells, texts, lone=lone)

    def _headed(self, there: Sequence[Cell]) -> ReadDay | None:
        """Return the day that a row without a title begins."""
        if isinstance(there[0], str):
            return heads_a_day(text_of(there[0]), self._days)
        return day_of_cell(there[0], self._days)

    def _without_title(self, number: int, cells: tuple[Cell, ...], told: str) -> Line:
        time = self._time(cells)
        if time is None or time.start is None:
            return Line(number, told)
        return Line(number, told, remarks=(Remark(NO_TITLE, column="title"),), refused=True)

    def _item(self, number: int, cells: tuple[Cell, ...], texts: Mapping[str, str], *, lone: bool) -> Line:
        title = texts["title"]
        too_long = _too_long(texts)
        if too_long is not None:
            return Line(number, title, remarks=(too_long,), refused=True)
        time = self._time(cells)
        day, doubts = self._day_of(cells, time)
        place = self._place(texts.get("place", ""))
        remarks = [time.remark if time else Remark(NO_TIME, column="time"), place.remark if place else None]
        words = _words(texts, time)
        names = {language: texts.get(f"title_{language}", "") for language in ("ba", "kk", "en")}
        given = {key for key, _ in words} | ({"time"} if time else set()) | ({"place"} if place else set())
        kind, visibility = kind_told(texts.get("kind", "")), visibility_told(texts.get("visibility", ""))
        uid = texts.get("uid", "").lower()
        row = ItemRow(Texts(title, **names), day, time, place, words, frozenset(self._at) - given, uid, kind, visibility)
        if lone:
            doubts.append(Remark(ONLY_TITLE, column="title"))
            remarks[0] = None
        doubtful = bool(doubts) or (time is not None and time.doubtful)
        return Line(number, title, row, tuple(filter(None, (*doubts, *remarks))), doubtful)

    def _day_of(self, cells: tuple[Cell, ...], time: ReadTime | None) -> tuple[date, list[Remark]]:
        """Return the day of an item: its own cell's, else the one beside its time, else the last one above."""
        cell = self._cell("day", cells)
        if cell is not None:
            key = (type(cell), cell)
            if key not in self._read_days:
                self._read_days[key] = day_of_cell(cell, self._days)
            self._day = self._read_days[key] or self._day
        elif time is not None and time.day:
            self._day = ReadDay(time.day)
        if self._day is None:
            return self._days.first, [Remark(NO_DAY, column="day")]
        return self._day.day, [self._day.doubt] if self._day.doubt else []

    def _time(self, cells: tuple[Cell, ...]) -> ReadTime | None:
        cell, until = self._cell("time", cells), self._cell("end", cells)
        key = (type(cell), cell)  # for Python 1, 1.0 and True are one
        if key not in self._times:
            self._times[key] = time_of_cell(cell, self._days)
        time = self._times[key]
        if time is not None and until is not None and time.start is not None and time.end is None:
            time = _with_end(time, time_of_cell(until, self._days))
        if time is not None and not time.zone and time.offset is None:
            time = replace(time, zone=self._zone, offset=self._offset) if self._zone or self._offset is not None else time
        return time

    def _place(self, typed: str) -> PlaceFound | None:
        if not typed:
            return None
        place = self._book.found(typed, self._above)
        self._above = place
        return place

    def _texts(self, cells: tuple[Cell, ...]) -> dict[str, str]:
        """Return what the columns say as texts, by their keys; several of one key one below the other."""
        told = {}
        for key, indexes in self._at.items():
            parts = [self._text(cells[index], key in LINES) for index in indexes if index < len(cells)]
            text = parts[0] if len(parts) == 1 else "\n".join(filter(None, parts))
            if text:
                told[key] = text
        return told

    def _text(self, cell: Cell, lines: bool) -> str:
        if cell is None:
            return ""
        key = (type(cell), cell, lines)
        if key not in self._told:
            self._told[key] = text_of(cell, lines=lines)
        return self._told[key]

    def _cell(self, key: str, cells: tuple[Cell, ...]) -> Cell:
        there = (cells[index] for index in self._at.get(key, ()) if index < len(cells))
        return next((cell for cell in there if cell is not None and cell != ""), None)


def _with_end(time: ReadTime, until: ReadTime | None) -> ReadTime:
    if until is None or until.start is None or time.start is None:
        return time
    overnight = until.start <= time.start and (timedelta(hours=until.start.hour + 24 - time.start.hour) <= timedelta(hours=12))
    return replace(time, end=until.start, end_day=until.day, ends_next_day=overnight)


def _words(texts: Mapping[str, str], time: ReadTime | None) -> tuple[tuple[str, str], ...]:
    """Return the other columns' words; what stood beside a time goes into the note."""
    words = {key: texts[key] for key in (*LINES, *PLAIN) if key in texts}
    if time is not None and time.words:
        words["note"] = "\n".join(filter(None, (time.words, words.get("note", ""))))
    return tuple(sorted(words.items()))


def _too_long(texts: Mapping[str, str]) -> Remark | None:
    most = {
        **LINES,
        **PLAIN,
        "title": LONGEST_TITLE,
        "place": LONGEST_PLACE,
        **{f"title_{one}": LONGEST_TITLE for one in ("ba", "kk", "en")},
    }
    for key, longest in most.items():
        if len(texts.get(key, "")) > longest:
            return Remark(TOO_LONG, {"most": longest}, key)
    return None
