"""The technical rider of a troupe and the schedule of freight; with `format=docx` in the address for whoever edits them further."""

from io import BytesIO
from typing import Final

from flask import request, send_file
from flask.typing import ResponseReturnValue

from app.faces.printouts.lists_reading import OnPaper, written_list
from app.faces.printouts.queries import Sheet
from app.faces.printouts.troupes_reading import freight_sheet, rider_sheet
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.planning.events.queries import get_event

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/troupes/<int:troupe_id>/rider.pdf")
@staff()
def rider(troupe_id: int) -> ResponseReturnValue:
    """Show the technical rider of a troupe."""
    return _given(rider_sheet(session(), troupe_id, _paper()))


@blueprint.get("/events/<int:event_id>/freight.pdf")
@staff()
def freight(event_id: int) -> ResponseReturnValue:
    """Show when what travels for an event is loaded, passes customs, arrives and comes back."""
    return _given(freight_sheet(session(), get_event(session(), event_id), _paper()))


def _paper() -> OnPaper:
    return OnPaper(current(), "docx" if request.args.get("format") == "docx" else "pdf")


def _given(sheet: Sheet) -> ResponseReturnValue:
    if sheet.name.endswith(".pdf"):
        return handed_out(sheet)
    return send_file(BytesIO(written_list(sheet.job)), _DOCX, as_attachment=True, download_name=sheet.name, max_age=0)
