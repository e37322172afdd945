"""Reads what compositions are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from app.faces.printouts.composition_document import (
    PRINTED_KINDS,
    CompositionPicture,
    State,
    Wanted,
    composition_document,
    composition_name,
)
from app.faces.printouts.render import job
from app.ground.db.history import history_of_event
from app.judgement.publishing.models import Version
from app.judgement.publishing.people_rules import composition_changes
from app.judgement.publishing.queries import find_latest
from app.planning.delegations.composition import Composition, composition_of, compositions_of
from app.planning.delegations.wording import occasion_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change
from app.planning.programmes.programme import Programme
from app.planning.programmes.queries import programme_of
from app.register.accounts.rules.roles import Actor
from app.register.personal.reading import ReadRecords, read_records
from app.register.personal.rules import DataKind


class Format(StrEnum):
    """As what a composition is handed out."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


TEMPLATES: Final = {Format.PDF: "composition.typ", Format.DOCX: "composition.docx"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which composition is wanted: of one delegation, or of all of an event."""

    delegation_id: int | None
    event_id: int
    wanted: Wanted
    format: Format = Format.PDF


@dataclass(frozen=True, slots=True)
class Paper:
    """A composition that can be set or written, and its name as a file."""

    job: bytes
    name: str
    format: Format


def composition_paper(session: Session, asked: Asked) -> Paper:
    """Return the composition that is asked for, as it stands."""
    return _paper(session, asked, _compositions(session, asked), None)


def internal_composition_paper(session: Session, asked: Asked, by: Actor, *, now: datetime) -> Paper:
    """Return the internal edition with phones and documents, for those who may change the event; that it was opened is written down."""
    get_event_to_change(session, asked.event_id, by)
    found = _compositions(session, asked)
    persons = {member.person_id for one in found for member in one.coming}
    records = read_records(session, ReadRecords(by, persons, PRINTED_KINDS, "composition"), now=now)
    return _paper(session, asked, found, records)


def _paper(session: Session, asked: Asked, found: tuple[Composition, ...], records: Mapping[int, Mapping[DataKind, str]] | None) -> Paper:
    event = get_event(session, asked.event_id)
    picture = CompositionPicture(occasion_of(event), _state(session, event, found), found, asked.delegation_id is None, records)
    name = f"{composition_name(picture, asked.wanted.language)}.{asked.format}"
    return Paper(job(TEMPLATES[asked.format], picture.state.at, composition_document(picture, asked.wanted)), name, asked.format)


def _compositions(session: Session, asked: Asked) -> tuple[Composition, ...]:
    if asked.delegation_id is None:
        return compositions_of(session, asked.event_id)
    return (composition_of(session, asked.delegation_id, on=get_event(session, asked.event_id).first_day),)


def _state(session: Session, event: Event, found: tuple[Composition, ...]) -> State:
    """Return the version that says the same of these delegations; what has changed since is a draft, whatever was published."""
    latest = find_latest(session, event.id)
    if latest is not None and not _changed(latest, programme_of(session, event.id), {one.uid for one in found}):
        return State(latest.published_at, event.zone, latest.number)
    changes = history_of_event(session, event.id, limit=1)
    return State(changes[0].at if changes else event.created_at, event.zone)


def _changed(version: Version, now: Programme, uids: set[str]) -> bool:
    was, new = (replace(one, delegations=tuple(each for each in one.delegations if each.uid in uids)) for one in (version.programme, now))
    return bool(composition_changes(was, new))
