"""The write that makes a transfer of what nobody looks after yet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.transfers.commands.transfers import AddTransfer, TransferDetails, add_transfer
from app.planning.transfers.needs import Need
from app.planning.transfers.queries import find_transfer_by_uid, needs_on
from app.planning.transfers.rules import wall_at
from app.planning.transfers.wording import place_told
from app.register.accounts.rules.roles import Actor
from app.register.venues.models import City, Venue

STEP = 5
"""Minutes; a transfer that is proposed starts at a round time."""


@dataclass(frozen=True, slots=True)
class MakeTransfer:
    """Let those be driven whom a row of the day's table names. `uid` is chosen by the page."""

    event_id: int
    by: Actor
    uid: str
    day: date
    key: str
    """The need's own."""


def make_transfer(session: Session, cmd: MakeTransfer) -> int:
    """Make the transfer with its passengers and return its id; refuse where they have been looked after meanwhile."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = find_transfer_by_uid(session, cmd.uid)
    if made is not None and made.event_id == event.id:
        return made.id
    session.scalar(select(Event.id).where(Event.id == event.id).with_for_update())  # of two who press, one looks after them
    need = next((one for one in needs_on(session, event.id, cmd.day) if one.key == cmd.key), None)
    if need is None:
        raise Refusal(N_("They have been looked after in the meantime, or nobody has to be driven there any more."))
    details = TransferDetails(
        start=_start(session, event, need, cmd.day),
        purpose=need.purpose,
        from_venue_id=need.start.venue_id if need.start else None,
        from_place=Texts() if need.start and need.start.venue_id else place_told(need.start),
        to_venue_id=need.goal.venue_id if need.goal else None,
        to_place=Texts() if need.goal and need.goal.venue_id else place_told(need.goal),
        leg_id=need.leg,
        item_id=need.item,
    )
    return add_transfer(session, AddTransfer(event.id, cmd.by, cmd.uid, details, need.people))


def _start(session: Session, event: Event, need: Need, day: date) -> WallTime:
    """Return a round time at which to set off: in time, but not before they can; noon where nothing says when."""
    zone = _zone(session, event, need)
    leave = need.leave
    if leave is None:
        return WallTime(datetime.combine(day, time(12)), zone)
    past = timedelta(minutes=leave.minute % STEP, seconds=leave.second, microseconds=leave.microsecond)
    start = leave - past
    if past and (need.latest is None or (need.earliest is not None and start < need.earliest)):
        start += timedelta(minutes=STEP)
    return wall_at(start, zone)


def _zone(session: Session, event: Event, need: Need) -> str:
    if need.start is None or need.start.venue_id is None:
        return event.zone
    zone = session.scalar(select(City.zone).join(Venue, Venue.city_id == City.id).where(Venue.id == need.start.venue_id))
    return zone or event.zone
