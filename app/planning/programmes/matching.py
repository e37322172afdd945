"""Which item of a programme a row of a list is, and what would become of that item if the row had its way."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, time
from functools import lru_cache
from typing import Any, Final

from app.ground.kernel.rows import Difference, Remark
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.ground.words.dates import day_month, hours_full, zone_city
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.programmes.commands import ItemDetails
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.reading.columns import LINES, PLAIN
from app.planning.programmes.reading.kinds import kind_of
from app.planning.programmes.reading.placing import typed_of
from app.planning.programmes.reading.rows import ItemRow
from app.planning.programmes.rules import TypedTime, Visibility, when_of
from app.planning.programmes.wording import ITEM_FIELDS, ITEM_KINDS, VISIBILITIES

_LIKE_ITEM: Final = tuple(one.name for one in fields(ItemDetails) if one.name != "time")
_NO_WORD: Final = re.compile(r"[\W_]+")
_SEVERAL: Final = 8192
"""Titles and times that are remembered: a row's are asked for again and again, and many rows have the same hours."""

TimeKey = tuple[str, date, time | None]


@dataclass(frozen=True, slots=True)
class Fresh:
    """A row as a new item would be, and why its time is to be doubted."""

    row: ItemRow
    details: ItemDetails
    doubt: Remark | None = None

    @property
    def key(self) -> TimeKey:
        """What tells it from the other items of a programme: title, day and start."""
        return title_key(self.row.title), self.details.time.day, self.details.time.start

    @property
    def place(self) -> tuple[object, ...]:
        """Where it takes place, for telling two of the same title and time apart."""
        return self.details.venue_id, self.details.hall_id, self.details.place_note.ru


@lru_cache(maxsize=_SEVERAL)
def title_key(title: Texts) -> str:
    """Return a title for comparing: without marks, case and the letters that Russian lacks."""
    return _NO_WORD.sub(" ", folded(title.ru)).strip()


def fresh(row: ItemRow, zone: str, visibility: Visibility) -> Fresh:
    """Return a row as a new item; `zone` is the event's, for a place that is in words only. Refuses a time that cannot be."""
    place = row.place
    typed, doubt = typed_of(row.day, row.time, (place.zone if place else "") or zone)
    words: dict[str, Any] = {name: Texts(text) if name in LINES else text for name, text in row.words}
    details = ItemDetails(
        title=row.title,
        time=typed,
        kind=row.kind or kind_of(row.title.ru),
        visibility=row.visibility or visibility,
        venue_id=place.venue_id if place and not place.hall_id else None,
        hall_id=place.hall_id if place else None,
        place_note=Texts(place.note) if place else Texts(),
        **words,
    )
    return Fresh(row, details, doubt)


def details_of(item: ProgrammeItem) -> ItemDetails:
    """Return an item as its form holds it now."""
    start, end = item.when.start, item.when.end
    typed = TypedTime(
        item.day,
        item.precision,
        start.local.time() if start else None,
        end.local.time() if end else None,
        item.when.overnight,
        item.zone,
        start.fold if start else None,
        end.fold if end else None,
    )
    return ItemDetails(time=typed, **{name: getattr(item, name) for name in _LIKE_ITEM})


def merged(one: Fresh, now: ItemDetails, language: str = "ru") -> ItemDetails:
    """Return an item's details with what the row says, in `language`; what the row leaves open stays.

    In a list with UIDs, which we have written out ourselves, an emptied cell empties its field as well.
    """
    row, clears = one.row, one.row.empty if one.row.uid else frozenset[str]()
    after: dict[str, Any] = {"title": _said(now.title, row.title.ru, language)}
    after["title"] = replace(after["title"], **{tag: text for tag, text in row.title.as_dict().items() if tag != "ru"})
    for name, text in row.words:
        after[name] = _said(getattr(now, name), text, language) if name in LINES else text
    after |= {name: Texts() if name in LINES else "" for name in clears & {*LINES, *PLAIN}}
    after |= {name: told for name in ("kind", "visibility") if (told := getattr(row, name)) is not None}
    after |= _place(one, now, language, clears="place" in clears)
    details = replace(now, **after)
    return replace(details, time=_time(one, now.time, moved=_where(details) != _where(now), clears=clears))


