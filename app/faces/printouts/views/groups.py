"""Papers of a working group: choosing how its composition or what changed in it is printed, and the paper itself."""

from datetime import date, timedelta
from io import BytesIO
from typing import Final

from flask import Response, make_response, render_template, request, send_file
from flask.typing import ResponseReturnValue

from app.faces.printouts.group_forms import ChangesPaperForm, GroupPaperForm
from app.faces.printouts.group_reading import changes_sheet, group_sheet, written_group
from app.faces.printouts.queries import Sheet
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel import clock
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.working_groups.models import WorkingGroup
from app.matters.working_groups.queries import get_group

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_YEAR: Final = timedelta(days=365)


@blueprint.get("/groups/<int:group_id>/composition")
@staff()
def group_composition(group_id: int) -> ResponseReturnValue:
    """Choose how the composition of a group is printed; with `format` in the address, give it out."""
    group, on = get_group(session(), group_id), _day("on", clock.office_day())
    if "format" not in request.args:
        return _page(group, GroupPaperForm(data={"on": on, "agencies": on == clock.office_day()}))
    form = GroupPaperForm(request.args)
    if not form.validate():
        return _page(group, form)
    return _given(group_sheet(session(), group, form.on.data, form.paper, agencies=form.agencies.data), form.paper.format)


@blueprint.get("/groups/<int:group_id>/changes/annex")
@staff()
def group_changes(group_id: int) -> ResponseReturnValue:
    """Choose how what changed in a group is printed; with `format` in the address, give the annex out."""
    group = get_group(session(), group_id)
    if "format" not in request.args:
        until = _day("until", clock.office_day())
        return _page(group, ChangesPaperForm(data={"since": _day("since", until - _YEAR), "until": until}))
    form = ChangesPaperForm(request.args)
    if not form.validate():
        return _page(group, form)
    sheet = changes_sheet(session(), group, form.since.data, form.until.data, form.paper, order=form.order.text)
    return _given(sheet, form.paper.format)


def _day(name: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return otherwise


def _page(group: WorkingGroup, form: GroupPaperForm | ChangesPaperForm) -> Response:
    of_changes = isinstance(form, ChangesPaperForm)
    return make_response(
        render_template("printouts/group.html", group=group, form=form, of_changes=of_changes), 422 if form.errors else 200
    )


def _given(sheet: Sheet, form: str) -> ResponseReturnValue:
    if form == "pdf":
        return handed_out(sheet)
    return send_file(BytesIO(written_group(sheet.job)), DOCX, as_attachment=True, download_name=sheet.name, max_age=0)
