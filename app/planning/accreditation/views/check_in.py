"""The desk: finding somebody by code or name, one press when they arrive, and how many have come."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext, ngettext, told
from app.planning.accreditation import check_in as deeds
from app.planning.accreditation import commands
from app.planning.accreditation.answers import answer_about, answer_to
from app.planning.accreditation.forms import DelegationForm
from app.planning.accreditation.queries import get_badge
from app.planning.accreditation.rules import BADGE_CATEGORY_NAMES, code_in
from app.planning.accreditation.views.blueprint import desk_blueprint, may_issue
from app.planning.events.queries import get_event, may_change
from app.register.accounts.identity import signed_in


@desk_blueprint.get("/events/<int:event_id>/check-in")
@staff()
def desk(event_id: int) -> ResponseReturnValue:
    """Answer what was scanned or typed (`q`), or tell about one badge (`badge`); looking changes nothing."""
    event = get_event(session(), event_id)
    typed, badge_id = request.args.get("q", "").strip()[:300], request.args.get("badge", type=int)
    answer = answer_about(session(), event, badge_id) if badge_id else answer_to(session(), event, typed)
    return render_template(
        "accreditation/check_in.html",
        event=event,
        typed=typed,
        answer=answer,
        categories=BADGE_CATEGORY_NAMES,
        may_change=may_change(event, signed_in()),
        **_count(event_id),
    )


@desk_blueprint.get("/events/<int:event_id>/check-in/count")
@staff()
def count(event_id: int) -> ResponseReturnValue:
    """Return how many have arrived, as the desk's page asks for it every few seconds."""
    event = get_event(session(), event_id)
    return render_template("accreditation/_count.html", event=event, may_change=may_change(event, signed_in()), **_count(event_id))


@desk_blueprint.get("/check-in/<code>")
@staff()
def code(code: str) -> ResponseReturnValue:
    """Lead from the address in a badge's square code to the desk of its event."""
    typed = code_in(code)
    found = deeds.find_read(session(), typed) if typed else None
    if found is None:
        raise NotFound(N_("No badge has this code. Look for the person by name."))
    return redirect(url_for("check_in.desk", event_id=found.badge.event_id, q=typed), 303)


@desk_blueprint.post("/badges/<int:badge_id>/arrived")
@may_issue
def arrive(badge_id: int) -> ResponseReturnValue:
    """Write down that somebody has arrived; a second time changes nothing."""
    try:
        badge = deeds.check_in(session(), deeds.CheckIn(badge_id, signed_in()), now=clock.now())
    except Refusal as refusal:
        if refusal.status != Refusal.status:
            raise
        session().rollback()
        flash(told(refusal), "error")
        event_id = get_badge(session(), badge_id).event_id
        return redirect(url_for("check_in.desk", event_id=event_id, badge=badge_id), 303)
    return redirect(url_for("check_in.desk", event_id=badge.event_id, badge=badge.id), 303)


@desk_blueprint.post("/badges/<int:badge_id>/not-arrived")
@may_issue
def undo(badge_id: int) -> ResponseReturnValue:
    """Take an arrival back that was a slip."""
    badge = deeds.undo_check_in(session(), deeds.CheckIn(badge_id, signed_in()))
    flash(gettext(N_("%(name)s: the arrival has been taken back."), name=badge.label()), "success")
    return redirect(url_for("check_in.desk", event_id=badge.event_id, badge=badge.id), 303)


@desk_blueprint.post("/events/<int:event_id>/check-in/delegation")
@may_issue
def arrive_together(event_id: int) -> ResponseReturnValue:
    """Write down that a whole delegation has arrived."""
    form = DelegationForm(request.form)
    if not form.validate():
        raise NotFound
    cmd = deeds.CheckInDelegation(event_id, form.delegation.number, signed_in())
    arrived = deeds.check_in_delegation(session(), cmd, now=clock.now())
    flash(ngettext("%(num)s person has arrived.", "%(num)s people have arrived.", arrived), "success")
    return redirect(url_for("check_in.desk", event_id=event_id), 303)


@desk_blueprint.post("/events/<int:event_id>/check-in/badge")
@may_issue
def make_badge(event_id: int) -> ResponseReturnValue:
    """Make the badge of somebody who stands at the desk without one."""
    person_id = request.form.get("person", type=int)
    if person_id is None:
        raise NotFound
    badge_id = commands.make_badge(session(), commands.MakeBadge(event_id, signed_in(), person_id))
    return redirect(url_for("check_in.desk", event_id=event_id, badge=badge_id), 303)


def _count(event_id: int) -> dict[str, object]:
    (arrived, total), rows = deeds.arrivals_of(session(), event_id)
    return {"arrived": arrived, "total": total, "rows": rows}
