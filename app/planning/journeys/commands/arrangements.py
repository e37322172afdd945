"""Writing what an event settles once for all its logistics: buffers, the press, the office on duty."""

from dataclasses import dataclass, field
from datetime import time

from sqlalchemy.orm import Session

from app.ground.db.locking import made_once
from app.ground.kernel.refusals import Stale
from app.planning.events.queries import get_event_to_change
from app.planning.journeys.models import Arrangements
from app.planning.journeys.queries import arrangements_of, find_arrangements
from app.planning.journeys.rules import Buffers, refuse_buffers, refuse_prayer
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class ArrangementDetails:
    """What the form asks for; the phones are the office's own."""

    buffers: Buffers = field(default_factory=Buffers)
    press_name: str = ""
    press_phone: str = ""
    duty_phone: str = ""
    prayer_from: time | None = None
    prayer_until: time | None = None
    """Midday prayer on Fridays by the clocks of the event; None where nobody is to be reminded of it."""


@dataclass(frozen=True, slots=True)
class ChangeArrangements:
    """Settle it; `seen` is the revision that the person saw, 0 where nothing had been settled, None where nothing was shown."""

    event_id: int
    by: Actor
    seen: int | None
    details: ArrangementDetails


def change_arrangements(session: Session, cmd: ChangeArrangements) -> int:
    """Write what was settled and return the event's id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    row = find_arrangements(session, event.id)
    _refuse_unseen(row, cmd.seen)
    made = row or arrangements_of(session, event.id)
    _write(made, cmd.details)
    if row is None:
        known = made_once(session, made, lambda: find_arrangements(session, event.id))
        if known is not made:
            _refuse_unseen(known, cmd.seen)
            _write(known, cmd.details)
    session.flush()
    return event.id


def _refuse_unseen(row: Arrangements | None, seen: int | None) -> None:
    revision = row.revision if row is not None else 0
    if seen is not None and seen != revision:
        raise Stale(Arrangements.__kind__, row.id if row is not None else 0, seen, revision)


def _write(row: Arrangements, details: ArrangementDetails) -> None:
    buffers = details.buffers
    refuse_buffers({"vip_minutes": buffers.vip, "ordinary_minutes": buffers.ordinary, "border_minutes": buffers.border})
    refuse_prayer(details.prayer_from, details.prayer_until)
    row.vip_minutes, row.ordinary_minutes, row.border_minutes = buffers.vip, buffers.ordinary, buffers.border
    row.press_name, row.press_phone, row.duty_phone = details.press_name, details.press_phone, details.duty_phone
    row.prayer_from, row.prayer_until = details.prayer_from, details.prayer_until
