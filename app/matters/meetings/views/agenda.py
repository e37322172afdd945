"""The agenda of a meeting: its points, a point more, their order, what is open from earlier meetings."""

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.web.answers import done, page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.materials.listing import materials_of
from app.matters.materials.rules import Subject as MaterialSubject
from app.matters.meetings import commands, wording
from app.matters.meetings.agenda import agenda_of
from app.matters.meetings.commands import point_before
from app.matters.meetings.forms import PointForm, StepForm
from app.matters.meetings.views.blueprint import blueprint, may_prepare, meeting, meeting_to_change
from app.matters.undertakings import wording as undertaking_words
from app.planning.events.models import Event
from app.planning.events.queries import may_change
from app.planning.programmes.moves import reorder_item
from app.planning.programmes.queries import get_item, items_of
from app.register.accounts.identity import signed_in

_TITLE = 300


@blueprint.get("/events/<int:event_id>/agenda")
@staff()
def agenda(event_id: int) -> ResponseReturnValue:
    """Show the points of a meeting with their speakers, materials and what they deal with."""
    return _page(meeting(event_id), PointForm.blank(clean(request.args.get("title", ""))[:_TITLE]))


@blueprint.post("/events/<int:event_id>/agenda/points")
@may_prepare
def add_point(event_id: int) -> ResponseReturnValue:
    """Put a point after the last one."""
    meeting_to_change(event_id)
    form = PointForm(request.form)
    made = tried(form, lambda: commands.add_point(session(), form.command(event_id, signed_in())))
    if made is None:
        return _page(meeting(event_id), form)
    return done(N_("The point is on the agenda."), url_for("meetings.agenda", event_id=event_id, _anchor=f"point-{made}"))


@blueprint.post("/agenda/points/<int:item_id>/order")
@may_prepare
def reorder(item_id: int) -> ResponseReturnValue:
    """Let a point change places with the one before or after it: both keep their length."""
    item = get_item(session(), item_id)
    meeting_to_change(item.event_id)
    reorder_item(session(), StepForm(request.form).command(item_id, signed_in()))
    return done(N_("The order has been changed."), url_for("meetings.agenda", event_id=item.event_id, _anchor=f"point-{item_id}"))


def _page(event: Event, form: PointForm) -> Response:
    found = agenda_of(session(), event)
    return page(
        "meetings/agenda.html",
        form,
        event=event,
        agenda=found,
        needs_start=point_before(items_of(session(), event.id)) is None,
        materials=materials_of(session(), MaterialSubject.ITEM, [point.item_id for point in found.points]),
        may_change=may_change(event, signed_in()),
        words=wording,
        undertaking_words=undertaking_words,
        day=clock.office_day(),
    )
