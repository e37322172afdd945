"""Pages that write waivers: letting a finding stand for a reason, taking that back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, NotAllowed
from app.ground.web.forms import carried_out
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.judgement.conflicts import wording
from app.judgement.conflicts.commands import EndWaiver, Overtaken, WaiveFinding, end_waiver, waive
from app.judgement.conflicts.forms import WaiveForm
from app.judgement.conflicts.names import names_of
from app.judgement.conflicts.rules import last_until, may_waive, usual_until
from app.judgement.conflicts.standing import Standing, standing_of
from app.judgement.conflicts.views.blueprint import blueprint, may_plan
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.events.wording import SEVERITIES
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/conflicts/waive")
@may_plan
def ask_to_waive(event_id: int) -> ResponseReturnValue:
    """Ask why a finding may stand, and until when."""
    event = get_event_to_change(session(), event_id, signed_in())
    standing = standing_of(session(), event_id, now=clock.now())
    finding = standing.find_open(request.args.get("key", ""))
    if finding is None:
        return _page(None, event, standing, request.args.get("key", ""))
    if not may_waive(finding.severity, signed_in().role):
        raise NotAllowed
    until = usual_until(event.last_day, standing.situation.facts.today)
    return _page(WaiveForm.blank(finding, until), event, standing, finding.key)


@blueprint.post("/events/<int:event_id>/conflicts/waive")
@may_plan
def waive_finding(event_id: int) -> ResponseReturnValue:
    """Let a finding stand; where it is another one by now, it is shown anew and nothing typed is lost."""
    event = get_event_to_change(session(), event_id, signed_in())
    form = WaiveForm(request.form)
    status = 422
    try:
        done = carried_out(form, lambda: waive(session(), _command(form, event_id), now=clock.now()), rollback=session().rollback)
        if done is not None:
            return _to_list(event_id, N_("It may stand until the day that you gave."))
    except Overtaken as overtaken:
        session().rollback()
        form.refuse(overtaken)
        status = 409
    return _page(form, event, standing_of(session(), event_id, now=clock.now()), form.key.data or "", status)


@blueprint.post("/events/<int:event_id>/conflicts/waivers/<int:waiver_id>/end")
@may_plan
def end(event_id: int, waiver_id: int) -> ResponseReturnValue:
    """Let a waiver hold no more."""
    end_waiver(session(), EndWaiver(event_id, waiver_id, signed_in()), now=clock.now())
    return _to_list(event_id, N_("It stands open again."))


def _command(form: WaiveForm, event_id: int) -> WaiveFinding:
    return form.command(event_id, signed_in())


def _page(form: WaiveForm | None, event: Event, standing: Standing, key: str, status: int = 200) -> ResponseReturnValue:
    finding, waived, lapsed = standing.find_open(key), standing.find_waived(key), standing.lapsed.get(key)
    if form is not None and finding is not None:
        form.shown_anew(finding, lapsed.waiver.uid if lapsed else "")
    shown = finding or (waived[0] if waived else None)
    page = render_template(
        "conflicts/waive.html",
        form=form,
        event=event,
        finding=finding,
        waived=waived,
        names=names_of(session(), [shown] if shown else (), focus=event.id),
        words=wording,
        severities=SEVERITIES,
        latest=last_until(event.last_day, standing.situation.facts.today),
        lapsed=lapsed,
    )
    return page, status


def _to_list(event_id: int, message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(url_for("conflicts.index", event_id=event_id), 303)
