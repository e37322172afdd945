"""Compositions of delegations: choosing how one is printed, and the composition itself."""

from io import BytesIO
from typing import Final

from flask import redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.faces.printouts.abbreviations import abbreviates
from app.faces.printouts.composition_forms import INTERNAL, CompositionForm
from app.faces.printouts.composition_reading import Format, Paper, composition_paper, internal_composition_paper
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import written
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel import clock
from app.ground.kernel.refusals import NotFound
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.planning.delegations.composition import compositions_of
from app.planning.delegations.queries import get_delegation
from app.planning.events.models import Event
from app.planning.events.queries import get_event, may_change
from app.register.accounts.identity import signed_in

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/delegations/<int:delegation_id>/composition")
@staff()
def composition(delegation_id: int) -> ResponseReturnValue:
    """Choose how the composition of a delegation is printed; with `format` in the address, give it out."""
    return _composition(get_delegation(session(), delegation_id).event, delegation_id)


@blueprint.get("/events/<int:event_id>/compositions")
@staff()
def compositions(event_id: int) -> ResponseReturnValue:
    """Choose how the compositions of all delegations of an event are printed; with `format` in the address, give them out."""
    return _composition(get_event(session(), event_id), None)


@blueprint.post("/delegations/<int:delegation_id>/composition")
@staff("admin", "protocol", "coordinator")
def internal_composition(delegation_id: int) -> ResponseReturnValue:
    """Give out the internal edition of a delegation, with phones and documents; that they were read is written down."""
    return _internal(get_delegation(session(), delegation_id).event, delegation_id)


@blueprint.post("/events/<int:event_id>/compositions")
@staff("admin", "protocol", "coordinator")
def internal_compositions(event_id: int) -> ResponseReturnValue:
    """Give out the internal edition of all delegations of an event."""
    return _internal(get_event(session(), event_id), None)


def _composition(event: Event, delegation_id: int | None) -> ResponseReturnValue:
    of_event = delegation_id is None
    if "format" not in request.args:
        return _page(event, delegation_id)
    form = CompositionForm(request.args, request.args, of_event=of_event)
    if not form.validate():
        raise NotFound
    asked = form.asked(event.id, delegation_id)
    if asked.format is Format.XLSX:
        return redirect(_spreadsheet(event, delegation_id, form), 303)
    return _given(composition_paper(session(), asked))


def _internal(event: Event, delegation_id: int | None) -> ResponseReturnValue:
    form = CompositionForm(request.form, {}, of_event=delegation_id is None, prefix=INTERNAL)
    if not form.validate():
        raise NotFound
    asked = form.asked(event.id, delegation_id)
    if asked.format is Format.XLSX:  # 307: the browser sends the same form there
        return redirect(_spreadsheet(event, delegation_id, form), 307)
    paper = internal_composition_paper(session(), asked, signed_in(), now=clock.now())
    return _given(paper)


def _page(event: Event, delegation_id: int | None) -> ResponseReturnValue:
    of_event = delegation_id is None
    found = [one for one in compositions_of(session(), event.id) if of_event or one.id == delegation_id]
    members = [member for one in found for member in one.coming]
    return render_template(
        "printouts/composition.html",
        event=event,
        delegation=None if of_event else found[0],
        form=CompositionForm(None, request.args, of_event=of_event),
        internal=CompositionForm(None, request.args, of_event=of_event, prefix=INTERNAL) if may_change(event, signed_in()) else None,
        members=len(members),
        short=[member for member in members if abbreviates(member.position, member.organisation)],
        short_names=[one for one in found if abbreviates(one.name)],
    )


def _spreadsheet(event: Event, delegation_id: int | None, form: CompositionForm) -> str:
    lang, order = form.lang.data, form.order.data
    if delegation_id is None:
        return url_for("spreadsheets.compositions", event_id=event.id, lang=lang, order=order)
    return url_for("spreadsheets.composition", delegation_id=delegation_id, lang=lang, order=order)


def _given(paper: Paper) -> ResponseReturnValue:
    if paper.format is Format.PDF:
        return handed_out(Sheet(paper.job, paper.name))
    return send_file(BytesIO(written(paper.job)), DOCX, as_attachment=True, download_name=paper.name, max_age=0)
