"""What was found a moment ago, kept in this process until anybody writes anything: for pages that only tell of it in passing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from threading import Lock
from typing import Final, TypeAlias
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.standing import standing_of

KEPT_FOR: Final = timedelta(minutes=5)
"""How long at most something is told unlooked: time passes as well, and there are rows that the log does not know."""
MOST_KEPT: Final = 100
"""Events; more are begun anew."""
_LATEST: Final = 1000
"""So many of the latest changes are counted, for one that began earlier may become visible after a later one."""

_Mark: TypeAlias = tuple[int, int, datetime | None]
"""The newest change of the log, how many there are of the latest ones, and when the newest was made."""


@dataclass(slots=True)
class _Judged:
    """What was found in the state of the database that a mark stands for."""

    mark: _Mark
    of: dict[tuple[int, date], tuple[datetime, tuple[Finding, ...]]] = field(default_factory=dict)


_KEPT: Final[WeakKeyDictionary[Engine, _Judged]] = WeakKeyDictionary()
_LOCK: Final = Lock()


def open_findings(session: Session, event_id: int, *, now: datetime) -> tuple[Finding, ...]:
    """Return what stands open in an event, the worst first; judged anew only where something was written since the last time."""
    return open_findings_of(session, (event_id,), now=now)[event_id]


def open_findings_of(session: Session, event_ids: Iterable[int], *, now: datetime) -> dict[int, tuple[Finding, ...]]:
    """Return what stands open in each of some events; one query where nothing was written since they were last looked at."""
    mark, engine, day = _mark(session), session.get_bind().engine, now.astimezone(UTC).date()
    with _LOCK:
        judged = _KEPT.get(engine)
        kept = dict(judged.of) if judged is not None and judged.mark == mark else {}
    found = {}
    for event_id in event_ids:
        known = kept.get((event_id, day))
        if known is None or abs(now - known[0]) >= KEPT_FOR:
            known = now, tuple(standing_of(session, event_id, now=now).open)
            _keep(engine, mark, (event_id, day), known)
        found[event_id] = known[1]
    return found


def _keep(engine: Engine, mark: _Mark, key: tuple[int, date], known: tuple[datetime, tuple[Finding, ...]]) -> None:
    with _LOCK:
        judged = _KEPT.get(engine)
        if judged is None or judged.mark != mark or len(judged.of) >= MOST_KEPT:
            judged = _KEPT[engine] = _Judged(mark)
        judged.of[key] = known


def _mark(session: Session) -> _Mark:
    newest = select(func.max(Change.id)).scalar_subquery()
    row = session.execute(select(func.max(Change.id), func.count(), func.max(Change.at)).where(Change.id > newest - _LATEST)).one()
    return row[0] or 0, row[1], row[2]
