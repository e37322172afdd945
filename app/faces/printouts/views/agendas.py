"""The agenda of a meeting and the order of speeches on paper: choosing how, and the paper itself."""

from io import BytesIO
from typing import Final

from flask import Response, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.faces.printouts.agenda_forms import AgendaPaperForm, SpeechesPaperForm
from app.faces.printouts.agenda_reading import State, agenda_sheet, speeches_sheet, states_of, written_agenda
from app.faces.printouts.queries import Sheet
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel.refusals import NotFound
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.dates import hours
from app.ground.words.languages import current
from app.matters.meetings.agenda import has_agenda
from app.matters.meetings.speeches import items_with_speeches
from app.planning.events.models import Event
from app.planning.events.queries import get_event

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST: Final = 90
"""Letters of an item's title in the list of choice."""


@blueprint.get("/events/<int:event_id>/agenda/paper")
@staff()
def agenda(event_id: int) -> ResponseReturnValue:
    """Choose how the agenda of a meeting is printed; with `format` in the address, give it out."""
    event = get_event(session(), event_id)
    if not has_agenda(event):
        raise NotFound
    published, draft = states_of(session(), event)
    form = AgendaPaperForm(_sent(), request.args, published.standing.number if published else None)
    if not _is_wanted(form):
        return _page(event, form, of_speeches=False)
    return _given(agenda_sheet(_chosen(form, published, draft), form.paper), form)


@blueprint.get("/events/<int:event_id>/speeches/paper")
@staff()
def speeches(event_id: int) -> ResponseReturnValue:
    """Choose how an order of speeches is printed; with `format` in the address, give it out."""
    event = get_event(session(), event_id)
    published, draft = states_of(session(), event)
    items = {item.uid: item for state in (draft, published) if state for item in items_with_speeches(state.programme)}
    told = [(uid, f"{hours(item.when)} · {item.title.told(current())[:_LONGEST]}") for uid, item in items.items()]
    form = SpeechesPaperForm(_sent(), request.args, published.standing.number if published else None, told)
    if not _is_wanted(form):
        return _page(event, form, of_speeches=True)
    if form.format.data == "xlsx":
        return redirect(url_for("spreadsheets.speeches", event_id=event_id, **form.kept), 303)
    state = _chosen(form, published, draft)
    return _given(speeches_sheet(session(), event, state, form.paper, item=form.item.data, alternate=form.alternate.data), form)


def _sent() -> MultiDict[str, str] | None:
    return request.args if "format" in request.args else None


def _is_wanted(form: AgendaPaperForm) -> bool:
    """Tell whether the paper itself is asked for, in a way that can be read."""
    return "format" in request.args and form.validate()


def _chosen(form: AgendaPaperForm, published: State | None, draft: State) -> State:
    return draft if form.is_draft or published is None else published


def _page(event: Event, form: AgendaPaperForm, *, of_speeches: bool) -> Response:
    told = render_template("printouts/agenda.html", event=event, form=form, of_speeches=of_speeches)
    return make_response(told, 422 if form.errors else 200)


def _given(sheet: Sheet, form: AgendaPaperForm) -> ResponseReturnValue:
    if form.format.data == "pdf":
        return handed_out(sheet)
    return send_file(BytesIO(written_agenda(sheet.job)), DOCX, as_attachment=True, download_name=sheet.name, max_age=0)
