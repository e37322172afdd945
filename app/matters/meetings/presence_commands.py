"""Writes of who was at a meeting: the marks of one form at once, somebody who was not expected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.locking import alone
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.matters.meetings.commands import get_meeting_to_change
from app.matters.meetings.models import MeetingPresence
from app.matters.meetings.presence import Attendance, Expected, attendance_of
from app.matters.meetings.queries import find_presence_by_uid, presence_of
from app.matters.meetings.rules import MOST_PRESENT, Mark, Presence, refuse_mark
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still
from app.register.directory.rules.kinds import PartySide

_MARKS: Final = 7_607_000_000
"""The matter that is one at a time: the marks of one meeting."""


class MarkedMeanwhile(Refusal):
    """Somebody else has marked some of these people since the page was drawn; `people` are they, by id."""

    status = 409

    def __init__(self, people: frozenset[int]) -> None:
        super().__init__(N_("Somebody else has marked some of these people meanwhile. Look at them and save again."))
        self.people = people


@dataclass(frozen=True, slots=True)
class Marked:
    """How somebody is marked in the form, and the revision of the mark that it showed; None: there was none."""

    person_id: int
    presence: Presence
    instead_of_id: int | None = None
    note: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class MarkPresence:
    """Write the marks that the form has changed."""

    event_id: int
    by: Actor
    marks: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class AddPresent:
    """Mark somebody as present who was not expected. `uid` is chosen by the page, so that pressing twice adds them once."""

    event_id: int
    by: Actor
    uid: str
    person_id: int
    side: PartySide
    instead_of_id: int | None = None


def mark_presence(session: Session, cmd: MarkPresence) -> int:
    """Write what differs from what is marked, all or nothing; return how many marks have changed."""
    event = _alone(session, cmd.event_id, cmd.by)
    known = {row.person_id: row for row in presence_of(session, event.id)}
    there = attendance_of(session, event)
    wanted = [mark for mark in cmd.marks if _differs(known.get(mark.person_id), mark)]
    stale = frozenset(mark.person_id for mark in wanted if _seen(known, mark.person_id) != mark.seen)
    if stale:
        raise MarkedMeanwhile(stale)
    for mark in wanted:
        expected = there.find(mark.person_id)
        if expected is None:
            raise Refusal(N_("Somebody of this list is no longer expected at the meeting. Open the page anew."))
        _write(session, event, known.get(mark.person_id), mark, expected, there)
    session.flush()
    return len(wanted)


def add_present(session: Session, cmd: AddPresent) -> int:
    """Add the person as present and return the event's id; who is on the list already is only marked."""
    event = _alone(session, cmd.event_id, cmd.by)
    made = find_presence_by_uid(session, cmd.uid)
    if made is not None:
        if made.event_id != event.id:
            raise NotAllowed
        return event.id
    there, rows = attendance_of(session, event), {row.person_id: row for row in presence_of(session, event.id)}
    if len(rows) >= MOST_PRESENT:
        raise Refusal(N_("A meeting has %(most)s people at most."), "person", most=MOST_PRESENT)
    person = session.get(Person, cmd.person_id) if holds_still(session, cmd.person_id) else None
    if person is None:
        raise Refusal(N_("This person is no longer in the directory; choose another one."), "person")
    refuse_mark(Mark(person.id, Presence.PRESENT, cmd.instead_of_id), person.name.ru)
    absent = _stood_in_for(session, there, cmd.instead_of_id)
    row = rows.get(person.id)
    if row is None:
        row = MeetingPresence(uid=cmd.uid, event_id=event.id, event=event, person=person, person_id=person.id, side=cmd.side, note="")
        session.add(row)
    row.presence, row.instead_of, row.instead_of_id = Presence.PRESENT, absent, cmd.instead_of_id
    session.flush()
    return event.id


def _write(session: Session, event: Event, row: MeetingPresence | None, mark: Marked, expected: Expected, there: Attendance) -> None:
    refuse_mark(Mark(mark.person_id, mark.presence, mark.instead_of_id), expected.name.ru)
    absent = _stood_in_for(session, there, mark.instead_of_id)
    if row is not None and expected.is_added and mark.presence is Presence.EXPECTED:
        session.delete(row)  # who was added by hand is expected by nobody
        return
    if row is None:
        person = session.get_one(Person, mark.person_id)
        row = MeetingPresence(uid=new_uid(), event_id=event.id, event=event, person=person, person_id=person.id, side=expected.side)
        session.add(row)
    row.presence, row.note = mark.presence, mark.note
    row.instead_of, row.instead_of_id = absent, mark.instead_of_id


def _stood_in_for(session: Session, there: Attendance, person_id: int | None) -> Person | None:
    if person_id is None:
        return None
    if there.find(person_id) is None:
        raise Refusal(N_("Whom somebody stands in for has to be expected at the meeting."), "instead_of")
    return session.get_one(Person, person_id)


def _differs(row: MeetingPresence | None, mark: Marked) -> bool:
    if row is None:
        return (mark.presence, mark.instead_of_id, mark.note) != (Presence.EXPECTED, None, "")
    return (row.presence, row.instead_of_id, row.note) != (mark.presence, mark.instead_of_id, mark.note)


def _seen(known: Mapping[int, MeetingPresence], person_id: int) -> int | None:
    row = known.get(person_id)
    return row.revision if row else None


def _alone(session: Session, event_id: int, by: Actor) -> Event:
    """Return the meeting; whoever else marks people of it waits until this is written, and is told then."""
    event = get_meeting_to_change(session, event_id, by)
    alone(session, _MARKS + event.id)
    return event


def only_changed(marks: Iterable[Marked], shown: Mapping[int, Marked]) -> tuple[Marked, ...]:
    """Return the marks that somebody has changed on the page: what they only looked at undoes nobody's work."""
    return tuple(mark for mark in marks if shown.get(mark.person_id) != mark)
