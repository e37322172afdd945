"""Everything that is held of a person, as one answer to their asking; the slices above add what they hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Change, plain
from app.register.accounts.rules.roles import Actor
from app.register.directory.merging import merged_entries
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import get_person
from app.register.personal.blocking import person_to_administer
from app.register.personal.commands import refuse_blocked
from app.register.personal.models import PersonalReading, PersonalRecord
from app.register.personal.queries import records_of
from app.register.personal.reading import ReadRecords, read_records
from app.register.personal.rules import DataKind

Held: TypeAlias = list[dict[str, Any]]
"""Rows as JSON values."""

HOLDINGS: Final[dict[str, Callable[[Session, Person], Held]]] = {}
"""By the name under which the rows stand in the answer."""


@dataclass(frozen=True, slots=True)
class ExportPerson:
    """Hand out everything that is held of a person."""

    person_id: int
    by: Actor


def export_person(session: Session, cmd: ExportPerson, *, now: datetime) -> Mapping[str, Any]:
    """Return everything that is held of a person as JSON values; opening the records is written down like any other reading."""
    refuse_blocked(person_to_administer(session, cmd.person_id, cmd.by))
    person = get_person(session, cmd.person_id)
    family = [person, *merged_entries(session, person.id)]
    told = read_records(session, ReadRecords(cmd.by, [one.id for one in family], list(DataKind), "export", with_merged=True), now=now)
    return {
        "made_at": now.isoformat(),
        "person": _person(person),
        "appointments": [_appointment(one) for one in person.appointments],
        "merged_into_this": [_person(one) for one in family[1:]],
        "records": [_record(record, told[one.id].get(record.kind, "")) for one in family for record in records_of(session, one.id)],
        **{name: [row for one in family for row in held(session, one)] for name, held in HOLDINGS.items()},
        "readings": [row for one in family for row in _readings(session, one)],
        "changes": [row for one in family for row in _changes(session, one)],
    }


def _person(person: Person) -> dict[str, Any]:
    names = {name: getattr(person, name).as_dict() for name in ("surname", "given", "patronymic")}
    others = {name: plain(getattr(person, name)) for name in ("latin", "gender", "cases", "precedence", "note")}
    return {"uid": person.uid, **names, **others}


def _appointment(one: Appointment) -> dict[str, Any]:
    organisation = one.organisation.name.as_dict() if one.organisation else None
    return {"position": one.position.as_dict(), "organisation": organisation, "since": plain(one.since), "until": plain(one.until)}


def _record(one: PersonalRecord, value: str) -> dict[str, Any]:
    held = {"kind": one.kind.value, "value": value, "purpose": one.purpose.value, "keep_until": one.keep_until.isoformat()}
    return held | ({"valid_until": one.valid_until.isoformat()} if one.valid_until else {})


def _readings(session: Session, person: Person) -> Held:
    rows = session.scalars(select(PersonalReading).where(PersonalReading.person_uid == person.uid).order_by(PersonalReading.id))
    return [{"at": row.at.isoformat(), "by": row.by_name, "kinds": row.kinds, "through": row.through} for row in rows]


def _changes(session: Session, person: Person) -> Held:
    rows = session.scalars(select(Change).where(Change.kind == Person.__kind__, Change.thing_id == person.id).order_by(Change.id))
    return [{"at": row.at.isoformat(), "by": row.by_name, "action": row.action, "fields": row.fields} for row in rows]
