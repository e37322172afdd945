"""Reads what the brief of a project is drawn from."""

from sqlalchemy.orm import Session

from app.faces.printouts.dossier_document import DossierPicture, Entry, Matter, dossier_document, dossier_name
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import job
from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.texts import Texts
from app.matters.undertakings.dossiers_queries import get_dossier, instructions_in, last_change_of_dossier, measures_in, notes_of
from app.matters.undertakings.models import DossierNote
from app.register.directory.models import Organisation


def dossier_paper(session: Session, dossier_id: int, language: str) -> Sheet:
    """Return the brief of a project as it stands, dated by its last change."""
    picture = picture_of(session, dossier_id)
    changed_at = last_change_of_dossier(session, dossier_id) or clock.now()
    document = dossier_document(picture, language, changed_at, OFFICE_ZONE)
    return Sheet(job("dossier.typ", changed_at, document), dossier_name(picture, language) + ".pdf")


def picture_of(session: Session, dossier_id: int) -> DossierPicture:
    """Return a dossier with all that belongs to it, frozen; raises NotFound."""
    dossier = get_dossier(session, dossier_id)
    instructions = tuple(
        Matter(one.text, _bodies(one.our_body, one.their_body), one.due, one.state, one.evidence)
        for one in instructions_in(session, dossier_id)
    )
    measures = tuple(
        Matter(one.title, _bodies(one.our_executor, one.their_executor), one.due, one.state, one.result)
        for one in measures_in(session, dossier_id)
    )
    return DossierPicture(
        title=dossier.title,
        summary=dossier.summary,
        section=dossier.section,
        state=dossier.state,
        since=dossier.since,
        place=dossier.place,
        entries=tuple(map(_entry, notes_of(session, dossier_id))),
        instructions=instructions,
        measures=measures,
    )


def _bodies(*found: Organisation | None) -> tuple[Texts, ...]:
    return tuple(body.short_name or body.name for body in found if body is not None)


def _entry(note: DossierNote) -> Entry:
    meeting = note.item.event.title if note.item is not None else Texts()
    return Entry(note.day, note.text, note.is_question, note.answer, note.answered_on, meeting)
