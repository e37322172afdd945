"""Writes of calls: told, confirmed, neither after all, and what is noted of a call."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean
from app.ground.words.dates import instant
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.queries import get_call_alone
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class MarkTold:
    """Somebody has been told. `seen` is the revision whose sentences were read out; `confirmed`: they have said that they know."""

    call_id: int
    by: Actor
    seen: int | None
    note: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class OnCall:
    """Mark a call as confirmed, or take its latest mark back."""

    call_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class AddNote:
    """Note something of a call: “no answer, will ring back”. An empty note takes it away."""

    call_id: int
    by: Actor
    seen: int | None
    note: str


class AlreadyTold(Refusal):
    """Two have called at once: the second is told that it is done, and by whom."""

    status = 409

    def __init__(self, call: Call, event: Event) -> None:
        assert call.told_at is not None  # who is refused by this has been told
        super().__init__(
            N_("%(name)s has been told already: by %(by)s, %(at)s."), name=call.name, by=call.told_by, at=instant(call.told_at, event.zone)
        )


class NothingToTell(Refusal):
    """A further version has brought back what they know, while the page stood open."""

    status = 409

    def __init__(self, call: Call) -> None:
        super().__init__(N_("%(name)s: no call is needed any more, everything is again as they know it."), name=call.name)


def mark_told(session: Session, cmd: MarkTold, *, now: datetime) -> Call:
    """Write down that somebody has been told, by whom and when; return the call.

    Refuses what somebody else has done in the meantime, and sentences that a further version has changed since they were read.
    """
    call, event = _call_to_change(session, cmd.call_id, cmd.by)
    if call.told_at is not None:
        if call.told_by_id == cmd.by.id and (call.confirmed_at is not None or not cmd.confirmed):
            return call  # one impatient finger
        raise AlreadyTold(call, event)
    if call.withdrawn_at is not None:
        raise NothingToTell(call)
    refuse_if_stale(call, cmd.seen)
    call.told_at, call.told_by, call.told_by_id = now, cmd.by.name, cmd.by.id
    call.confirmed_at = now if cmd.confirmed else None
    call.note = clean(cmd.note)[:LONGEST_NOTE] or call.note
    session.flush()
    return call


def mark_confirmed(session: Session, cmd: OnCall, *, now: datetime) -> Call:
    """Write down that somebody who was told has said that they know; return the call. Doing it twice is doing it once."""
    call, _ = _call_to_change(session, cmd.call_id, cmd.by)
    if call.confirmed_at is not None:
        return call
    if call.told_at is None:
        raise Refusal(N_("Nobody has told them yet."))
    refuse_if_stale(call, cmd.seen)
    call.confirmed_at = now
    session.flush()
    return call


def take_back(session: Session, cmd: OnCall) -> Call:
    """Take back that somebody has confirmed, or where they have not, that they were told; return the call.

    What a further version has opened for them since says more than this call: that one stays.
    """
    call, _ = _call_to_change(session, cmd.call_id, cmd.by)
    refuse_if_stale(call, cmd.seen)
    if call.confirmed_at is not None:
        call.confirmed_at = None
    elif call.told_at is not None:
        if _has_later(session, call):
            raise Refusal(N_("A later version has changed more for them: there is a newer call, mark that one."))
        call.told_at, call.told_by, call.told_by_id = None, "", None
    session.flush()
    return call


def add_note(session: Session, cmd: AddNote) -> Call:
    """Write what is noted of a call; return the call."""
    call, _ = _call_to_change(session, cmd.call_id, cmd.by)
    refuse_if_stale(call, cmd.seen)
    call.note = clean(cmd.note)[:LONGEST_NOTE]
    session.flush()
    return call


def _call_to_change(session: Session, call_id: int, by: Actor) -> tuple[Call, Event]:
    call = get_call_alone(session, call_id)
    return call, get_event_to_change(session, call.event_id, by)


def _has_later(session: Session, call: Call) -> bool:
    same = or_(Call.recipient_uid == call.recipient_uid, (Call.person_uid == call.person_uid) & (Call.person_uid != ""))
    query = select(Call.id).where(Call.event_id == call.event_id, Call.id != call.id, Call.version_to > call.version_to, same)
    return session.scalars(query.limit(1)).one_or_none() is not None
