"""Reads of meetings: what their points deal with, who was there, how they ran, what may be taken up."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.ground.kernel.texts import Texts
from app.matters.meetings.models import AgendaLink, AgendaRun, MeetingPresence
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import appointment_on


def links_at(session: Session, item_ids: Collection[int]) -> Sequence[AgendaLink]:
    """Return what some points deal with, in the order in which it was linked. One query; none where no point is asked for."""
    if not item_ids:
        return ()
    query = select(AgendaLink).where(AgendaLink.item_id.in_(item_ids))
    whole = joinedload(AgendaLink.dossier), joinedload(AgendaLink.instruction), joinedload(AgendaLink.measure)
    return session.scalars(query.options(*whole).order_by(AgendaLink.id)).all()


def links_to(session: Session, what: ColumnElement[bool]) -> Sequence[AgendaLink]:
    """Return the points at which something is dealt with, the latest meeting first, with their meetings. One query."""
    query = select(AgendaLink).join(ProgrammeItem, AgendaLink.item_id == ProgrammeItem.id).where(what, ProgrammeItem.cancelled.is_(False))
    whole = joinedload(AgendaLink.item).joinedload(ProgrammeItem.event)
    return session.scalars(query.options(whole).order_by(ProgrammeItem.day.desc(), ProgrammeItem.start_local, AgendaLink.id)).all()


def presence_of(session: Session, event_id: int) -> Sequence[MeetingPresence]:
    """Return who is marked at a meeting, with the persons and whom they stand in for. One query."""
    query = select(MeetingPresence).where(MeetingPresence.event_id == event_id)
    whole = joinedload(MeetingPresence.person), joinedload(MeetingPresence.instead_of)
    return session.scalars(query.options(*whole).order_by(MeetingPresence.id)).all()


def runs_of(session: Session, event_id: int) -> Sequence[AgendaRun]:
    """Return how a meeting ran, a stretch each, in the order of time. One query."""
    return session.scalars(select(AgendaRun).where(AgendaRun.event_id == event_id).order_by(AgendaRun.started_at, AgendaRun.id)).all()


def find_run_by_uid(session: Session, uid: str) -> AgendaRun | None:
    """Return the stretch with a UID, if there is one."""
    return session.scalars(select(AgendaRun).where(AgendaRun.uid == uid)).one_or_none()


def find_presence_by_uid(session: Session, uid: str) -> MeetingPresence | None:
    """Return the mark with a UID, if there is one."""
    return session.scalars(select(MeetingPresence).where(MeetingPresence.uid == uid)).one_or_none()


def positions_on(session: Session, person_ids: Collection[int], day: date) -> Mapping[int, tuple[Texts, Texts]]:
    """Return the position and body of some people on a day, of those who have any. Two queries; none where nobody is asked for."""
    if not person_ids:
        return {}
    query = select(Person).where(Person.id.in_(person_ids))
    posts = selectinload(Person.appointments)
    people = session.scalars(query.options(posts.joinedload(Appointment.organisation), posts.joinedload(Appointment.rank)))
    held = ((person.id, appointment_on(person, day)) for person in people)
    return {ident: (one.position, one.organisation.name if one.organisation else Texts()) for ident, one in held if one}
