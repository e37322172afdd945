"""The paper of minutes: choosing how it is printed, and the paper itself; an original for each side."""

from io import BytesIO

from flask import Response, make_response, render_template, request, send_file
from flask.typing import ResponseReturnValue

from app.faces.printouts.minutes_forms import MinutesPaperForm
from app.faces.printouts.minutes_reading import minutes_sheet, written_minutes
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.faces.printouts.views.groups import DOCX
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.minutes.models import Minutes
from app.matters.minutes.queries import get_minutes
from app.register.directory.rules.kinds import PartySide


@blueprint.get("/minutes/<int:minutes_id>/print")
@staff()
def minutes(minutes_id: int) -> ResponseReturnValue:
    """Choose how minutes are printed; with `format` in the address, give them out."""
    found = get_minutes(session(), minutes_id)
    if "format" not in request.args:
        second = found.snapshot["second_language"] if found.snapshot else found.second_language
        return _page(found, MinutesPaperForm(data={"second": second, "original": PartySide.BASHKORTOSTAN.value}))
    form = MinutesPaperForm(request.args)
    if not form.validate():
        return _page(found, form)
    sheet = minutes_sheet(session(), found, form.edition, form.format.data)
    if form.format.data == "pdf":
        return handed_out(sheet)
    return send_file(BytesIO(written_minutes(sheet.job)), DOCX, as_attachment=True, download_name=sheet.name, max_age=0)


def _page(found: Minutes, form: MinutesPaperForm) -> Response:
    answer = render_template("printouts/minutes.html", minutes=found, event=found.event, form=form)
    return make_response(answer, 422 if form.errors else 200)
