"""Instructions, the roadmap and the report of decisions on paper; with `format=docx` in the address for whoever edits them further."""

from io import BytesIO
from typing import Final

from flask import request, send_file
from flask.typing import ResponseReturnValue

from app.faces.printouts.lists_reading import OnPaper, written_list
from app.faces.printouts.queries import Sheet
from app.faces.printouts.undertakings_reading import instructions_sheet, report_sheet, roadmap_sheet
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.matters.undertakings.asking import day_in

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/instructions.pdf")
@staff()
def instructions() -> ResponseReturnValue:
    """Show the list of instructions, with the filters of its page."""
    return _given(instructions_sheet(session(), request.args, _paper(), zone=OFFICE_ZONE))


@blueprint.get("/roadmap.pdf")
@staff()
def roadmap() -> ResponseReturnValue:
    """Show the roadmap."""
    return _given(roadmap_sheet(session(), _paper(), zone=OFFICE_ZONE))


@blueprint.get("/instructions/report.pdf")
@staff()
def report() -> ResponseReturnValue:
    """Show what has become of decisions since a day: as of today, unless `on` names a day."""
    today = clock.office_day()
    on = day_in(request.args, "on") or today
    return _given(report_sheet(session(), on, day_in(request.args, "since"), _paper(), zone=OFFICE_ZONE))


def _paper() -> OnPaper:
    return OnPaper(current(), "docx" if request.args.get("format") == "docx" else "pdf")


def _given(sheet: Sheet) -> ResponseReturnValue:
    if sheet.name.endswith(".pdf"):
        return handed_out(sheet)
    return send_file(BytesIO(written_list(sheet.job)), _DOCX, as_attachment=True, download_name=sheet.name, max_age=0)
