"""The overview for the head."""

from typing import Final

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.judgement.overview import charts, wording
from app.judgement.overview.picture import Progress
from app.judgement.overview.reading import overview_of
from app.matters.agreements.wording import state_told
from app.matters.undertakings.wording import section_told

blueprint = Blueprint("overview", __name__)
SHOWN: Final = 12
"""Rows of a list; the page counts the others and says where they are."""


@blueprint.get("/overview")
@staff()
def show() -> ResponseReturnValue:
    """Show what is next, overdue and blocked, and what has become of decisions since the last meeting."""
    overview = overview_of(session(), now=clock.now(), office=OFFICE_ZONE)
    return render_template(
        "overview/index.html",
        overview=overview,
        shown=SHOWN,
        words=wording,
        charts=charts,
        states=tuple(Progress),
        state_told=state_told,
        section_told=section_told,
    )
