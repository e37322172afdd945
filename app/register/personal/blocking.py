"""Blocking the personal data of somebody who has objected to its use, and lifting that."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.ground.db.history import CHANGED, Author, Change
from app.ground.db.locking import get_or_refuse, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.personal.rules import may_administer_data


@dataclass(frozen=True, slots=True)
class BlockPerson:
    """Block or unblock the personal data of a person seen at revision `seen`."""

    person_id: int
    by: Actor
    seen: int | None
    reason: str
    blocked: bool = True


def block_person(session: Session, cmd: BlockPerson, *, now: datetime) -> int:
    """Block, or lift the block, and write down why; return the person's id. The same again changes nothing."""
    person = person_to_administer(session, cmd.person_id, cmd.by)
    if (person.blocked_at is not None) is cmd.blocked:
        return person.id
    refuse_if_stale(person, cmd.seen)
    refuse_without_reason(cmd.reason)
    person.blocked_at = now if cmd.blocked else None
    session.flush()
    write_why(session, person, "block_reason", cmd.reason, now)
    return person.id


def person_to_administer(session: Session, person_id: int, by: Actor) -> Person:
    """Return a person whose data this actor may block, export or erase; refuse with NotFound, NotAllowed or a sentence."""
    if not may_administer_data(by):
        raise NotAllowed
    person = get_or_refuse(session, Person, person_id)
    if person.erased_at is not None:
        raise Refusal(N_("This person has been erased on request: nothing more is kept of them."))
    return person


def refuse_without_reason(reason: str) -> None:
    """Refuse where nobody would know later why."""
    if not reason:
        raise Refusal(N_("Say why: the number and day of the request."), "reason")


def write_why(session: Session, person: Person, field: str, reason: str, now: datetime, **more: Any) -> None:
    """Add a row to the person's history that says why; for what has no column of its own."""
    author: Author = session.info.get("author", Author(None, ""))
    row = {"at": now, "by_id": author.id, "by_name": author.name, "kind": Person.__kind__, "thing_id": person.id, "event_id": None}
    what = {"label": person.label(), "action": CHANGED, "revision": person.revision, "fields": {field: [None, reason], **more}}
    session.execute(insert(Change), [row | what])
