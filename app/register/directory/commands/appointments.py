"""Writes of appointments: what somebody is, where, from when to when, and which of several they are told with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.register.directory.commands.common import exchanged, find, remove
from app.register.directory.commands.persons import person_to_change
from app.register.directory.models import Appointment, Organisation, Rank
from app.register.directory.rules.confirmed import still_confirmed
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class AppointmentDetails:
    """What a form says of an appointment; `position_no` None puts it last."""

    position: Texts
    side: PartySide
    organisation_id: int | None = None
    rank_id: int | None = None
    since: date | None = None
    until: date | None = None
    cases: Mapping[str, str] = field(default_factory=dict)
    position_no: int | None = None


def add_appointment(session: Session, uid: str, person_id: int, details: AppointmentDetails) -> int:
    """Add an appointment to a person and return its id; the same `uid` again adds nothing."""
    known = find(session, Appointment, uid)
    if known is None:
        known = Appointment(uid=uid, person_id=person_to_change(session, person_id).id)
        _write(session, known, details)
        return made_once(session, known, lambda: find(session, Appointment, uid)).id
    return known.id


def change_appointment(session: Session, appointment_id: int, seen: int | None, details: AppointmentDetails) -> int:
    """Change an appointment. Cases that were confirmed for another position are dropped."""
    appointment = _appointment_to_change(session, appointment_id, seen)
    _write(session, appointment, details)
    session.flush()
    return appointment.id


def end_appointment(session: Session, appointment_id: int, seen: int | None, until: date) -> int:
    """Say which day in office was the last one; returns the id of the person."""
    appointment = _appointment_to_change(session, appointment_id, seen)
    _refuse_order(appointment.since, until)
    appointment.until = until
    session.flush()
    return appointment.person_id


def move_appointment(session: Session, appointment_id: int, seen: int | None, step: int) -> int:
    """Let an appointment change places with the one before (−1) or after (+1) it; returns the id of the person.

    The first that holds on a day is the one that the person is told with.
    """
    appointment = _appointment_to_change(session, appointment_id, seen)
    query = select(Appointment).where(Appointment.person_id == appointment.person_id)
    row = session.scalars(query.order_by(Appointment.position_no, Appointment.id)).all()
    for place, one in enumerate(exchanged(row, appointment, step)):
        if one is appointment:
            one.position_no = place  # a second press of the button finds a new revision, and changes nothing back
        elif one.position_no != place:
            # Its neighbours only make room: whoever edits one of them is not disturbed by a new revision.
            session.execute(update(Appointment).where(Appointment.id == one.id).values(position_no=place))
    session.flush()
    return appointment.person_id


def remove_appointment(session: Session, appointment_id: int, seen: int | None) -> int:
    """Remove an appointment that was entered by mistake; returns the id of its person. One that ended gets a last day instead."""
    appointment = _appointment_to_change(session, appointment_id, seen)
    person_id = appointment.person_id
    remove(session, appointment)
    return person_id


def _appointment_to_change(session: Session, appointment_id: int, seen: int | None) -> Appointment:
    appointment = get_or_refuse(session, Appointment, appointment_id)
    person_to_change(session, appointment.person_id)
    refuse_if_stale(appointment, seen)
    return appointment


def _write(session: Session, appointment: Appointment, details: AppointmentDetails) -> None:
    _refuse_order(details.since, details.until)
    if details.organisation_id is not None and session.get(Organisation, details.organisation_id) is None:
        raise Refusal(N_("This organisation has been removed; choose another one."), "organisation_id")
    if details.rank_id is not None and session.get(Rank, details.rank_id) is None:
        raise Refusal(N_("This rank has been removed; choose another one."), "rank_id")
    before = appointment.position.ru if appointment.position else ""
    cases = still_confirmed(before, details.position.ru, appointment.cases or {}, details.cases)
    appointment.organisation_id, appointment.rank_id = details.organisation_id, details.rank_id
    appointment.position, appointment.side = details.position, details.side
    appointment.since, appointment.until = details.since, details.until
    if cases != appointment.cases:
        appointment.cases = cases
    appointment.position_no = _position(session, appointment, details.position_no)


def _refuse_order(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise Refusal(N_("The last day in office is before the first one."), "until")


def _position(session: Session, appointment: Appointment, wanted: int | None) -> int:
    if wanted is not None:
        return wanted
    if appointment.id:  # it stands in the database already
        return appointment.position_no
    last = session.scalar(select(func.max(Appointment.position_no)).where(Appointment.person_id == appointment.person_id))
    return 0 if last is None else last + 1
