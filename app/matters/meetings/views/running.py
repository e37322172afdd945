"""The screen of a meeting that runs: what is on, who speaks next, how late it is; and its buttons."""

from collections.abc import Callable

from flask import Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.walltime import WallTime
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import told
from app.matters.meetings import running_commands, wording
from app.matters.meetings.forms import RunForm
from app.matters.meetings.running import running_of
from app.matters.meetings.running_commands import MovedOn
from app.matters.meetings.views.blueprint import blueprint, may_prepare, meeting, meeting_to_change
from app.planning.events.models import Event
from app.planning.events.queries import may_change
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/running")
@staff()
def running(event_id: int) -> ResponseReturnValue:
    """Show what is on at a meeting."""
    return _screen(meeting(event_id), "meetings/running.html")


@blueprint.get("/events/<int:event_id>/running/part")
@staff()
def running_part(event_id: int) -> ResponseReturnValue:
    """Return what of the screen changes, for a page that asks for it again and again."""
    return _screen(meeting(event_id), "meetings/_running.html")


@blueprint.post("/events/<int:event_id>/running/point")
@may_prepare
def take_up_point(event_id: int) -> ResponseReturnValue:
    """Take a point or one of its speeches up."""
    form = RunForm(request.form)
    if not form.validate():
        meeting_to_change(event_id)
        raise Refusal(N_("This point is no longer on the agenda; choose another one."))
    return _went(event_id, lambda: running_commands.take_up_point(session(), form.take_up(event_id, signed_in()), now=clock.now()))


@blueprint.post("/events/<int:event_id>/running/pause")
@may_prepare
def pause(event_id: int) -> ResponseReturnValue:
    """Stop what is on for a while."""
    cmd = RunForm(request.form).halt(event_id, signed_in())
    return _went(event_id, lambda: running_commands.pause(session(), cmd, now=clock.now()))


@blueprint.post("/events/<int:event_id>/running/close")
@may_prepare
def close(event_id: int) -> ResponseReturnValue:
    """Close the meeting."""
    cmd = RunForm(request.form).halt(event_id, signed_in())
    return _went(event_id, lambda: running_commands.close(session(), cmd, now=clock.now()))


def _went(event_id: int, do: Callable[[], int]) -> ResponseReturnValue:
    """Do what a button says; whom somebody else has forestalled is shown what is on now, and told so."""
    try:
        do()
    except MovedOn as refusal:
        session().rollback()
        return _screen(meeting(event_id), "meetings/running.html", status=refusal.status, said=told(refusal))
    return redirect(url_for("meetings.running", event_id=event_id), 303)


def _screen(event: Event, template: str, *, status: int = 200, said: str = "") -> Response:
    now = clock.now()
    return make_response(
        render_template(
            template,
            event=event,
            run=running_of(session(), event, now),
            now=now,
            clock_here=WallTime(now.replace(tzinfo=None), "UTC").at(event.zone),
            uid=new_uid(),
            may_change=may_change(event, signed_in()),
            said=said,
            words=wording,
        ),
        status,
    )
