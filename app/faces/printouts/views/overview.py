"""The overview for the head as PDF, on one sheet."""

from flask.typing import ResponseReturnValue

from app.faces.printouts.overview_document import overview_document
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import job
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.walltime import zone
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.judgement.overview.reading import overview_of


@blueprint.get("/overview.pdf")
@staff()
def overview() -> ResponseReturnValue:
    """Show the overview as of today; the same day gives the same sheet as long as nothing changes."""
    now = clock.now()
    document = overview_document(overview_of(session(), now=now, office=OFFICE_ZONE), current())
    begun = now.astimezone(zone(OFFICE_ZONE)).replace(hour=0, minute=0, second=0, microsecond=0)
    return handed_out(Sheet(job("overview.typ", begun, document), f"{document['name']}.pdf"))
