"""Lists of an event's logistics on paper: arrivals and departures, transfers, the rooming list."""

from io import BytesIO
from typing import Final
from urllib.parse import urlencode

from flask import redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.faces.printouts.abbreviations import abbreviates
from app.faces.printouts.lists_forms import ArrivalsForm, Format, ListForm, RoomingForm, Source, SourcedForm
from app.faces.printouts.lists_reading import AskedRooming, OnPaper, arrivals_sheet, rooming_sheet, transfers_sheet, written_list
from app.faces.printouts.queries import Sheet
from app.faces.printouts.rooming_document import RoomingOrder
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.judgement.publishing.pictures import Pictures, draft_pictures, find_published_pictures
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.logistics.travel_lists import TravelLists
from app.planning.stays.rooming import rooming_of

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/events/<int:event_id>/journeys/paper")
@staff()
def arrivals(event_id: int) -> ResponseReturnValue:
    """Choose how arrivals and departures are printed; with `format` in the address, give the list out."""
    event = get_event(session(), event_id)
    states = _states(event)
    lists = [TravelLists(one.programme, one.logistics) for one in states]
    days = sorted({day for one in lists for day in one.days_of_legs})
    delegations = {delegation.uid: delegation for one in lists for delegation in one.delegations}
    form = ArrivalsForm(_sent(), request.args, days, _number(states), list(delegations.values()))
    if not _is_wanted(form):
        return _page(event, form, "arrivals", [one.name for one in delegations.values()])
    if form.chosen_format is Format.XLSX:
        return _spreadsheet("spreadsheets.journeys", event_id)
    return _given(arrivals_sheet(session(), _chosen(states, form), form.asked, _paper(form)), form)


@blueprint.get("/events/<int:event_id>/transfers/paper")
@staff()
def transfers(event_id: int) -> ResponseReturnValue:
    """Choose how transfers are printed; with `format` in the address, give the list out."""
    event = get_event(session(), event_id)
    states = _states(event)
    days = {day for one in states for day in TravelLists(one.programme, one.logistics).days_of_transfers}
    form = SourcedForm(_sent(), request.args, sorted(days), _number(states))
    if not _is_wanted(form):
        return _page(event, form, "transfers", [])
    if form.chosen_format is Format.XLSX:
        return _spreadsheet("spreadsheets.transfers", event_id)
    return _given(transfers_sheet(session(), _chosen(states, form), form.chosen_day, _paper(form)), form)


@blueprint.get("/events/<int:event_id>/stays/paper")
@staff()
def rooming(event_id: int) -> ResponseReturnValue:
    """Choose how the rooming list is printed; with `format` in the address, give it out."""
    event = get_event(session(), event_id)
    found = rooming_of(session(), None, event_id)
    form = RoomingForm(_sent(), request.args, found.hotels)
    if not _is_wanted(form):
        return _page(event, form, "rooming", list({lodger.delegation: None for lodger in found.lodgers}))
    if form.chosen_format is Format.XLSX:
        return _spreadsheet("spreadsheets.stays", event_id)
    asked = AskedRooming(form.hotel_id, RoomingOrder(form.order.data), form.chosen_day)
    return _given(rooming_sheet(session(), event, asked, _paper(form)), form)


def _states(event: Event) -> list[Pictures]:
    """Return the states that can be printed: the latest version, where there is one, and the draft, unless another one is asked for."""
    published = find_published_pictures(session(), event.id)
    if published is not None and "format" in request.args and request.args.get("source") != Source.DRAFT:
        return [published]
    return [*filter(None, (published, draft_pictures(session(), event)))]


def _number(states: list[Pictures]) -> int | None:
    return states[0].number


def _chosen(states: list[Pictures], form: SourcedForm) -> Pictures:
    return states[-1] if form.source.data == Source.DRAFT else states[0]


def _sent() -> MultiDict[str, str] | None:
    return request.args if "format" in request.args else None


def _is_wanted(form: ListForm) -> bool:
    """Tell whether the list itself is asked for, and no longer how; refuse what cannot be read."""
    if "format" not in request.args:
        return False
    if not form.validate():
        raise NotFound
    return True


def _spreadsheet(endpoint: str, event_id: int) -> ResponseReturnValue:
    """Lead to the list as a spreadsheet, with the wishes that it has too."""
    kept = {name: value for name, value in request.args.items() if value and name != "format"}
    return redirect(f"{url_for(endpoint, event_id=event_id)}?{urlencode(kept)}", 303)


def _paper(form: ListForm) -> OnPaper:
    return OnPaper(form.lang.data, form.chosen_format.value)


def _page(event: Event, form: ListForm, what: str, names: list[Texts]) -> ResponseReturnValue:
    short = [name for name in names if abbreviates(name)]
    return render_template("printouts/lists.html", event=event, form=form, what=what, short=short)


def _given(sheet: Sheet, form: ListForm) -> ResponseReturnValue:
    if form.chosen_format is Format.PDF:
        return handed_out(sheet)
    return send_file(BytesIO(written_list(sheet.job)), _DOCX, as_attachment=True, download_name=sheet.name, max_age=0)
