"""Opening records: whoever does so is written down, in the same transaction."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, true
from sqlalchemy.orm import Session

from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.personal.models import PersonalReading, PersonalRecord
from app.register.personal.queries import holders_of
from app.register.personal.reasons import refuse_unless_seen
from app.register.personal.rules import DataKind
from app.register.personal.sealed import fingerprint, opened

__all__ = ["ReadRecords", "fingerprint", "holders_of", "read_records", "write_down"]


@dataclass(frozen=True, slots=True)
class ReadRecords:
    """Open the records of some kinds of some persons; `through` names the page or list: `person`, `composition`, `export`."""

    by: Actor
    person_ids: Collection[int]
    kinds: Collection[DataKind]
    through: str
    with_merged: bool = False
    """Whether entries are opened too that another one stands for: only where all that is held of that one is asked for."""


def read_records(session: Session, cmd: ReadRecords, *, now: datetime) -> Mapping[int, Mapping[DataKind, str]]:
    """Return what the records say, by person and kind; persons of whom nothing may be shown have nothing.

    Refuses where there is somebody among the persons whose records are not for this reader. What is opened is written down;
    where there was nothing to open, nothing is. Three queries, however many persons there are.
    """
    refuse_unless_seen(session, cmd.by, cmd.person_ids)
    told: dict[int, dict[DataKind, str]] = {ident: {} for ident in cmd.person_ids}
    uids: dict[int, str] = {}
    merged = true() if cmd.with_merged else Person.merged_into_id.is_(None)
    query = select(PersonalRecord, Person.uid).join(Person, Person.id == PersonalRecord.person_id)
    query = query.where(
        PersonalRecord.person_id.in_(list(told)),
        PersonalRecord.kind.in_(set(cmd.kinds)),
        Person.blocked_at.is_(None),
        Person.erased_at.is_(None),
        merged,
    )
    for record, uid in session.execute(query.order_by(PersonalRecord.changed_at, PersonalRecord.id)):
        told[record.person_id][record.kind] = opened(session, record)
        uids[record.person_id] = uid
    write_down(session, cmd.by, {uids[ident]: kinds for ident, kinds in told.items() if kinds}, cmd.through, now=now)
    return told


def write_down(session: Session, by: Actor, opened_kinds: Mapping[str, Collection[DataKind]], through: str, *, now: datetime) -> None:
    """Write down that somebody has read these kinds of data of these persons, by UID: also where they stood in no record yet."""
    common = {"at": now, "by_id": by.id or None, "by_name": by.name, "through": through}
    rows = [{**common, "person_uid": uid, "kinds": [k.value for k in DataKind if k in kinds]} for uid, kinds in opened_kinds.items()]
    if rows:
        session.execute(insert(PersonalReading), rows)
