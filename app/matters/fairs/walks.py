"""Walks as their pages and papers show them: the stops in order, each with its hours, and whether all of them fit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.matters.fairs.models import Exhibitor, WalkStop
from app.matters.fairs.walk_rules import Clocked, Fit, StopMinutes, clocked, fit_of
from app.planning.programmes.models import ProgrammeItem


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop of a walk with its hours, as far as the start of the walk is known."""

    stop: WalkStop
    number: int
    hours: Clocked | None
    is_last: bool = False

    @property
    def title(self) -> Texts:
        """What stands there."""
        return title_of(self.stop)


@dataclass(frozen=True, slots=True)
class Walk:
    """The stops of a walk and whether they fit into it."""

    rows: tuple[StopRow, ...]
    fit: Fit


def walk_of(session: Session, item: ProgrammeItem) -> Walk:
    """Return the walk that an item is, by the item's own time. One query."""
    return drawn(stops_at(session, [item.id]).get(item.id, ()), item.when)


def drawn(stops: Sequence[WalkStop], when: When) -> Walk:
    """Return stops that stand in their order as a walk at a time: the draft's or a version's."""
    minutes = [StopMinutes(one.minutes, one.walk_minutes) for one in stops]
    hours = clocked(when.start, minutes)
    last = len(stops)
    rows = (StopRow(one, number, at, is_last=number == last) for number, (one, at) in enumerate(zip(stops, hours, strict=True), 1))
    return Walk(tuple(rows), fit_of(when, minutes))


def stops_at(session: Session, item_ids: Collection[int]) -> Mapping[int, Sequence[WalkStop]]:
    """Return the stops of several walks in their order, by the item's id, with exhibitors and tellers. One query."""
    query = select(WalkStop).where(WalkStop.item_id.in_(item_ids)).order_by(WalkStop.item_id, WalkStop.position, WalkStop.id)
    query = query.options(joinedload(WalkStop.exhibitor).joinedload(Exhibitor.organisation), joinedload(WalkStop.teller))
    found: dict[int, list[WalkStop]] = {}
    for stop in session.scalars(query):
        found.setdefault(stop.item_id, []).append(stop)
    return found


def get_stop(session: Session, stop_id: int) -> WalkStop:
    """Return a stop with exhibitor, teller, walk and event; raises NotFound."""
    query = select(WalkStop).where(WalkStop.id == stop_id)
    query = query.options(
        joinedload(WalkStop.exhibitor).joinedload(Exhibitor.organisation),
        joinedload(WalkStop.teller),
        joinedload(WalkStop.item).joinedload(ProgrammeItem.event),
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_stop_by_uid(session: Session, uid: str) -> WalkStop | None:
    """Return the stop with a UID, if there is one."""
    return session.scalars(select(WalkStop).where(WalkStop.uid == uid)).one_or_none()


def title_of(stop: WalkStop) -> Texts:
    """Return what a stop is called: by words of its own, else as the exhibitor is."""
    return stop.title or (exhibitor_name(stop.exhibitor) if stop.exhibitor else Texts())


def exhibitor_name(one: Exhibitor) -> Texts:
    """Return how an exhibitor is told: by a name of its own, else as the directory has the body."""
    return one.name or (one.organisation.name if one.organisation else Texts())
