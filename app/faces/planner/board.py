"""The board of a programme as its page draws it: everything told in words once, no database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.kernel.walltime import zone as known_zone
from app.ground.words import dates
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.ground.words.sorting import order
from app.judgement.publishing.rules import Deed, ItemChange
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.participants import delegation_names, participants_of
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import minutes_of, outside

EARLIEST, LATEST = 8, 21
"""Full hours that the timetable shows at least."""
FULL: Final = 0.9
"""Speeches that fill more of their item than this leave no room for applause."""
SPLITS: Final = {1: ("",), 2: ("half1", "half2"), 3: ("third1", "third2", "third3")}


@dataclass(frozen=True, slots=True)
class Row:
    """One item on the board."""

    id: int
    revision: int
    item: Item
    time: str
    elsewhere: str
    """The same time by the event's own clock, where the item's place has another."""
    title: str
    place: str
    people: str
    track: str
    missing: tuple[str, ...]
    deed: Deed | None
    """What the next version will do to it."""
    is_outside: bool
    speech_minutes: int
    speech_trouble: str
    """'over' where the speeches do not fit, 'full' where they barely do."""

    @property
    def state(self) -> str:
        """How the row looks: cancelled, changed since the last version, or ''."""
        return "cancelled" if self.item.cancelled else "changed" if self.deed else ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One item in the timetable: minutes from the first hour shown, a column, and a share of it."""

    row: Row
    start: int
    minutes: int
    column: int
    share: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the programme."""

    day: date
    rows: tuple[Row, ...]
    note: str
    in_margin: bool

    @property
    def tracks(self) -> tuple[str, ...]:
        """The tracks of the day by name, so that none changes its place when an item moves; items without one come first."""
        return tuple(sorted({row.item.track.ru for row in self.rows}, key=order))

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """The columns of the timetable: the track as it is stored, and what stands above the column."""
        told = {row.item.track.ru: row.track for row in self.rows}
        return tuple((track, told[track] or gettext(N_("Programme"))) for track in self.tracks)


def days_of(event: Event, items: Sequence[ProgrammeItem], programme: Programme, changes: Mapping[str, ItemChange]) -> tuple[Day, ...]:
    """Return the days of the event and every other day that has items; `programme` is the picture of just these."""
    rows: dict[date, list[Row]] = {day: [] for day in event.days.each()}
    for item, picture in zip(items, programme.items, strict=True):
        rows.setdefault(item.day, []).append(row_of(event, item, picture, programme, changes.get(item.uid)))
    return tuple(Day(day, tuple(rows[day]), dates.local_time_note(event.zone, day), day not in event.days) for day in sorted(rows))


def row_of(event: Event, item: ProgrammeItem, shown: Item, programme: Programme, change: ItemChange | None = None) -> Row:
    """Return one item as the board shows it, in the language spoken; `shown` is its picture in that of the programme."""
    language = current()
    spoken = minutes_of(shown.speeches)
    return Row(
        id=item.id,
        revision=item.revision,
        item=shown,
        time=dates.hours_full(shown.when),
        elsewhere=_elsewhere(shown, event.zone),
        title=shown.title.told(language),
        place=shown.place.name.told(language) if shown.place else "",
        people=participants_of(programme, shown, fully=True).told(language),
        track=shown.track.told(language),
        missing=_missing((shown.title, shown.participants, *delegation_names(programme, shown), shown.note)),
        deed=change.deed if change else None,
        is_outside=outside(item.day, event.days, arrival_margin=event.arrival_margin, departure_margin=event.departure_margin),
        speech_minutes=spoken,
        speech_trouble=_trouble(spoken, shown.when.minutes),
    )


def slots_of(day: Day) -> tuple[tuple[Slot, ...], int, int]:
    """Return the items of a day in the timetable, and its first and last full hour.

    Up to three items of a track at one time share its column; an item without an end is drawn half an hour long.
    """
    timed = [row for row in day.rows if row.item.when.start is not None]
    spans = {row.id: _span(row, day.day) for row in timed}
    first = min([EARLIEST, *(int(start // 60) for start, _ in spans.values())])
    last = max([LATEST, *(-(-end // 60) for _, end in spans.values())])
    columns = {track: place for place, track in enumerate(day.tracks, 1)}
    slots = []
    for row in timed:
        start, end = spans[row.id]
        together = [
            other.id
            for other in timed
            if other.item.track.ru == row.item.track.ru and spans[other.id][0] < end and start < spans[other.id][1]
        ]
        shares = SPLITS[min(len(together), 3)]
        share = shares[together.index(row.id) % len(shares)]
        slots.append(Slot(row, start - first * 60, end - start, columns[row.item.track.ru], share))
    return tuple(slots), first, last


def marks(changed: Collection[ItemChange]) -> dict[str, ItemChange]:
    """Return what happened to each item, by its UID."""
    return {change.item.uid: change for change in changed}


def _span(row: Row, day: date) -> tuple[int, int]:
    midnight = datetime.combine(day, datetime.min.time())
    when = row.item.when
    assert when.start is not None  # only items with a time are drawn
    start = int((when.start.local - midnight) / timedelta(minutes=1))
    end = int((when.end.local - midnight) / timedelta(minutes=1)) if when.end else start + 30
    return start, max(end, start + 10)


def _elsewhere(item: Item, zone: str) -> str:
    start = item.when.start
    if start is None or item.zone == zone or start.offset == start.instant.astimezone(known_zone(zone)).utcoffset():
        return ""
    return dates.two_zones(start, zone)


def _missing(texts: Sequence[Texts]) -> tuple[str, ...]:
    found = {language for text in texts for language in text.missing()}
    return tuple(language for language in LANGUAGES if language in found)


def _trouble(spoken: int, minutes: int | None) -> str:
    if not spoken or minutes is None:
        return ""
    return "over" if spoken > minutes else "full" if spoken >= FULL * minutes else ""
