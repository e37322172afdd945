"""The write that follows a new tzdata release: every instant is resolved again from its local time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.ground.kernel.when import When
from app.planning.programmes.models import ProgrammeItem


@dataclass(frozen=True, slots=True)
class Shifted:
    """An item whose clock time stands for another instant than before; `after` is None where the new rules skip that hour."""

    event: Texts
    title: Texts
    when: When
    before: datetime
    after: datetime | None


def resolve_again(session: Session) -> tuple[Shifted, ...]:
    """Resolve all items with the present tzdata; return those that moved. What is published moves with the next version."""
    query = (
        select(ProgrammeItem)
        .where(ProgrammeItem.start_local.is_not(None))
        .options(joinedload(ProgrammeItem.event))
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
        .execution_options(yield_per=500)
    )
    found = tuple(shift for item in session.scalars(query) for shift in _resolve(item))
    session.flush()
    return found


def _resolve(item: ProgrammeItem) -> Iterator[Shifted]:
    before, ends_before = item.starts_at, item.ends_at
    assert before is not None  # asked for above
    try:
        when = item.when
        start, end = _instant(when.start), _instant(when.end)
    except Refusal:  # the hour is gone or the end now lies before the start: a person has to decide
        yield Shifted(item.event.title, item.title, When(item.day), before, None)
        return
    if (start, end) != (before, ends_before):
        item.starts_at, item.ends_at, item.tzdata = start, end, TZDATA_RELEASE
        yield Shifted(item.event.title, item.title, when, before, start)


def _instant(wall: WallTime | None) -> datetime | None:
    return WallTime.resolved(wall.local, wall.zone, wall.fold).instant if wall else None
