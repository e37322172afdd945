"""Writes of dossiers: projects and how they stand, what happened with them, questions and their answers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.matters.undertakings.dossiers_queries import find_dossier_by_uid, find_note_by_uid, get_dossier, get_note, notes_of
from app.matters.undertakings.dossiers_rules import MOST_DOSSIERS, MOST_NOTES, answered, refuse_in_use
from app.matters.undertakings.keepers import refuse_unless_keeps
from app.matters.undertakings.models import Dossier, DossierNote, Instruction, Measure
from app.matters.undertakings.rules import DossierState, Section
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class DossierDetails:
    """What the form of a dossier asks for."""

    title: Texts
    summary: Texts = Texts()
    section: Section = Section.OTHER
    since: date | None = None
    """When the project began; a year is its first of January."""
    place: Texts = Texts()


@dataclass(frozen=True, slots=True)
class AddDossier:
    """Open a dossier. `uid` is chosen by the page, so that pressing twice opens one."""

    by: Actor
    uid: str
    details: DossierDetails
    state: DossierState = DossierState.ACTIVE
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeDossier:
    """Change a dossier that the person saw at revision `seen`."""

    dossier_id: int
    by: Actor
    seen: int | None
    details: DossierDetails


@dataclass(frozen=True, slots=True)
class SetDossierState:
    """Say how the project stands."""

    dossier_id: int
    by: Actor
    seen: int | None
    state: DossierState


@dataclass(frozen=True, slots=True)
class RemoveDossier:
    """Remove a dossier that was opened by mistake."""

    dossier_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class NoteDetails:
    """What the form of an entry asks for; a question without an answer is open."""

    day: date
    text: Texts
    is_question: bool = False
    answer: Texts = Texts()
    answered_on: date | None = None
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class AddNote:
    """Write down what happened with a project, or what is open. `uid` is chosen by the page, so that pressing twice writes one."""

    dossier_id: int
    by: Actor
    uid: str
    details: NoteDetails


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """Change an entry that the person saw at revision `seen`."""

    note_id: int
    by: Actor
    seen: int | None
    details: NoteDetails


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Answer a question that the person saw at revision `seen`."""

    note_id: int
    by: Actor
    seen: int | None
    answer: Texts
    on: date | None


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Remove an entry that was made by mistake."""

    note_id: int
    by: Actor
    seen: int | None


def add_dossier(session: Session, cmd: AddDossier) -> int:
    """Open the dossier and return its id."""
    refuse_unless_keeps(cmd.by)
    made = find_dossier_by_uid(session, cmd.uid)
    if made is not None:
        return made.id
    if (session.scalar(select(func.count()).select_from(Dossier)) or 0) >= MOST_DOSSIERS:
        raise Refusal(N_("There are %(most)s dossiers at most."), most=MOST_DOSSIERS)
    dossier = Dossier(uid=cmd.uid, code=cmd.code, state=cmd.state)
    _write(dossier, cmd.details)
    return made_once(session, dossier, lambda: find_dossier_by_uid(session, cmd.uid)).id


def change_dossier(session: Session, cmd: ChangeDossier) -> int:
    """Write the new details and return the dossier's id."""
    dossier = _dossier_to_change(session, cmd.dossier_id, cmd.by, cmd.seen)
    _write(dossier, cmd.details)
    session.flush()
    return dossier.id


def set_dossier_state(session: Session, cmd: SetDossierState) -> int:
    """Say how the project stands and return the dossier's id; where somebody else has said it meanwhile, both wanted the same."""
    dossier = _dossier_to_change(session, cmd.dossier_id, cmd.by, None)
    if dossier.state is not cmd.state:
        refuse_if_stale(dossier, cmd.seen)
        dossier.state = cmd.state
        session.flush()
    return dossier.id


def remove_dossier(session: Session, cmd: RemoveDossier) -> None:
    """Remove the dossier with its entries; one to which instructions or measures belong stays."""
    dossier = _dossier_to_change(session, cmd.dossier_id, cmd.by, cmd.seen)
    given = session.scalars(select(Instruction.id).where(Instruction.dossier_id == dossier.id).limit(1)).all()
    planned = session.scalars(select(Measure.id).where(Measure.dossier_id == dossier.id).limit(1)).all()
    refuse_in_use(given, planned)
    for note in notes_of(session, dossier.id):  # one by one, for the log
        session.delete(note)
    session.flush()
    session.delete(dossier)
    session.flush()


