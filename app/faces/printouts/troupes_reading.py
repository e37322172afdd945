"""Reads what the technical rider of a troupe and the schedule of freight are drawn from."""

from sqlalchemy.orm import Session

from app.faces.printouts.lists_reading import TEMPLATES, OnPaper
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import job
from app.faces.printouts.rows import Json
from app.faces.printouts.troupes_document import freight_document, rider_document
from app.faces.printouts.undertakings_sheet import Dated
from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.matters.troupes.queries import freight_changed, get_troupe, troupe_changed
from app.matters.troupes.stage import stage_of, troupe_row
from app.planning.events.models import Event


def rider_sheet(session: Session, troupe_id: int, paper: OnPaper) -> Sheet:
    """Return the technical rider of a troupe as it stands; raises NotFound."""
    troupe = get_troupe(session, troupe_id)
    dated = Dated(troupe_changed(session, troupe), OFFICE_ZONE)
    row = troupe_row(troupe, clock.office_day())
    return _sheet(rider_document(row, troupe.event, dated, paper.language), dated, paper)


def freight_sheet(session: Session, event: Event, paper: OnPaper) -> Sheet:
    """Return the schedule of what travels for an event."""
    dated = Dated(freight_changed(session, event.id), OFFICE_ZONE)
    stage = stage_of(session, event, clock.office_day())
    return _sheet(freight_document(stage.freight, event, dated, paper.language), dated, paper)


def _sheet(document: dict[str, Json], dated: Dated, paper: OnPaper) -> Sheet:
    return Sheet(job(TEMPLATES[paper.format], dated.moment, document), f"{document['name']}.{paper.format}")
