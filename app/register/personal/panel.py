"""What the page of a person and the first screen show of personal data without opening anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.ground.words import dates
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.personal.models import PersonalReading, PersonalRecord
from app.register.personal.queries import ReadingsAsked, due_count, readings_of, records_of
from app.register.personal.reasons import seen_by
from app.register.personal.rules import DataKind, may_administer_data

LATEST: Final = 5
"""Readings that the page of a person shows; the list has the others."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What somebody may see of a person's records."""

    person: Person
    records: Sequence[PersonalRecord]
    missing: Sequence[DataKind]
    """Kinds of which nothing is kept."""
    values: Mapping[DataKind, str]
    """What the records say, where they have just been opened."""
    readings: Sequence[PersonalReading]
    may_administer: bool
    today: date

    @property
    def is_open(self) -> bool:
        """Whether anything may be shown and changed."""
        return not _is_shut(self.person)

    def told(self, kind: DataKind) -> str:
        """Return what an opened record says, as people write it."""
        value = self.values.get(kind, "")
        return dates.day_short(date.fromisoformat(value)) if value and kind is DataKind.BIRTH_DATE else value


def panel_of(session: Session, actor: Actor, person: Person, today: date, values: Mapping[DataKind, str] | None = None) -> Panel | None:
    """Return the panel, or None for whom it is not there; one of somebody blocked, erased or merged has no records."""
    if person.id not in seen_by(session, actor, [person.id]):
        return None
    shut = _is_shut(person)
    records = [] if shut else records_of(session, person.id)
    held = {record.kind for record in records}
    administers = may_administer_data(actor)
    return Panel(
        person=person,
        records=records,
        missing=[kind for kind in DataKind if kind not in held and not shut],
        values=values or {},
        readings=readings_of(session, ReadingsAsked(person_uid=person.uid), limit=LATEST) if administers else [],
        may_administer=administers,
        today=today,
    )


def to_destroy(session: Session, actor: Actor, today: date) -> int:
    """Return how many records wait to be destroyed; none for whom that is no task."""
    return due_count(session, today) if may_administer_data(actor) else 0


def _is_shut(person: Person) -> bool:
    """Tell whether nothing is shown or changed: what stayed behind at a merged entry is the kept one's, and blocked with it."""
    return person.blocked_at is not None or person.erased_at is not None or person.merged_into_id is not None
