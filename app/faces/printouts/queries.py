"""Reads what a sheet is drawn from: a version, or the draft."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.faces.printouts.approval import Approval
from app.faces.printouts.programme_document import Edition, Issue, printed_name, programme_document
from app.faces.printouts.render import job
from app.ground.db.history import history_of_event
from app.judgement.publishing.models import Version
from app.judgement.publishing.queries import find_latest, get_version
from app.judgement.publishing.rules import changes_between
from app.planning.events.models import Event
from app.planning.programmes.programme import Programme
from app.planning.programmes.queries import programme_of


@dataclass(frozen=True, slots=True)
class Wish:
    """Which sheet somebody wants. `number` is None for the draft."""

    edition: Edition
    language: str
    number: int | None
    marks: bool = False
    approval: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that can be set, and its name as a file."""

    job: bytes
    name: str


def sheet_of(session: Session, event: Event, wish: Wish, *, check_url: str) -> Sheet:
    """Return the sheet that is wanted of an event, or refuse with NotFound a version that does not exist.

    A draft has no code: there is nothing that it could be the latest of.
    """
    version = get_version(session, event.id, wish.number) if wish.number is not None else None
    programme = version.programme if version else programme_of(session, event.id)
    issue = _issue(session, event, version, programme, marks=wish.marks)
    document = programme_document(
        programme,
        wish.edition,
        wish.language,
        issue,
        approval=Approval.of(version.approved_by if version else "") if wish.approval else None,
        check_url=check_url if wish.code and version else None,
    )
    return Sheet(job("programme.typ", issue.at, document), printed_name(programme, wish.edition, wish.language, wish.number) + ".pdf")


def _issue(session: Session, event: Event, version: Version | None, programme: Programme, *, marks: bool) -> Issue:
    at = version.published_at if version else _last_changed(session, event)
    before = _before(session, event, version) if marks else None
    changed = changes_between(before.programme, programme).uids() if before else frozenset()
    since = before.number if before else None
    return Issue(at, version.number if version else None, version.note if version else "", changed, since)


def _before(session: Session, event: Event, version: Version | None) -> Version | None:
    if version is None:
        return find_latest(session, event.id)
    return get_version(session, event.id, version.number - 1) if version.number > 1 else None


def _last_changed(session: Session, event: Event) -> datetime:
    changes = history_of_event(session, event.id, limit=1)
    return changes[0].at if changes else event.created_at
