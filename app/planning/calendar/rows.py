"""A picture laid out: a row of lanes for each kind of event, and lines from events to what they hang on; for screen and paper alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.planning.calendar.picture import Entry, Picture, Reserve
from app.planning.calendar.rules import Bar, bar, in_lanes
from app.planning.events.kinds import Kind

LEAST_LANES: Final = 2
"""The name of a kind may take two lines."""
SHORT_LABEL: Final = 42
"""Columns that a label is sure of; where nothing else stands in its lane it takes what it wants."""

Line = tuple[float, float, float, float]
"""Column and lane of an event, column and lane of what it hangs on."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One bar of a lane: an event, or days that it could take instead."""

    bar: Bar
    what: Entry | Reserve

    @property
    def entry(self) -> Entry | None:
        """The event, where it is one."""
        return self.what if isinstance(self.what, Entry) else None


@dataclass(frozen=True, slots=True)
class Row:
    """The lanes of one kind; no two bars of a lane overlap, labels included."""

    kind: Kind
    lanes: tuple[tuple[Drawn, ...], ...]


def rows_of(picture: Picture, kinds: Iterable[Kind], label: Callable[[Entry | Reserve], int]) -> tuple[Row, ...]:
    """Return the rows; `label` tells how many columns the text beside a bar would like to have."""
    return tuple(_row(kind, picture, label) for kind in kinds)


def lines_of(picture: Picture, rows: Sequence[Row]) -> tuple[Line, ...]:
    """Return a line for each event that hangs on another one of the same picture; lanes count through all rows."""
    places: dict[int, tuple[int, int, float]] = {}
    lanes = [lane for row in rows for lane in row.lanes]
    for number, lane in enumerate(lanes):
        places |= {one.entry.id: (one.bar.first, one.bar.first + one.bar.days, number + 0.5) for one in lane if one.entry}
    return tuple(
        _line(places[entry.id], places[tie.target_id])
        for entry in picture.entries
        for tie in entry.ties
        if entry.id in places and tie.target_id in places
    )


def _row(kind: Kind, picture: Picture, label: Callable[[Entry | Reserve], int]) -> Row:
    drawn = [Drawn(_bar(one, picture, label), one) for one in picture.entries if one.kind is kind]
    drawn += [Drawn(_bar(one, picture, label), one) for one in picture.reserves if one.kind is kind]
    drawn.sort(key=lambda one: (one.bar.start, one.bar.end))
    lanes: list[list[Drawn]] = [[] for _ in range(LEAST_LANES)]
    for one, lane in zip(drawn, in_lanes((one.bar.start, one.bar.end) for one in drawn), strict=True):
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(one)
    columns = (picture.days.last - picture.days.first).days + 1
    return Row(kind, tuple(_widened(lane, columns, label) for lane in lanes))


def _bar(one: Entry | Reserve, picture: Picture, label: Callable[[Entry | Reserve], int]) -> Bar:
    return bar(one.days, picture.days, min(label(one), SHORT_LABEL))


def _widened(lane: Sequence[Drawn], columns: int, label: Callable[[Entry | Reserve], int]) -> tuple[Drawn, ...]:
    """Give labels the room that is free beside them, from left to right."""
    found: list[Drawn] = []
    for number, one in enumerate(lane):
        before = found[-1].bar.end if found else 0
        after = lane[number + 1].bar.start if number + 1 < len(lane) else columns
        room = one.bar.first - before if one.bar.label_before else after - one.bar.first - one.bar.days
        found.append(replace(one, bar=replace(one.bar, label=max(one.bar.label, min(label(one.what), room)))))
    return tuple(found)


def _line(here: tuple[int, int, float], there: tuple[int, int, float]) -> Line:
    """Return a line between the ends that face each other; between the middles where the two overlap."""
    if here[1] <= there[0]:
        return here[1], here[2], there[0], there[2]
    if there[1] <= here[0]:
        return here[0], here[2], there[1], there[2]
    return (here[0] + here[1]) / 2, here[2], (there[0] + there[1]) / 2, there[2]
