"""What the page and papers of troupes are drawn from: riders by area, performances with rehearsals, freight, what does not hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.matters.troupes.appearing import hour_of
from app.matters.troupes.models import Appearance, Freight, RiderNeed, Troupe
from app.matters.troupes.queries import freight_of, troupes_of
from app.matters.troupes.rules import (
    OPEN_NEEDS,
    FreightDay,
    FreightStanding,
    Remark,
    RiderArea,
    RiderState,
    freight_is_late,
    freight_standing,
    is_before,
)
from app.planning.events.models import Event


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rehearsal; `is_late`: it is not over when its concert begins."""

    appearance: Appearance
    is_late: bool


@dataclass(frozen=True, slots=True)
class Performance:
    """A performance with the rehearsals of the troupe for it."""

    appearance: Appearance
    rehearsals: tuple[Rehearsal, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class TroupeRow:
    """A troupe as the page shows it."""

    troupe: Troupe
    rider: tuple[tuple[RiderArea, tuple[RiderNeed, ...]], ...]
    performances: tuple[Performance, ...]
    remarks: tuple[Remark, ...]
    ready: int
    """Lines of the rider that are met."""
    overdue: frozenset[int]
    """Ids of the lines whose day has passed while they are still asked for or promised."""


@dataclass(frozen=True, slots=True)
class FreightRow:
    """A freight with where it stands; `is_late`: it arrives after its troupe has to be on the stage."""

    freight: Freight
    days: Mapping[FreightDay, date | None]
    standing: FreightStanding
    is_late: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """All troupes and freights of an event."""

    troupes: tuple[TroupeRow, ...]
    freight: tuple[FreightRow, ...]

    @property
    def remarks(self) -> int:
        """How many things do not hold."""
        of_troupes = sum(len(row.remarks) + sum(len(one.remarks) for one in row.performances) for row in self.troupes)
        return of_troupes + sum(len(row.standing.overdue) + row.is_late for row in self.freight)


def stage_of(session: Session, event: Event, today: date) -> Stage:
    """Return the troupes and freights of an event. Four queries, however many there are."""
    return drawn(event, troupes_of(session, event.id), freight_of(session, event.id), today)


def drawn(event: Event, troupes: Iterable[Troupe], freight: Iterable[Freight], today: date) -> Stage:
    """Return rows that have been loaded as the page shows them."""
    known = tuple(troupes)
    shows = {troupe.id: [one.item.day for one in troupe.appearances if not one.item.cancelled] for troupe in known}
    rows = tuple(freight_row(one, event, shows.get(one.troupe_id or 0, ()), today) for one in freight)
    late = {row.freight.troupe_id for row in rows if row.is_late}
    return Stage(tuple(troupe_row(troupe, today, is_late=troupe.id in late) for troupe in known), rows)


def troupe_row(troupe: Troupe, today: date, *, is_late: bool = False) -> TroupeRow:
    """Return a troupe whose rider and appearances have been loaded."""
    overdue = frozenset(one.id for one in troupe.needs if one.state in OPEN_NEEDS and one.due is not None and one.due < today)
    remarks = (
        *((Remark.FREIGHT_LATE,) if is_late else ()),
        *((Remark.NEEDS_OVERDUE,) if overdue else ()),
        *((Remark.NEEDS_REFUSED,) if any(one.state is RiderState.REFUSED and not one.answer for one in troupe.needs) else ()),
    )
    ready = sum(one.state is RiderState.READY for one in troupe.needs)
    return TroupeRow(troupe, rider_of(troupe.needs), performances_of(troupe.appearances, today), remarks, ready, overdue)


def rider_of(needs: Iterable[RiderNeed]) -> tuple[tuple[RiderArea, tuple[RiderNeed, ...]], ...]:
    """Return the lines of a rider by area, areas in their order, those without lines left out."""
    by_area: dict[RiderArea, list[RiderNeed]] = defaultdict(list)
    for need in needs:
        by_area[need.area].append(need)
    return tuple((area, tuple(by_area[area])) for area in RiderArea if area in by_area)


def performances_of(appearances: Sequence[Appearance], today: date) -> tuple[Performance, ...]:
    """Return performances by time, each with its rehearsals by time and what does not hold.

    That nobody rehearsed is no remark once it is over. A rehearsal for what the troupe no longer performs at stands by itself.
    """
    shows = {one.item_id: one for one in appearances if one.for_item_id is None}
    rehearsals: dict[int, list[Appearance]] = defaultdict(list)
    for one in appearances:
        if one.for_item_id is not None:
            rehearsals[one.for_item_id].append(one)
    found = [_performance(show, rehearsals.pop(item_id, []), today) for item_id, show in shows.items()]
    found += [Performance(one, (), ()) for rest in rehearsals.values() for one in rest]
    return tuple(sorted(found, key=lambda one: _order(one.appearance)))


def freight_row(freight: Freight, event: Event, shows: Iterable[date], today: date) -> FreightRow:
    """Return a freight as the page shows it; `shows` are the days on which its troupe rehearses and performs."""
    days = {step: getattr(freight, step.value) for step in FreightDay}
    return FreightRow(freight, days, freight_standing(days, event.days, today), freight_is_late(days, shows))


def _performance(show: Appearance, rehearsals: Iterable[Appearance], today: date) -> Performance:
    concert = hour_of(show.item)
    known = tuple(Rehearsal(one, is_before(hour_of(one.item), concert) is False) for one in sorted(rehearsals, key=_order))
    held = [one for one in known if not one.appearance.item.cancelled]
    if show.item.cancelled:
        return Performance(show, known, (Remark.CANCELLED,))
    if not held:
        return Performance(show, known, (Remark.NO_REHEARSAL,) if show.item.day >= today else ())
    return Performance(show, known, (Remark.LATE_REHEARSAL,) if all(one.is_late for one in held) else ())


def _order(one: Appearance) -> tuple[date, bool, str, int]:
    local = one.item.start_local
    return (one.item.day, local is None, local.isoformat() if local else "", one.id)
