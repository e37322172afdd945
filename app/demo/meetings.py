"""Loading the meetings of the demonstration set: what their points deal with, who was there, how they ran."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.meetings_data import DemoMeetings, DemoPresence, DemoStretch
from app.demo.naming import uid_of
from app.demo.queries import events_by_code, item_ids
from app.ground.kernel.walltime import WallTime
from app.matters.meetings.commands import OnSubject, link_point
from app.matters.meetings.presence_commands import AddPresent, Marked, MarkPresence, add_present, mark_presence
from app.matters.meetings.queries import links_at, presence_of, runs_of
from app.matters.meetings.rules import Subject, SubjectKind
from app.matters.meetings.running_commands import Halt, TakeUpPoint, close, take_up_point
from app.matters.undertakings.models import Dossier, Instruction, Measure
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person


@dataclass(frozen=True, slots=True)
class _Known:
    """What stands there already, by code."""

    session: Session
    by: Actor
    persons: Mapping[str, Person]
    items: Mapping[str, int]
    subjects: Mapping[str, Subject]


def load_meetings(session: Session, told: DemoMeetings, by: Actor, persons: Mapping[str, Person]) -> None:
    """Tell of each meeting what nobody has told of it yet; points that have been removed meanwhile are left out."""
    stretches = (one for rows in told.runs.values() for one in rows if one.item)
    items = item_ids(session, {*told.links, *(one.item for one in stretches)})
    known = _Known(session, by, persons, items, _subjects(session, {code for codes in told.links.values() for code in codes}))
    linked = {link.item_id for link in links_at(session, list(items.values()))}
    for item, codes in told.links.items():
        if item in items and items[item] not in linked:
            for code in codes:
                if code in known.subjects:
                    link_point(session, OnSubject(items[item], by, known.subjects[code]))
    events = events_by_code(session, {*told.presence, *told.runs})
    for event, marks in told.presence.items():
        if event in events and not presence_of(session, events[event].id):
            _mark(known, events[event], marks)
    for event, course in told.runs.items():
        if event in events and not runs_of(session, events[event].id):
            _run(known, events[event], event, course)


def _mark(known: _Known, event: Event, marks: Sequence[DemoPresence]) -> None:
    """Add who was not expected, then mark everybody else at once."""
    for one in marks:
        if one.side is not None:
            absent = known.persons[one.instead_of].id if one.instead_of else None
            uid = uid_of(f"{event.code}-presence-{one.person}")
            add_present(known.session, AddPresent(event.id, known.by, uid, known.persons[one.person].id, one.side, absent))
    rows = (Marked(known.persons[one.person].id, one.presence, note=one.note) for one in marks if one.side is None)
    mark_presence(known.session, MarkPresence(event.id, known.by, tuple(rows)))


def _run(known: _Known, event: Event, code: str, course: Sequence[DemoStretch]) -> None:
    seen = ""
    for number, one in enumerate(course):
        at = WallTime.resolved(datetime.combine(event.first_day, one.at), event.zone).instant
        if not one.item:
            close(known.session, Halt(event.id, known.by, seen), now=at)
        elif one.item in known.items:
            uid = uid_of(f"{code}-run-{number}")
            cmd = TakeUpPoint(event.id, known.by, uid, seen, known.items[one.item], one.speech)
            take_up_point(known.session, cmd, now=at)
            seen = uid


def _subjects(session: Session, codes: set[str]) -> dict[str, Subject]:
    """Return what points deal with, by code."""
    models: dict[SubjectKind, type[Dossier] | type[Instruction] | type[Measure]] = {
        SubjectKind.DOSSIER: Dossier,
        SubjectKind.INSTRUCTION: Instruction,
        SubjectKind.MEASURE: Measure,
    }
    return {
        code: Subject(kind, ident)
        for kind, model in models.items()
        for code, ident in session.execute(select(model.code, model.id).where(model.code.in_(codes)))
        if code
    }
