"""Reads what the papers of instructions, of the roadmap and of decisions are drawn from."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from app.faces.printouts.instructions_document import InstructionsPicture, instructions_document
from app.faces.printouts.lists_reading import TEMPLATES, OnPaper
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import job
from app.faces.printouts.report_document import report_document
from app.faces.printouts.roadmap_document import roadmap_document
from app.faces.printouts.rows import Json
from app.faces.printouts.undertakings_sheet import Dated
from app.matters.undertakings.asking import is_by_body, wanted_in
from app.matters.undertakings.measures_queries import roadmap_of
from app.matters.undertakings.models import Instruction, Measure
from app.matters.undertakings.queries import MOST_PRINTED, Wanted, instructions_of, last_change
from app.matters.undertakings.report import report_of
from app.planning.events.models import Event


def instructions_sheet(session: Session, address: Mapping[str, str], paper: OnPaper, *, zone: str) -> Sheet:
    """Return the list of instructions that an address asks for, as its page shows it."""
    wanted = wanted_in(address)
    dated = Dated(last_change(session, [Instruction.__kind__]), zone)
    rows = instructions_of(session, wanted, limit=MOST_PRINTED + 1)
    is_cut = len(rows) > MOST_PRINTED
    picture = InstructionsPicture(rows[:MOST_PRINTED], is_by_body(address), _meeting(session, wanted, paper.language), is_cut)
    return _sheet(instructions_document(picture, dated, paper.language), dated, paper)


def roadmap_sheet(session: Session, paper: OnPaper, *, zone: str) -> Sheet:
    """Return the roadmap."""
    dated = Dated(last_change(session, [Measure.__kind__]), zone)
    return _sheet(roadmap_document(roadmap_of(session), dated, paper.language), dated, paper)


def report_sheet(session: Session, on: date, since: date | None, paper: OnPaper, *, zone: str) -> Sheet:
    """Return what has become of decisions from a day to another."""
    dated = Dated(last_change(session, [Instruction.__kind__]), zone)
    return _sheet(report_document(report_of(session, on, since, office=zone), dated, paper.language), dated, paper)


def _meeting(session: Session, wanted: Wanted, language: str) -> str:
    event = session.get(Event, wanted.event_id) if wanted.event_id is not None else None
    return event.title.told(language) if event else ""


def _sheet(document: dict[str, Json], dated: Dated, paper: OnPaper) -> Sheet:
    return Sheet(job(TEMPLATES[paper.format], dated.moment, document), f"{document['name']}.{paper.format}")
