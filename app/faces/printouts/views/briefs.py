"""A brief as PDF or DOCX."""

from io import BytesIO

from flask import request, send_file
from flask.typing import ResponseReturnValue

from app.faces.printouts.brief_reading import brief_sheet, written_brief
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.faces.printouts.views.groups import DOCX
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current


@blueprint.get("/briefs/<int:brief_id>/paper")
@staff()
def brief(brief_id: int) -> ResponseReturnValue:
    """Show a brief as PDF, in the language of the page unless `lang` asks for another; with `format=docx`, give it out as DOCX."""
    if request.args.get("format") != "docx":
        return handed_out(brief_sheet(session(), brief_id, current()))
    sheet = brief_sheet(session(), brief_id, current(), "docx")
    return send_file(BytesIO(written_brief(sheet.job)), DOCX, as_attachment=True, download_name=sheet.name, max_age=0)
