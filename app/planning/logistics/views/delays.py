"""What a late leg breaks: the page, its times, and doing what is checked."""

from collections.abc import Sequence

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import Told, told_rows
from app.ground.web.unit import session
from app.ground.words.dates import two_zones
from app.ground.words.messages import gettext, told
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.journeys.commands import enter_times
from app.planning.journeys.forms import TimesForm
from app.planning.journeys.naming import names_for as leg_names
from app.planning.journeys.queries import get_leg
from app.planning.journeys.rules import MODE_NAMES
from app.planning.logistics import delays_wording
from app.planning.logistics.commands import ChangedMeanwhile, apply_proposals, settle
from app.planning.logistics.delays_showing import delay_page
from app.planning.logistics.forms import ProposalsForm, SettleForm
from app.planning.logistics.views.blueprint import blueprint
from app.planning.programmes.naming import names_for as item_names
from app.planning.transfers import wording
from app.planning.transfers.naming import names_for as transfer_names
from app.register.accounts.identity import signed_in

may_plan = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


@blueprint.get("/legs/<int:leg_id>/consequences")
@staff()
def consequences(leg_id: int) -> ResponseReturnValue:
    """Show what a leg that is late or early breaks, and what could be done; looking changes nothing."""
    return _page(leg_id)


@blueprint.post("/legs/<int:leg_id>/consequences")
@may_plan
def apply(leg_id: int) -> ResponseReturnValue:
    """Do what was checked: all of it, or nothing."""
    form = ProposalsForm(request.form)
    try:
        done = apply_proposals(session(), form.command(leg_id, signed_in()))
    except Refusal as refusal:
        return _refused(leg_id, refusal, form.chosen)
    for sentence in delays_wording.told_deeds(done):
        flash(sentence, "success")
    return redirect(url_for("logistics.consequences", leg_id=leg_id, done=len(done)), 303)


@blueprint.post("/legs/<int:leg_id>/consequences/settled")
@may_plan
def settled(leg_id: int) -> ResponseReturnValue:
    """Let what a leg breaks stay as it is: it is counted no more until something else breaks."""
    try:
        settle(session(), SettleForm(request.form).command(leg_id, signed_in()))
    except ChangedMeanwhile as refusal:
        return _refused(leg_id, refusal, frozenset())
    flash(gettext(N_("It stays as it is, and is counted no more.")), "success")
    return redirect(url_for("logistics.consequences", leg_id=leg_id), 303)


@blueprint.post("/legs/<int:leg_id>/consequences/times")
@may_plan
def times(leg_id: int) -> ResponseReturnValue:
    """Enter when the leg is expected, or when it came, and come back to what that breaks; nothing else moves by it."""
    leg = get_leg(session(), leg_id)
    get_event_to_change(session(), leg.event_id, signed_in())
    form = TimesForm(request.form)
    here = url_for("logistics.consequences", leg_id=leg_id)
    try:
        done = tried(form, lambda: enter_times(session(), form.command(leg, signed_in())))
    except Stale as stale:
        return clashed(stale, form, TimesForm.of(leg), title=leg.label(), back=here)
    if done is None:
        return _page(leg_id, form=form)
    flash(gettext(N_("The times have been entered.")), "success")
    return redirect(here, 303)


def _refused(leg_id: int, refusal: Refusal, chosen: frozenset[str]) -> Response:
    """Say why nothing was done, and what others have done meanwhile, on the page as it is now."""
    if isinstance(refusal, Stale):  # between our look and our write
        refusal = ChangedMeanwhile([refusal])
    if refusal.status != Refusal.status and not isinstance(refusal, ChangedMeanwhile):
        raise refusal
    session().rollback()
    stale = refusal.stale if isinstance(refusal, ChangedMeanwhile) else ()
    changes = [row for one in stale for row in changed_since(session(), one.kind, one.ident, one.seen)]
    names = item_names(session()) | leg_names(session()) | transfer_names(session())
    theirs = told_rows(sorted(changes, key=lambda row: row.id), names, named=True)
    kept = chosen if refusal.status == Refusal.status else None
    return _page(leg_id, refusal.status, refused=told(refusal), theirs=theirs, chosen=kept)


def _page(
    leg_id: int,
    status: int = 200,
    *,
    form: TimesForm | None = None,
    refused: str = "",
    theirs: Sequence[Told] = (),
    chosen: frozenset[str] | None = None,
) -> Response:
    """Return the page as things stand now; `chosen` is what somebody has checked already, None where the proposals say it."""
    leg = get_leg(session(), leg_id)
    event = get_event(session(), leg.event_id)
    answer = page(
        "logistics/delays.html",
        form or TimesForm.of(leg),
        event=event,
        leg=leg,
        delay=delay_page(session(), event, leg),
        may_change=may_change(event, signed_in()),
        modes=MODE_NAMES,
        words=wording,
        delay_words=delays_wording,
        two_zones=two_zones,
        uid=new_uid(),
        done=request.args.get("done", 0, type=int),
        refused=refused,
        theirs=theirs,
        chosen=chosen,
    )
    if status != answer.status_code == 200:
        answer.status_code = status
    return answer
