"""Reads of dossiers: the list, one with all that belongs to it, the points of agendas at which projects are dealt with."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.sql.elements import ColumnElement

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.matters.undertakings.models import Dossier, DossierNote, Instruction, Measure
from app.matters.undertakings.rules import SETTLED
from app.planning.events.kinds import MEETINGS_OF_GROUPS
from app.planning.events.models import Event
from app.planning.events.queries import Words, has_word
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind

MOST_OFFERED: Final = 120
"""Points of agendas that the form of an entry offers, the latest meetings first."""


class Counts(NamedTuple):
    """What a list tells of a dossier."""

    open_questions: int = 0
    last_day: date | None = None
    """The day of its latest entry, of the answer where that is later."""
    open_instructions: int = 0


class Point(NamedTuple):
    """A point of an agenda that can be chosen."""

    id: int
    title: Texts
    event: Texts
    day: date


def dossiers_of(session: Session) -> Sequence[Dossier]:
    """Return all dossiers. One query."""
    return session.scalars(select(Dossier).order_by(Dossier.search_text, Dossier.id)).all()


def counts_by_dossier(session: Session) -> Mapping[int, Counts]:
    """Return what the list tells of each dossier that has entries or instructions. Two queries."""
    is_open = and_(DossierNote.is_question, DossierNote.answered_on.is_(None))
    latest = func.max(case((DossierNote.answered_on > DossierNote.day, DossierNote.answered_on), else_=DossierNote.day))
    notes = select(DossierNote.dossier_id, func.sum(case((is_open, 1), else_=0)), latest).group_by(DossierNote.dossier_id)
    found = {ident: Counts(int(questions), day) for ident, questions, day in session.execute(notes)}
    given = select(Instruction.dossier_id, func.count()).where(Instruction.dossier_id.is_not(None), Instruction.state.not_in(SETTLED))
    for ident, count in session.execute(given.group_by(Instruction.dossier_id)):
        found[ident] = found.get(ident, Counts())._replace(open_instructions=count)
    return found


def get_dossier(session: Session, dossier_id: int) -> Dossier:
    """Return a dossier; raises NotFound."""
    found = session.get(Dossier, dossier_id)
    if found is None:
        raise NotFound
    return found


def find_dossier_by_uid(session: Session, uid: str) -> Dossier | None:
    """Return the dossier with a UID, if there is one."""
    return session.scalars(select(Dossier).where(Dossier.uid == uid)).one_or_none()


def dossiers_found(session: Session, words: Words, *, limit: int) -> Sequence[Dossier]:
    """Return the dossiers whose title, summary or place has every word."""
    query = select(Dossier).where(*(has_word(Dossier.search_text, word) for word in words))
    return session.scalars(query.order_by(Dossier.search_text, Dossier.id).limit(limit)).all()


def _with_point() -> ORMOption:
    return joinedload(DossierNote.item).joinedload(ProgrammeItem.event)


def notes_of(session: Session, dossier_id: int) -> Sequence[DossierNote]:
    """Return the entries of a dossier, latest first, with the points at which they were dealt with. One query."""
    query = select(DossierNote).where(DossierNote.dossier_id == dossier_id).options(_with_point())
    return session.scalars(query.order_by(DossierNote.day.desc(), DossierNote.id.desc())).all()


def get_note(session: Session, note_id: int) -> DossierNote:
    """Return an entry with its dossier and point; raises NotFound."""
    query = select(DossierNote).where(DossierNote.id == note_id).options(_with_point(), joinedload(DossierNote.dossier))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_note_by_uid(session: Session, uid: str) -> DossierNote | None:
    """Return the entry with a UID, if there is one."""
    return session.scalars(select(DossierNote).where(DossierNote.uid == uid).options(_with_point())).one_or_none()


def instructions_in(session: Session, dossier_id: int) -> Sequence[Instruction]:
    """Return the instructions that belong to a dossier, with who answers for them: what is to be done first, by due date. One query."""
    query = select(Instruction).where(Instruction.dossier_id == dossier_id)
    order = (Instruction.state.in_(SETTLED), Instruction.due.is_(None), Instruction.due, Instruction.id)
    who = (joinedload(Instruction.our_body), joinedload(Instruction.their_body), joinedload(Instruction.person))
    return session.scalars(query.options(*who).order_by(*order)).all()


def measures_in(session: Session, dossier_id: int) -> Sequence[Measure]:
    """Return the measures of the roadmap that belong to a dossier, with their executors. One query."""
    query = select(Measure).where(Measure.dossier_id == dossier_id)
    who = (joinedload(Measure.our_executor), joinedload(Measure.their_executor))
    return session.scalars(query.options(*who).order_by(Measure.section, Measure.position, Measure.id)).all()


def dossiers_at(session: Session, item_id: int) -> Sequence[Dossier]:
    """Return the dossiers of which an item of a programme is a point, by an entry or an instruction. One query."""
    noted = select(DossierNote.dossier_id).where(DossierNote.item_id == item_id)
    given = select(Instruction.dossier_id).where(Instruction.item_id == item_id, Instruction.dossier_id.is_not(None))
    query = select(Dossier).where(or_(Dossier.id.in_(noted), Dossier.id.in_(given)))
    return session.scalars(query.order_by(Dossier.search_text, Dossier.id)).all()


def points_offered(session: Session, also: int | None = None) -> Sequence[Point]:
    """Return the points that an entry may name: those of working groups' agendas, the latest meetings first; `also` is one more item."""
    query = select(ProgrammeItem.id, ProgrammeItem.title, Event.title, Event.first_day).join(Event, ProgrammeItem.event_id == Event.id)
    usual = query.where(Event.kind.in_(MEETINGS_OF_GROUPS), ProgrammeItem.kind == ItemKind.AGENDA, ProgrammeItem.cancelled.is_(False))
    usual = usual.order_by(Event.first_day.desc(), Event.id, ProgrammeItem.day, ProgrammeItem.start_local, ProgrammeItem.id)
    found = [Point(*row) for row in session.execute(usual.limit(MOST_OFFERED))]
    if also is not None and also not in {point.id for point in found}:
        found += [Point(*row) for row in session.execute(query.where(ProgrammeItem.id == also))]
    return found


def history_of_dossier(session: Session, dossier_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of a dossier and of its entries, newest first."""
    return session.scalars(select(Change).where(_of(dossier_id)).order_by(Change.id.desc()).limit(limit)).all()


def last_change_of_dossier(session: Session, dossier_id: int) -> datetime | None:
    """Return when something that the paper of a dossier tells was last changed. One query."""
    given = select(Instruction.id).where(Instruction.dossier_id == dossier_id)
    planned = select(Measure.id).where(Measure.dossier_id == dossier_id)
    linked = or_(
        and_(Change.kind == Instruction.__kind__, Change.thing_id.in_(given)),
        and_(Change.kind == Measure.__kind__, Change.thing_id.in_(planned)),
    )
    return session.scalar(select(Change.at).where(or_(_of(dossier_id), linked)).order_by(Change.id.desc()).limit(1))


def _of(dossier_id: int) -> ColumnElement[bool]:
    notes = select(DossierNote.id).where(DossierNote.dossier_id == dossier_id)
    return or_(
        and_(Change.kind == Dossier.__kind__, Change.thing_id == dossier_id),
        and_(Change.kind == DossierNote.__kind__, Change.thing_id.in_(notes)),
    )
