"""Writes of waivers: letting a finding stand, by name, for a reason and until a day; taking that back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.models import ConflictWaiver
from app.judgement.conflicts.names import names_of
from app.judgement.conflicts.queries import find_waiver_by_uid, get_waiver
from app.judgement.conflicts.rules import LONGEST_REASON, refuse_reason, refuse_to_waive, refuse_until
from app.judgement.conflicts.standing import Standing, standing_of
from app.judgement.conflicts.wording import told
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor

LONGEST_SENTENCE = 2000
CHANGED = N_("What this rests on has changed since your page was drawn. Read it again before you let it stand.")


class Overtaken(Refusal):
    """The finding is another one than the page showed, or is no more, or somebody else has waived it."""

    status = 409


@dataclass(frozen=True, slots=True)
class WaiveFinding:
    """Let a finding stand until a day. `basis` is what it rested on as the page showed it."""

    event_id: int
    key: str
    basis: str
    reason: str
    until: date
    by: Actor
    uid: str


@dataclass(frozen=True, slots=True)
class EndWaiver:
    """Let a waiver hold no more."""

    event_id: int
    waiver_id: int
    by: Actor


def waive(session: Session, cmd: WaiveFinding, *, now: datetime) -> int:
    """Write who lets the finding stand, why and until when; return the waiver's id. Of two at once the second is told.

    Raises Overtaken where the finding is gone, rests on something else by now or is waived already.
    """
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    session.execute(select(Event.id).where(Event.id == event.id).with_for_update())  # one at a time, so that nothing is waived twice
    made = _made(session, cmd)
    if made is not None:
        return made.id
    standing = standing_of(session, event.id, now=now)
    finding = _found(standing, cmd)
    reason = clean(cmd.reason)[:LONGEST_REASON]
    refuse_to_waive(finding.severity, cmd.by.role)
    refuse_reason(reason)
    refuse_until(cmd.until, last_day=event.last_day, today=standing.situation.facts.today)
    waiver = ConflictWaiver(
        uid=cmd.uid,
        event_id=event.id,
        key=finding.key,
        sort=finding.check,
        basis=finding.basis,
        severity=finding.severity,
        sentence=_kept(session, finding, event),
        reason=reason,
        until=cmd.until,
        by_id=cmd.by.id,
        by_name=cmd.by.name,
        made_at=now,
    )
    return made_once(session, waiver, lambda: _made(session, cmd)).id


def end_waiver(session: Session, cmd: EndWaiver, *, now: datetime) -> str:
    """Take a waiver back and return the finding's key; where somebody has done so already nothing happens."""
    get_event_to_change(session, cmd.event_id, cmd.by)
    waiver = get_waiver(session, cmd.event_id, cmd.waiver_id)
    if waiver.ended_at is None:
        waiver.ended_at, waiver.ended_by = now, cmd.by.name
        session.flush()
    return waiver.key


def _made(session: Session, cmd: WaiveFinding) -> ConflictWaiver | None:
    """Return what an earlier press of the same button made; what has been taken back since is not let stand by an old page."""
    made = find_waiver_by_uid(session, cmd.uid)
    if made is not None and (made.event_id, made.key, made.basis, made.ended_at) != (cmd.event_id, cmd.key, cmd.basis, None):
        raise Overtaken(CHANGED)
    return made


def _found(standing: Standing, cmd: WaiveFinding) -> Finding:
    waived = standing.find_waived(cmd.key)
    if waived is not None:
        other = waived[1]
        raise Overtaken(
            N_("%(name)s has let this stand until %(day)s already: %(reason)s"), name=other.by_name, day=other.until, reason=other.reason
        )
    finding = standing.find_open(cmd.key)
    if finding is None:
        raise Overtaken(N_("This does not stand any more: it has been mended, or it is something else by now."))
    if finding.basis != cmd.basis:
        raise Overtaken(CHANGED)
    return finding


def _kept(session: Session, finding: Finding, event: Event) -> str:
    """Return the sentence that the sheet and the log keep: in Russian, people counted instead of named."""
    return told(finding, names_of(session, [finding], focus=event.id), "ru", by_name=False)[:LONGEST_SENTENCE]
