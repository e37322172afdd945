"""Values in and out of their envelopes, and the fingerprints by which equal ones are seen."""

from datetime import datetime

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from app.ground.db.sealing import CannotOpen, keys_of
from app.ground.kernel.refusals import N_, Refusal
from app.register.personal.fingerprints import fingerprints_under
from app.register.personal.models import PersonalRecord
from app.register.personal.rules import DataKind


def opened(session: Session, record: PersonalRecord) -> str:
    """Return what a record says; refuse where the key that it was sealed with is not there any more."""
    try:
        return record.opened(keys_of(session)).decode()
    except CannotOpen as error:
        raise Refusal(N_("This record cannot be opened: the key that it was sealed with is not in the settings.")) from error


def put(session: Session, record: PersonalRecord, value: str, *, now: datetime) -> bool:
    """Seal a value into a record, unless it stands there already; tell whether it is another one than before."""
    if _says(session, record, value):
        return False
    record.seal(keys_of(session), value.encode())
    record.changed_at = now
    return True


def fingerprint(session: Session, kind: DataKind, value: str) -> str:
    """Return what equal values have in common under the current key; empty for kinds that are never compared."""
    return next(iter(fingerprints(session, kind, value)), "")


def fingerprints(session: Session, kind: DataKind, value: str) -> tuple[str, ...]:
    """Return the fingerprints of a value under every key, the current one first: while keys change, rows of both kinds stand there."""
    return fingerprints_under(keys_of(session), kind, value)


def _says(session: Session, record: PersonalRecord, value: str) -> bool:
    if inspect(record).transient:
        return False  # a new record says nothing yet
    try:
        return record.opened(keys_of(session)) == value.encode()
    except CannotOpen:
        return False