def _said(before: Texts, text: str, language: str) -> Texts:
    """Return texts with one of them said anew; what is there already in any language is no news."""
    return before if text in before.each() else replace(before, **{language: text})


def _place(one: Fresh, now: ItemDetails, language: str, *, clears: bool) -> dict[str, Any]:
    if one.row.place is None:
        return {"venue_id": None, "hall_id": None, "place_note": Texts()} if clears else {}
    new, note = one.details, one.details.place_note.ru
    if _where(new) == _where(now):  # words that somebody has added to the same place stay
        return {"place_note": _said(now.place_note, note, language)} if note else {}
    return {"venue_id": new.venue_id, "hall_id": new.hall_id, "place_note": Texts(note)}


def _where(details: ItemDetails) -> tuple[int | None, int | None]:
    return details.hall_id, None if details.hall_id else details.venue_id


def _time(one: Fresh, now: TypedTime, *, moved: bool, clears: frozenset[str]) -> TypedTime:
    """Return the time after the change; the item's own clock and its choice of an hour told twice stay where they can."""
    if one.row.time is None and "time" not in clears:
        return replace(now, day=one.row.day)
    told = one.details.time if moved or one.details.time.zone == now.zone else typed_of(one.row.day, one.row.time, now.zone)[0]
    begins = told.zone == now.zone and all(getattr(told, name) == getattr(now, name) for name in ("day", "precision", "start"))
    ends = (told.end, told.ends_next_day) == (now.end, now.ends_next_day)
    left_open = told.end is None and "end" not in clears and not one.row.uid
    return now if begins and (ends or left_open) else told


class Present:
    """The items that are there, each to be claimed by one row."""

    def __init__(self, items: Sequence[ProgrammeItem]) -> None:
        self.items = {item.id: item for item in items}
        self._keys: dict[int, TimeKey] = {item.id: _item_key(item) for item in items}
        self._by_uid = {item.uid: item.id for item in items}

    def claimed(self, rows: Mapping[int, Fresh]) -> dict[int, int]:
        """Return which row is which item: by UID, else by title, day, start and place, else by ever less of these."""
        claims = {number: self._by_uid[one.row.uid] for number, one in _firsts(rows).items() if one.row.uid in self._by_uid}
        there = [(ident, key, _place_key(self.items[ident])) for ident, key in self._keys.items()]
        told = [(number, one.key, one.place) for number, one in rows.items()]
        _pair(claims, [(n, (*key, place)) for n, key, place in told], [(i, (*key, place)) for i, key, place in there], only=False)
        _pair(claims, [(n, key) for n, key, _ in told], [(i, key) for i, key, _ in there], only=False)
        _pair(claims, [(n, key[:2]) for n, key, _ in told], [(i, key[:2]) for i, key, _ in there], only=True)
        return claims

    def alike(self, rows: Mapping[int, Fresh], claims: Mapping[int, int]) -> dict[int, int]:
        """Return which rows without an item may be one that no row is: at the same time, in its hall or with a title much like its own."""
        taken, offered, found = set(claims.values()), set[int](), dict[int, int]()
        free: dict[object, list[ProgrammeItem]] = defaultdict(list)
        for ident, item in self.items.items():
            if ident not in taken and not item.cancelled and item.start_local is not None:
                free[self._keys[ident][1:]].append(item)
        for number, one in rows.items():
            there = [item for item in free.get(one.key[1:], ()) if item.id not in offered and _alike(one, item)]
            if number not in claims and len(there) == 1:
                found[number] = there[0].id
                offered.add(there[0].id)
        return found


def _alike(one: Fresh, item: ProgrammeItem) -> bool:
    """Tell whether a row and an item of the same time have their hall in common, or half of the words of the shorter title."""
    if item.hall_id is not None and item.hall_id == one.details.hall_id:
        return True
    mine, theirs = ({word[:5] for word in title_key(title).split() if len(word) > 3} for title in (one.row.title, item.title))
    return 2 * len(mine & theirs) >= max(1, min(len(mine), len(theirs)))


