"""Papers of talks and gifts: the seating plan, talking points, the register."""

from io import BytesIO
from typing import Final

from flask import request, send_file
from flask.typing import ResponseReturnValue

from app.faces.printouts.lists_reading import OnPaper
from app.faces.printouts.talks_reading import gifts_sheet, points_sheet, seating_sheet, written_points
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.planning.events.queries import get_event

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/items/<int:item_id>/talks/seating.pdf")
@staff()
def seating(item_id: int) -> ResponseReturnValue:
    """Show who sits where at talks; `also` in the address names a second language for names and sides."""
    also = request.args.get("also", "")
    return handed_out(seating_sheet(session(), item_id, current(), also if also in LANGUAGES and also != current() else ""))


@blueprint.get("/items/<int:item_id>/talks/points.pdf")
@staff()
def points(item_id: int) -> ResponseReturnValue:
    """Show what is said at talks; with `format=docx` in the address for whoever edits it further."""
    paper = OnPaper(current(), "docx" if request.args.get("format") == "docx" else "pdf")
    sheet = points_sheet(session(), item_id, paper)
    if paper.format == "pdf":
        return handed_out(sheet)
    return send_file(BytesIO(written_points(sheet.job)), _DOCX, as_attachment=True, download_name=sheet.name, max_age=0)


@blueprint.get("/events/<int:event_id>/gifts.pdf")
@staff()
def gifts(event_id: int) -> ResponseReturnValue:
    """Show the register of an event's gifts."""
    return handed_out(gifts_sheet(session(), get_event(session(), event_id), current()))
