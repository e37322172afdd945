"""The list of documents to be signed, chosen how it is printed, and the register of what was."""

from io import BytesIO
from typing import Final

from flask import Response, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.faces.printouts.lists_forms import Format
from app.faces.printouts.lists_reading import OnPaper, written_list
from app.faces.printouts.queries import Sheet
from app.faces.printouts.signing_forms import SigningForm
from app.faces.printouts.signing_reading import register_sheet, signing_sheet
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.matters.agreements.queries import signing_items
from app.matters.agreements.register import wanted_in
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.programmes.queries import get_item

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/events/<int:event_id>/agreements/paper")
@staff()
def signing_list(event_id: int) -> ResponseReturnValue:
    """Choose how the list of documents to be signed is printed; with `format` in the address, give it out."""
    event = get_event(session(), event_id)
    form = SigningForm(request.args if "format" in request.args else None, request.args, signing_items(session(), event_id))
    if "format" not in request.args or not form.validate():
        return _page(event, form)
    if form.chosen_format is Format.XLSX:
        kept = {"item": form.item.data or None, "side": form.side.data or None, "lang": form.lang.data}
        return redirect(url_for("spreadsheets.signing_list", event_id=event_id, **kept), 303)
    item = get_item(session(), form.item_id) if form.item_id else None
    paper = OnPaper(form.lang.data, form.chosen_format.value)
    return _given(signing_sheet(session(), event, item, form.chosen_side, paper, zone=OFFICE_ZONE))


@blueprint.get("/agreements.pdf")
@staff()
def agreements() -> ResponseReturnValue:
    """Show the register of what was signed, with the filters of its page; with `format=docx` for whoever edits it further."""
    paper = OnPaper(current(), "docx" if request.args.get("format") == "docx" else "pdf")
    return _given(register_sheet(session(), wanted_in(request.args), paper, zone=OFFICE_ZONE))


def _page(event: Event, form: SigningForm) -> Response:
    return make_response(render_template("printouts/signing.html", event=event, form=form), 422 if form.errors else 200)


def _given(sheet: Sheet) -> ResponseReturnValue:
    if sheet.name.endswith(".pdf"):
        return handed_out(sheet)
    return send_file(BytesIO(written_list(sheet.job)), _DOCX, as_attachment=True, download_name=sheet.name, max_age=0)