def _firsts(rows: Mapping[int, Fresh]) -> dict[int, Fresh]:
    """Return the rows without those that repeat the UID of one above."""
    seen: dict[str, int] = {}
    for number, one in rows.items():
        seen.setdefault(one.row.uid, number)
    return {number: one for number, one in rows.items() if seen[one.row.uid] == number}


def _pair(claims: dict[int, int], rows: Iterable[tuple[int, object]], items: Iterable[tuple[int, object]], *, only: bool) -> None:
    """Give each row that has no item yet the next free one of the same key; with `only`, where there is one of either."""
    taken = set(claims.values())
    free: dict[object, list[int]] = defaultdict(list)
    asking: dict[object, list[int]] = defaultdict(list)
    for ident, key in items:
        if ident not in taken:
            free[key].append(ident)
    for number, key in rows:
        if number not in claims:
            asking[key].append(number)
    for key, numbers in asking.items():
        if not only or len(numbers) == len(free.get(key, ())) == 1:
            claims.update(zip(numbers, free.get(key, ()), strict=False))


def _item_key(item: ProgrammeItem) -> TimeKey:
    return title_key(item.title), item.day, item.start_local.time() if item.start_local else None


def _place_key(item: ProgrammeItem) -> tuple[object, ...]:
    return item.venue_id, item.hall_id, item.place_note.ru


PlaceNames = Mapping[tuple[str, int], Texts]
"""What venues and halls are called, by (`venue` or `hall`, id)."""


def differences(before: ItemDetails | None, after: ItemDetails, names: PlaceNames, usual_zone: str) -> tuple[Difference, ...]:
    """Return what would change, field by field in the spoken language; of texts only the languages that do.

    Of a new item everything is told but its title and a zone that is the event's.
    """
    new = _told(after, names, before)
    if before is None:
        unsaid = {ITEM_FIELDS["title"], *([ITEM_FIELDS["zone"]] if after.time.zone == usual_zone else [])}
        return tuple(Difference(label, "", text) for label, text in new.items() if text and label not in unsaid)
    old = _told(before, names, after)
    return tuple(Difference(label, old[label], text) for label, text in new.items() if old[label] != text)


def _told(details: ItemDetails, names: PlaceNames, beside: ItemDetails | None) -> dict[str, str]:
    def texts(name: str) -> str:
        own: Texts = getattr(details, name)
        if not own:
            return ""
        other: Texts | None = getattr(beside, name) if beside else None
        return " / ".join(text for language, text in own.as_dict().items() if other is None or getattr(other, language) != text)

    told = {ITEM_FIELDS["title"]: texts("title")}
    told[ITEM_FIELDS["when"]] = _time_told(details.time, current())
    told[ITEM_FIELDS["place"]] = _place_told(details, names)
    told[ITEM_FIELDS["kind"]] = gettext(ITEM_KINDS[details.kind])
    told[ITEM_FIELDS["visibility"]] = gettext(VISIBILITIES[details.visibility])
    for name in LINES:
        told[ITEM_FIELDS[name]] = texts(name)
    for name in PLAIN:
        told[ITEM_FIELDS[name]] = getattr(details, name)
    return told | {ITEM_FIELDS["zone"]: zone_city(details.time.zone)}


def first_of_two(typed: TypedTime) -> TypedTime:
    """Return a time with the first of two hours chosen wherever the clocks show one twice and nobody has said which."""
    return replace(typed, start_fold=typed.start_fold or 0, end_fold=typed.end_fold or 0)


@lru_cache(maxsize=_SEVERAL)
def _time_told(typed: TypedTime, _language: str) -> str:
    return when_told(when_of(first_of_two(typed)))


def when_told(when: When) -> str:
    """Return «26 ноября, 10.00–11.30»."""
    return f"{day_month(when.day)}, {hours_full(when)}"


def _place_told(details: ItemDetails, names: PlaceNames) -> str:
    hall = names.get(("hall", details.hall_id)) if details.hall_id else None
    venue = names.get(("venue", details.venue_id)) if details.venue_id else None
    parts = (hall or venue or Texts(), details.place_note)
    return ", ".join(part.told(current()) for part in parts if part)
