"""Destroying records whose time is up, and the act that says so."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.register.directory.models import Person
from app.register.personal.models import PersonalRecord, PurgeAct

EXPIRED: Final = "expired"
ERASED: Final = "erased"
_BATCH: Final = 500


def purge_expired(session: Session, *, now: datetime, by_name: str) -> PurgeAct | None:
    """Destroy every record whose last day has passed, the longest overdue first; return the act, or None where there was none.

    The act and the destruction are one transaction: there is neither one without the other.
    """
    query = select(PersonalRecord, Person.uid).join(Person, Person.id == PersonalRecord.person_id)
    query = query.where(PersonalRecord.keep_until < now.date()).order_by(PersonalRecord.keep_until, PersonalRecord.id)
    rows: list[dict[str, Any]] = []
    while found := session.execute(query.limit(_BATCH).with_for_update(of=PersonalRecord)).all():
        rows += [told(record, uid) for record, uid in found]
        for record, _ in found:
            session.delete(record)
        session.flush()
    return acted(session, rows, EXPIRED, now=now, by_name=by_name) if rows else None


def acted(session: Session, rows: Sequence[dict[str, Any]], reason: str, *, now: datetime, by_name: str) -> PurgeAct:
    """Write the act of what was destroyed."""
    act = PurgeAct(uid=new_uid(), at=now, by_name=by_name, reason=reason, rows=list(rows))
    session.add(act)
    session.flush()
    return act


def told(record: PersonalRecord, person_uid: str) -> dict[str, Any]:
    """Return what an act tells of a record: everything but its value."""
    return {
        "person": person_uid,
        "kind": record.kind.value,
        "purpose": record.purpose.value,
        "keep_until": record.keep_until.isoformat(),
    }
