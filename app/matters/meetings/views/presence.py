"""Who was at a meeting: the marks of everybody on one form, somebody who was not expected, the quorum of each side."""

from flask import Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.answers import done, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import told
from app.matters.meetings import presence_commands, wording
from app.matters.meetings.forms import MarksForm, PresentForm
from app.matters.meetings.presence import Attendance, attendance_of
from app.matters.meetings.presence_commands import MarkedMeanwhile
from app.matters.meetings.views.blueprint import blueprint, may_prepare, meeting, meeting_to_change
from app.matters.working_groups import wording as group_words
from app.planning.delegations.choosing import chosen
from app.planning.events.models import Event
from app.planning.events.queries import may_change
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/presence")
@staff()
def presence(event_id: int) -> ResponseReturnValue:
    """Show who is expected at a meeting and who was there."""
    event = meeting(event_id)
    return _page(event, there := attendance_of(session(), event), MarksForm(there), PresentForm(there=there))


@blueprint.post("/events/<int:event_id>/presence")
@may_prepare
def mark(event_id: int) -> ResponseReturnValue:
    """Write the marks that have been changed; where somebody else has changed one meanwhile, show both."""
    event = meeting_to_change(event_id)
    there = attendance_of(session(), event)
    form = MarksForm(there, request.form)
    if not form.validate():
        return _page(event, there, form, PresentForm(there=there), status=422)
    try:
        presence_commands.mark_presence(session(), form.command(event_id, signed_in()))
    except MarkedMeanwhile as refusal:
        return _again(event_id, form, refusal, refusal.people)
    except Refusal as refusal:
        if refusal.status != Refusal.status:
            raise
        return _again(event_id, form, refusal, frozenset())
    return done(N_("The marks have been saved."), url_for("meetings.presence", event_id=event_id))


@blueprint.post("/events/<int:event_id>/presence/add")
@may_prepare
def add_present(event_id: int) -> ResponseReturnValue:
    """Mark somebody as present who was not expected."""
    event = meeting_to_change(event_id)
    form = PresentForm(request.form, there=attendance_of(session(), event))

    def add() -> int:
        person_id = chosen(session(), form.person.text, "person")
        return presence_commands.add_present(session(), form.command(event_id, signed_in(), person_id or 0))

    if tried(form, add) is None:
        event = meeting(event_id)
        return _page(event, there := attendance_of(session(), event), MarksForm(there), form, status=422)
    return done(N_("They are marked as present."), url_for("meetings.presence", event_id=event_id))


def _again(event_id: int, form: MarksForm, refusal: Refusal, stale: frozenset[int]) -> Response:
    """Show the page once more with what was chosen; it can be saved against what is marked now."""
    session().rollback()
    event = meeting(event_id)
    there = attendance_of(session(), event)
    if stale:
        form.renew(there)
    return _page(event, there, form, PresentForm(there=there), status=refusal.status, said=told(refusal), stale=stale)


def _page(
    event: Event,
    there: Attendance,
    form: MarksForm,
    adding: PresentForm,
    *,
    status: int = 200,
    said: str = "",
    stale: frozenset[int] = frozenset(),
) -> Response:
    return make_response(
        render_template(
            "meetings/presence.html",
            event=event,
            there=there,
            marks=form,
            form=adding,
            said=said,
            stale=stale,
            may_change=may_change(event, signed_in()),
            words=wording,
            group_words=group_words,
        ),
        status,
    )
