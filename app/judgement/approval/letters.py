"""Writes of the partner's letters and of the templates of chains."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.uploads import Upload
from app.ground.kernel.walltime import zone
from app.judgement.approval.models import ApprovalTemplate, PartnerAgreement
from app.judgement.approval.queries import find_agreement, find_template
from app.judgement.approval.rules import Link, refuse_chain
from app.judgement.approval.sheet import coming_number
from app.planning.events.kinds import Kind
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor, Role

_TEMPLATES: Final = uuid.UUID("2f0b8d1e-6a53-4c9e-8a57-0d4b5e1f7c36")


@dataclass(frozen=True, slots=True)
class RecordLetter:
    """Write down the partner's letter for version `number`; without an `upload` the file that is there stays."""

    event_id: int
    number: int
    by: Actor
    seen: int | None
    letter_number: str
    letter_date: date
    note: str = ""
    upload: Upload | None = None


@dataclass(frozen=True, slots=True)
class RemoveLetter:
    """Remove the partner's letter for a version, with its file."""

    event_id: int
    number: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class SaveTemplate:
    """Store the chain with which approvals of a kind (None: of all kinds without one of their own) begin."""

    by: Actor
    kind: Kind | None
    seen: int | None
    chain: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RemoveTemplate:
    """Let a kind begin with the chain for all again, or all with the built-in one."""

    by: Actor
    kind: Kind | None
    seen: int | None


def record_letter(session: Session, cmd: RecordLetter, *, now: datetime) -> int:
    """Write the letter down and return its id; refuse a date in the future and a version further ahead than the coming one."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    if not 1 <= cmd.number <= coming_number(session, event.id):
        raise NotFound
    if cmd.letter_date > now.astimezone(zone(event.zone)).date():
        raise Refusal(N_("A letter cannot be dated later than today."), "letter_date")
    found = find_agreement(session, event.id, cmd.number, alone=True)
    if found is None:
        new = PartnerAgreement(event_id=event.id, number=cmd.number)
        _write(new, cmd)
        found = made_once(session, new, lambda: find_agreement(session, event.id, cmd.number, alone=True))
        if found is new:
            return new.id
    if cmd.seen is None:  # the page showed no letter, and now there is one
        if (found.letter_number, found.letter_date, found.note) == (cmd.letter_number, cmd.letter_date, cmd.note):
            return found.id
        raise Stale(found.__kind__, found.id, 0, found.revision)
    refuse_if_stale(found, cmd.seen)
    _write(found, cmd)
    session.flush()
    return found.id


def remove_letter(session: Session, cmd: RemoveLetter) -> None:
    """Remove the letter; the log keeps that it was there."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    found = find_agreement(session, event.id, cmd.number, alone=True)
    if found is None:
        raise NotFound
    refuse_if_stale(found, cmd.seen)
    session.delete(found)
    session.flush()


def save_template(session: Session, cmd: SaveTemplate) -> int:
    """Store a chain and return the template's id."""
    _refuse_others(cmd.by)
    refuse_chain(cmd.chain)
    found = find_template(session, cmd.kind)
    steps: list[list[object]] = [[link.approver, link.days] for link in cmd.chain]
    if found is None:
        # The UID is known beforehand: so there can be only one for all kinds, too.
        uid = str(uuid.uuid5(_TEMPLATES, cmd.kind.value if cmd.kind else "all"))
        new = ApprovalTemplate(uid=uid, kind=cmd.kind, steps=steps)
        return made_once(session, new, lambda: find_template(session, cmd.kind)).id
    if cmd.seen is None and found.steps != steps:
        raise Stale(found.__kind__, found.id, 0, found.revision)
    refuse_if_stale(found, cmd.seen)
    found.steps = steps
    session.flush()
    return found.id


def remove_template(session: Session, cmd: RemoveTemplate) -> None:
    """Remove a stored chain."""
    _refuse_others(cmd.by)
    found = find_template(session, cmd.kind)
    if found is None:
        raise NotFound
    refuse_if_stale(found, cmd.seen)
    session.delete(found)
    session.flush()


def _write(letter: PartnerAgreement, cmd: RecordLetter) -> None:
    letter.letter_number, letter.letter_date, letter.note = cmd.letter_number, cmd.letter_date, cmd.note
    if cmd.upload is not None:
        letter.upload_name, letter.upload_type, letter.upload = cmd.upload.name, cmd.upload.type, cmd.upload.content


def _refuse_others(by: Actor) -> None:
    if by.role not in {Role.ADMIN, Role.PROTOCOL}:
        raise NotAllowed