def add_note(session: Session, cmd: AddNote) -> int:
    """Write the entry and return its id."""
    refuse_unless_keeps(cmd.by)
    dossier = get_dossier(session, cmd.dossier_id)
    made = _find_made(session, dossier.id, cmd.uid)
    if made is not None:
        return made.id
    count = session.scalar(select(func.count()).select_from(DossierNote).where(DossierNote.dossier_id == dossier.id)) or 0
    if count >= MOST_NOTES:
        raise Refusal(N_("A dossier has %(most)s entries at most."), most=MOST_NOTES)
    note = DossierNote(uid=cmd.uid, dossier_id=dossier.id, dossier=dossier, item=None)
    _write_note(session, note, cmd.details)
    return made_once(session, note, lambda: _find_made(session, dossier.id, cmd.uid)).id


def change_note(session: Session, cmd: ChangeNote) -> int:
    """Write the entry anew and return the dossier's id."""
    note = _note_to_change(session, cmd.note_id, cmd.by, cmd.seen)
    _write_note(session, note, cmd.details)
    session.flush()
    return note.dossier_id


def answer_question(session: Session, cmd: AnswerQuestion) -> int:
    """Write the answer and return the dossier's id; only a question has one."""
    note = _note_to_change(session, cmd.note_id, cmd.by, cmd.seen)
    if not note.is_question:
        raise Refusal(N_("This entry is no question, so it has no answer."), "answer")
    if not cmd.answer.ru:
        raise Refusal(N_("Fill this in."), "answer")
    note.answer, note.answered_on = answered(is_question=True, day=note.day, answer=cmd.answer, answered_on=cmd.on)
    session.flush()
    return note.dossier_id


def remove_note(session: Session, cmd: RemoveNote) -> int:
    """Remove the entry and return the dossier's id."""
    note = _note_to_change(session, cmd.note_id, cmd.by, cmd.seen)
    dossier_id = note.dossier_id
    session.delete(note)
    session.flush()
    return dossier_id


def _dossier_to_change(session: Session, dossier_id: int, by: Actor, seen: int | None) -> Dossier:
    refuse_unless_keeps(by)
    dossier = get_dossier(session, dossier_id)
    refuse_if_stale(dossier, seen)
    return dossier


def _note_to_change(session: Session, note_id: int, by: Actor, seen: int | None) -> DossierNote:
    refuse_unless_keeps(by)
    note = get_note(session, note_id)
    refuse_if_stale(note, seen)
    return note


def _find_made(session: Session, dossier_id: int, uid: str) -> DossierNote | None:
    """Return what an earlier press of the same button made; a name that is taken in another dossier is no such thing."""
    made = find_note_by_uid(session, uid)
    if made is not None and made.dossier_id != dossier_id:
        raise NotAllowed
    return made


def _write(dossier: Dossier, details: DossierDetails) -> None:
    if not details.title.ru:
        raise Refusal(N_("Fill this in."), "title")
    dossier.title, dossier.summary, dossier.place = details.title, details.summary, details.place
    dossier.section, dossier.since = details.section, details.since


def _write_note(session: Session, note: DossierNote, details: NoteDetails) -> None:
    if not details.text.ru:
        raise Refusal(N_("Fill this in."), "text")
    answer, on = answered(is_question=details.is_question, day=details.day, answer=details.answer, answered_on=details.answered_on)
    item = _item(session, details.item_id)  # asks the database: before anything is changed that it would write
    note.day, note.text, note.is_question, note.item = details.day, details.text, details.is_question, item
    note.answer, note.answered_on = answer, on


def _item(session: Session, item_id: int | None) -> ProgrammeItem | None:
    if item_id is None:
        return None
    item = session.get(ProgrammeItem, item_id)
    if item is None:
        raise Refusal(N_("This item is no longer in the programme; choose another one."), "item_id")
    return item
