"""The write that follows a new tzdata release: the instants of every transfer are resolved again from its local times."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.ground.kernel.when import Precision, When
from app.planning.programmes.resolving import Shifted
from app.planning.transfers.models import Transfer


def resolve_transfers(session: Session) -> tuple[Shifted, ...]:
    """Resolve all transfers with the present tzdata; return those that moved. What is published moves with the next version."""
    query = select(Transfer).options(joinedload(Transfer.event)).order_by(Transfer.start_at, Transfer.id).execution_options(yield_per=500)
    found = tuple(shift for transfer in session.scalars(query) for shift in _resolve(transfer))
    session.flush()
    return found


def _resolve(transfer: Transfer) -> Iterator[Shifted]:
    before, ends_before, event = transfer.start_at, transfer.end_at, transfer.event
    try:
        start = WallTime.resolved(transfer.start_local, transfer.zone, transfer.start_fold)
        end = WallTime.resolved(transfer.end_local, transfer.zone, transfer.end_fold)
        when = When(transfer.day, Precision.EXACT, start, end)
    except Refusal:  # the hour is gone, or the end now lies before the start: a person has to decide
        yield Shifted(event.title, Texts(transfer.label()), When(transfer.day), before, None)
        return
    if (start.instant, end.instant) != (before, ends_before):
        transfer.start_at, transfer.end_at, transfer.tzdata = start.instant, end.instant, TZDATA_RELEASE
        yield Shifted(event.title, Texts(transfer.label()), when, before, start.instant)
