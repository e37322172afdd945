"""Reads of what is known without opening anything: which records there are, who holds an equal value, who has read what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import NotFound
from app.register.directory.models import Person
from app.register.personal.models import PersonalReading, PersonalRecord, PurgeAct
from app.register.personal.rules import DataKind
from app.register.personal.sealed import fingerprints


@dataclass(frozen=True, slots=True)
class ReadingsAsked:
    """Which readings a list shows; what is None does not matter."""

    person_uid: str | None = None
    by_id: int | None = None
    through: str | None = None


def get_record(session: Session, record_id: int) -> PersonalRecord:
    """Return a record, or refuse with NotFound."""
    return get_or_refuse(session, PersonalRecord, record_id)


def records_of(session: Session, person_id: int) -> Sequence[PersonalRecord]:
    """Return the records of a person, by kind."""
    order = list(DataKind)
    found = session.scalars(select(PersonalRecord).where(PersonalRecord.person_id == person_id))
    return sorted(found, key=lambda record: (order.index(record.kind), record.id))


def find_record(session: Session, person_id: int, kind: DataKind) -> PersonalRecord | None:
    """Return a person's record of a kind, the latest where a merge has left two."""
    query = select(PersonalRecord).where(PersonalRecord.person_id == person_id, PersonalRecord.kind == kind)
    return session.scalars(query.order_by(PersonalRecord.changed_at.desc(), PersonalRecord.id.desc()).limit(1)).one_or_none()


def kinds_held(session: Session, person_ids: Collection[int]) -> Mapping[int, frozenset[DataKind]]:
    """Return which kinds of records there are of each person, in one query and without opening any."""
    held: dict[int, set[DataKind]] = {ident: set() for ident in person_ids}
    query = select(PersonalRecord.person_id, PersonalRecord.kind).where(PersonalRecord.person_id.in_(list(held)))
    for person_id, kind in session.execute(query):
        held[person_id].add(kind)
    return {ident: frozenset(kinds) for ident, kinds in held.items()}


def holders_of(session: Session, kind: DataKind, values: Collection[str]) -> Mapping[str, list[int]]:
    """Return for each value who has an equal one: ids of persons in order; one query, nothing is opened."""
    prints: dict[str, list[str]] = {}
    for value in values:
        for found in fingerprints(session, kind, value):
            prints.setdefault(found, []).append(value)
    holders: dict[str, set[int]] = {value: set() for value in values}
    kept = aliased(Person)  # what stayed behind at a merged entry is the kept one's
    query = select(PersonalRecord.fingerprint, kept.id).join(Person, Person.id == PersonalRecord.person_id)
    query = query.join(kept, kept.id == func.coalesce(Person.merged_into_id, Person.id))
    query = query.where(PersonalRecord.kind == kind, PersonalRecord.fingerprint.in_(list(prints)))
    query = query.where(kept.blocked_at.is_(None), kept.erased_at.is_(None), kept.merged_into_id.is_(None))
    for found, person_id in session.execute(query) if prints else ():
        for value in prints[found]:
            holders[value].add(person_id)
    return {value: sorted(ids) for value, ids in holders.items()}


def readings_of(session: Session, asked: ReadingsAsked, *, limit: int, offset: int = 0) -> Sequence[PersonalReading]:
    """Return who has read what, latest first."""
    query = select(PersonalReading).order_by(PersonalReading.id.desc()).limit(limit).offset(offset)
    if asked.person_uid is not None:
        query = query.where(PersonalReading.person_uid == asked.person_uid)
    if asked.by_id is not None:
        query = query.where(PersonalReading.by_id == asked.by_id)
    if asked.through is not None:
        query = query.where(PersonalReading.through == asked.through)
    return session.scalars(query).all()


def due_count(session: Session, today: date) -> int:
    """Return how many records are to be destroyed, because their last day has passed."""
    return session.scalar(select(func.count()).select_from(PersonalRecord).where(PersonalRecord.keep_until < today)) or 0


def get_act(session: Session, uid: str) -> PurgeAct:
    """Return an act of destruction, or refuse with NotFound."""
    found = session.scalars(select(PurgeAct).where(PurgeAct.uid == uid)).one_or_none()
    if found is None:
        raise NotFound
    return found


def acts_of(session: Session, *, limit: int = 200) -> Sequence[PurgeAct]:
    """Return the acts of destruction, latest first."""
    return session.scalars(select(PurgeAct).order_by(PurgeAct.id.desc()).limit(limit)).all()


def persons_by_uid(session: Session, uids: Collection[str]) -> Mapping[str, Person]:
    """Return persons by UID, in one query."""
    return {person.uid: person for person in session.scalars(select(Person).where(Person.uid.in_(list(uids))))}


def readers_of(session: Session) -> Mapping[int, str]:
    """Return who has ever opened a record, by name."""
    query = select(PersonalReading.by_id, func.max(PersonalReading.by_name)).where(PersonalReading.by_id.is_not(None))
    rows = session.execute(query.group_by(PersonalReading.by_id)).all()
    return dict(sorted(((ident, name) for ident, name in rows if ident is not None), key=lambda row: row[1]))
