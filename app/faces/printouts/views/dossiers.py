"""The brief of a project as PDF."""

from flask.typing import ResponseReturnValue

from app.faces.printouts.dossier_reading import dossier_paper
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current


@blueprint.get("/dossiers/<int:dossier_id>/brief.pdf")
@staff()
def dossier(dossier_id: int) -> ResponseReturnValue:
    """Show the brief of a project, in the language of the page unless `lang` asks for another."""
    return handed_out(dossier_paper(session(), dossier_id, current()))
