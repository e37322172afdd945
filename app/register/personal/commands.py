"""Keeping and dropping records of personal data."""

from dataclasses import dataclass
from datetime import date, datetime
from types import EllipsisType

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.register.accounts.rules.roles import Actor
from app.register.directory.commands.persons import MERGED
from app.register.directory.models import Person
from app.register.personal.models import PersonalRecord
from app.register.personal.queries import find_record, get_record
from app.register.personal.reasons import refuse_unless_seen
from app.register.personal.rules import DataKind, Purpose, checked, refuse_term, refuse_validity
from app.register.personal.sealed import put


@dataclass(frozen=True, slots=True)
class KeepRecord:
    """Keep something about a person; what is kept of that kind already changes. `value` empty leaves the value as it is."""

    by: Actor
    uid: str
    person_id: int
    kind: DataKind
    value: str
    purpose: Purpose
    keep_until: date
    seen: int | None = None
    """The revision of the record that a page showed; None where it showed none."""
    valid_until: date | EllipsisType | None = ...
    """Until when a document is valid; left out where nothing is said of it: then it stays as long as the number does."""


@dataclass(frozen=True, slots=True)
class DropRecord:
    """Destroy a record before its time, as seen at revision `seen`."""

    by: Actor
    record_id: int
    seen: int | None


def keep_record(session: Session, cmd: KeepRecord, *, now: datetime) -> int:
    """Keep the record and return its id. The same again changes nothing."""
    _person_to_change(session, cmd.by, cmd.person_id)
    record = find_record(session, cmd.person_id, cmd.kind)
    if record is None and cmd.seen is not None:
        raise NotFound(N_("This record has been destroyed in the meantime."))
    if record is not None:
        refuse_if_stale(record, cmd.seen)
    value = checked(cmd.kind, cmd.value, now.date()) if cmd.value or record is None else ""
    if record is None or record.keep_until != cmd.keep_until:
        refuse_term(cmd.keep_until, now.date())
    if not isinstance(cmd.valid_until, EllipsisType):
        refuse_validity(cmd.kind, cmd.valid_until, now.date())
    made = record or PersonalRecord(uid=cmd.uid, person_id=cmd.person_id, kind=cmd.kind, changed_at=now)
    made.purpose, made.keep_until = cmd.purpose, cmd.keep_until
    is_another = bool(value) and put(session, made, value, now=now)
    _write_validity(made, cmd.valid_until, is_another=is_another, now=now)
    if record is None:
        return made_once(session, made, lambda: find_record(session, cmd.person_id, cmd.kind)).id
    session.flush()
    return made.id


def _write_validity(record: PersonalRecord, valid_until: date | EllipsisType | None, *, is_another: bool, now: datetime) -> None:
    if isinstance(valid_until, EllipsisType):
        valid_until = None if is_another else record.valid_until
    if record.valid_until != valid_until:
        record.valid_until, record.changed_at = valid_until, now


def drop_record(session: Session, cmd: DropRecord) -> int:
    """Destroy the record and return the id of its person."""
    record = get_record(session, cmd.record_id)
    _person_to_change(session, cmd.by, record.person_id)
    refuse_if_stale(record, cmd.seen)
    session.delete(record)
    session.flush()
    return record.person_id


def _person_to_change(session: Session, by: Actor, person_id: int) -> Person:
    """Return the person, locked until the transaction ends: of two who press at once, the second finds what the first has kept."""
    person = session.scalars(select(Person).where(Person.id == person_id).with_for_update()).one_or_none()
    if person is None:
        raise NotFound
    refuse_unless_seen(session, by, [person_id])
    refuse_blocked(person)
    return person


def refuse_blocked(person: Person) -> None:
    """Refuse to touch the records of somebody who has objected or been erased, or of an entry that another one stands for."""
    if person.merged_into_id is not None:
        raise Refusal(MERGED)
    if person.erased_at is not None:
        raise Refusal(N_("This person has been erased on request: nothing more is kept of them."))
    if person.blocked_at is not None:
        raise Refusal(N_("The personal data of this person is blocked: nothing is shown or changed until the block is lifted."))
