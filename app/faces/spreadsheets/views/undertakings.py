"""Instructions and the roadmap as spreadsheets."""

from flask import request
from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.listings.undertakings import instructions_listing, roadmap_listing
from app.faces.spreadsheets.views.answering import handed_out
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.undertakings.asking import wanted_in
from app.matters.undertakings.measures_queries import roadmap_of
from app.matters.undertakings.queries import instructions_of


@blueprint.get("/instructions.xlsx")
@staff()
def instructions() -> ResponseReturnValue:
    """Give out instructions, with the filters of their page."""
    return handed_out(instructions_listing(instructions_of(session(), wanted_in(request.args), limit=None)))


@blueprint.get("/roadmap.xlsx")
@staff()
def roadmap() -> ResponseReturnValue:
    """Give out the roadmap."""
    return handed_out(roadmap_listing(roadmap_of(session())))
