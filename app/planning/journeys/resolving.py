"""The write that follows a new tzdata release: the instants of every leg are resolved again from its local times, at both ends."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.ground.kernel.when import Precision, When
from app.planning.journeys.models import Leg
from app.planning.programmes.resolving import Shifted

TIMES: Final = ("planned", "estimated", "actual", "far")


def resolve_legs(session: Session) -> tuple[Shifted, ...]:
    """Resolve all times of all legs with the present tzdata; return those that moved, a row for each time of a leg."""
    query = select(Leg).options(joinedload(Leg.event)).order_by(Leg.day, Leg.id).execution_options(yield_per=500)
    found = tuple(shift for leg in session.scalars(query) for name in TIMES for shift in _resolve(leg, name))
    session.flush()
    return found


def _resolve(leg: Leg, name: str) -> Iterator[Shifted]:
    wall, before = getattr(leg, name), getattr(leg, f"{name}_at")
    if wall is None or before is None:
        return
    title = Texts(f"{leg.label()} ({name})")
    try:
        now = WallTime.resolved(wall.local, wall.zone, wall.fold)
    except Refusal:  # the hour is gone: a person has to decide
        yield Shifted(leg.event.title, title, When(leg.day), before, None)
        return
    if now.instant != before:
        setattr(leg, f"{name}_at", now.instant)
        leg.tzdata = TZDATA_RELEASE
        yield Shifted(leg.event.title, title, When(now.day, Precision.EXACT, now), before, now.instant)
