"""The page of an event's folder, and the posts that fill it."""

from collections.abc import Mapping

from flask import Blueprint, Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.sections import enter
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.matters.folders import commands, wording
from app.matters.folders.commands import FillFolder
from app.matters.folders.forms import AddSheetsForm, NameSheetForm, OnSheetForm
from app.matters.folders.models import FolderSheet
from app.matters.folders.naming import NAMES
from app.matters.folders.offers import offers_of
from app.matters.folders.queries import get_sheet, history_of_folder, number_of_sheets, sheets_of, wanted_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.register.accounts.identity import signed_in

blueprint = Blueprint("folders", __name__)
may_prepare = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""
HISTORY = 15


@blueprint.get("/events/<int:event_id>/folder")
@staff()
def show(event_id: int) -> ResponseReturnValue:
    """Show what lies in the folder of an event, and what else could."""
    return _page(get_event(session(), event_id), AddSheetsForm())


@blueprint.post("/events/<int:event_id>/folder")
@may_prepare
def add(event_id: int) -> ResponseReturnValue:
    """Put the chosen documents in."""
    event = get_event_to_change(session(), event_id, signed_in())
    form = AddSheetsForm(request.form)
    added = tried(form, lambda: commands.add_sheets(session(), form.command(event_id, signed_in())))
    return _page(event, form) if added is None else done(N_("The documents are in the folder."), _place(event_id))


@blueprint.post("/events/<int:event_id>/folder/fill")
@may_prepare
def fill(event_id: int) -> ResponseReturnValue:
    """Put in what every folder of such an event has."""
    commands.fill_folder(session(), FillFolder(event_id, signed_in()))
    return done(N_("What usually belongs into the folder is in it."), _place(event_id))


@blueprint.route("/folder/<int:sheet_id>/title", methods=["GET", "POST"])
@may_prepare
def name(sheet_id: int) -> ResponseReturnValue:
    """Say how the table of contents calls a document."""
    sheet, event = _to_change(sheet_id)
    if request.method == "GET":
        return page("folders/title.html", NameSheetForm.of(sheet), event=event, sheet=sheet, words=wording)
    form = NameSheetForm(request.form)
    try:
        saved = tried(form, lambda: commands.name_sheet(session(), form.command(sheet_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, NameSheetForm.of(sheet), title=wording.title_of(sheet), back=_place(event.id))
    if saved is None:
        sheet, event = _to_change(sheet_id)  # a refusal has let go of both
        return page("folders/title.html", form, event=event, sheet=sheet, words=wording)
    return done(N_("The title has been saved."), _place(event.id))


@blueprint.post("/folder/<int:sheet_id>/move")
@may_prepare
def move(sheet_id: int) -> ResponseReturnValue:
    """Let a document lie before or after its neighbour."""
    _, event = _to_change(sheet_id)
    commands.move_sheet(session(), OnSheetForm(request.form).move_command(sheet_id, signed_in()))
    return done(N_("The order has been changed."), _place(event.id))


@blueprint.post("/folder/<int:sheet_id>/remove")
@may_prepare
def remove(sheet_id: int) -> ResponseReturnValue:
    """Take a document out of the folder."""
    event_id = commands.remove_sheet(session(), OnSheetForm(request.form).remove_command(sheet_id, signed_in()))
    return done(N_("The document has been taken out of the folder."), _place(event_id))


def folder_of_event(unit: Session, event: Event) -> Mapping[str, object]:
    """Return how many documents lie in the folder, for the event's page."""
    number = number_of_sheets(unit, event.id)
    return {"number": number, "begin": None if number else (N_("Folder of the head"), "folders.show")}


enter("event", "folders/_event.html", folder_of_event, order=90)


def _page(event: Event, form: AddSheetsForm) -> Response:
    sheets, changing = sheets_of(session(), event.id), may_change(event, signed_in())
    there = {wanted_of(one) for one in sheets}
    offers = [one for one in offers_of(session(), event, current()) if one.wanted not in there]
    told = render_template(
        "folders/show.html",
        event=event,
        sheets=sheets,
        offers=offers,
        usual=any(one.usual for one in offers),
        form=form,
        may_change=changing,
        history=told_rows(history_of_folder(session(), event.id, limit=HISTORY), NAMES, named=True),
        words=wording,
    )
    return make_response(told, 422 if form.errors or form.form_errors else 200)


def _to_change(sheet_id: int) -> tuple[FolderSheet, Event]:
    sheet = get_sheet(session(), sheet_id)
    return sheet, get_event_to_change(session(), sheet.event_id, signed_in())


def _place(event_id: int) -> str:
    return url_for("folders.show", event_id=event_id)
