"""What a late or early leg breaks, and what would fit instead; pure: frozen values in, consequences out, all in instants of UTC.

An arrival is thought through forwards: who is ready when, which transfers they reach, where that leaves them for the next. A departure is
thought through backwards in the same way. A transfer that does not fit is taken to run at the time that would fit, so that what follows
is judged by that. Items are told only where the delay makes it worse: what had never fitted is no consequence of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Final

from app.planning.logistics.delays_thought import Around, Thought, ready, whole_minutes
from app.planning.logistics.delays_values import (
    Absence,
    BrokenItem,
    BrokenLeg,
    BrokenNight,
    BrokenTransfer,
    Clash,
    Consequence,
    Drive,
    Journey,
    Misfit,
    NightSort,
    Traveller,
)
from app.planning.transfers.rules import wall_at

HARDLY_LATE: Final = timedelta(minutes=15)
"""An item that they were to reach late by no more than this was taken to fit."""


def what_breaks(journey: Journey, around: Around) -> tuple[Consequence, ...]:
    """Return what does not fit any more, in the order of time."""
    now = Thought(journey, around, journey.expected)
    transfers = (one for one in now.transfers if one.sort is not Misfit.UNKNOWN or _is_worse_off(journey))
    found: Iterable[Consequence] = chain(
        _with_clashes(tuple(transfers), around.drives),
        _items(journey, around, now.items),
        _nights(journey, around),
        _connections(journey, around),
    )
    return tuple(sorted(found, key=lambda one: (one.at, isinstance(one, BrokenItem))))


def _items(journey: Journey, around: Around, now: tuple[BrokenItem, ...]) -> tuple[BrokenItem, ...]:
    """Return the items that the delay breaks; what never fitted is none of its doing."""
    if journey.planned is None:
        return now
    return _worse(now, Thought(journey, around, journey.planned).items) if _is_worse_off(journey) else ()


def _is_worse_off(journey: Journey) -> bool:
    """Tell whether it takes time from what lies behind an arrival or before a departure."""
    if journey.planned is None or journey.planned == journey.expected:
        return False
    return (journey.expected > journey.planned) == journey.arrives


def _worse(now: Iterable[BrokenItem], planned: Iterable[BrokenItem]) -> tuple[BrokenItem, ...]:
    """Return what the delay makes worse: they miss what they were to see some of, or lose minutes of what was to fit."""
    before = {(item.item, row.person): row for item in planned for row in item.rows}
    kept = []
    for item in now:
        rows = tuple(row for row in item.rows if _is_worse(row, before.get((item.item, row.person))))
        if rows:
            kept.append(replace(item, rows=rows))
    return tuple(kept)


def _is_worse(now: Absence, before: Absence | None) -> bool:
    if before is None or not (now.minutes or now.is_known):
        return True  # with a way that nobody knows, each minute less makes it less sure
    if now.missed != before.missed:
        return now.missed
    return now.minutes > before.minutes and timedelta(minutes=before.minutes) <= HARDLY_LATE


def _with_clashes(broken: Sequence[BrokenTransfer], drives: Iterable[Drive]) -> tuple[BrokenTransfer, ...]:
    """Say of each new start what else the vehicles and drivers do then; what is to be moved as well stands at its new time."""
    moved = {one.transfer: one.start for one in broken if one.start and one.sort in (Misfit.TOO_SOON, Misfit.TOO_LATE)}
    by_id = {drive.id: drive for drive in drives}
    spans = {ident: _span(drive, moved.get(ident)) for ident, drive in by_id.items()}
    found = []
    for one in broken:
        if one.start is None:
            found.append(one)
            continue
        drive = by_id[one.transfer]
        starts, ends = _span(drive, one.start)
        clashes = tuple(
            Clash(ident, drive.uses & other.uses)
            for ident, other in sorted(by_id.items())
            if ident != one.transfer and drive.uses & other.uses and spans[ident][0] < ends and starts < spans[ident][1]
        )
        found.append(replace(one, clashes=clashes))
    return tuple(found)


def _span(drive: Drive, start: datetime | None) -> tuple[datetime, datetime]:
    return (start, start + (drive.ends - drive.starts)) if start else (drive.starts, drive.ends)


def _nights(journey: Journey, around: Around) -> tuple[BrokenNight, ...]:
    """Return the hotels that expect people, or their leaving, on another day."""
    if journey.planned is None:
        return ()
    groups: dict[tuple[int, date, date], list[int]] = defaultdict(list)
    who = {one.person: one for one in journey.travellers}
    for night in around.nights:
        traveller = who.get(night.person)
        if traveller is None:
            continue
        planned, now = _days(journey, traveller, journey.planned, around), _days(journey, traveller, journey.expected, around)
        booked = night.from_day if journey.arrives else night.until_day
        if booked == planned and now != planned:
            groups[night.hotel, planned, now].append(night.person)
    return tuple(
        BrokenNight(hotel, journey.expected, _night_sort(journey, planned, now), tuple(sorted(set(people))), planned, now)
        for (hotel, planned, now), people in groups.items()
    )


def _days(journey: Journey, traveller: Traveller, at: datetime, around: Around) -> date:
    """Return the local day on which somebody comes, or has to set off for the departure."""
    return wall_at(at if journey.arrives else ready(traveller, journey, at, around.buffers), journey.zone).day


def _night_sort(journey: Journey, planned: date, now: date) -> NightSort:
    if journey.arrives:
        return NightSort.COMES_LATER if now > planned else NightSort.COMES_EARLIER
    return NightSort.LEAVES_LATER if now > planned else NightSort.LEAVES_EARLIER


def _connections(journey: Journey, around: Around) -> tuple[BrokenLeg, ...]:
    """Return the departures that those who arrive do not reach, or the arrivals after which they do not reach this departure."""
    found = []
    who: Mapping[int, Traveller] = {one.person: one for one in journey.travellers}
    for leg in around.legs:
        short = {}
        for person in sorted(leg.people & who.keys()):
            here = ready(who[person], journey, journey.expected, around.buffers)
            comes, leaves = (here, leg.at) if journey.arrives else (leg.at, here)
            ends = (journey.spot, leg.spot) if journey.arrives else (leg.spot, journey.spot)
            way = around.travel.between(ends[0].venue_id, ends[1].venue_id) if ends[0] and ends[1] else None
            by = comes + timedelta(minutes=way.minutes if way else 0) - leaves
            if by > timedelta(0):
                short[person] = whole_minutes(by)
        if short:
            found.append(BrokenLeg(leg.id, leg.at, tuple(short), max(short.values())))
    return tuple(found)
