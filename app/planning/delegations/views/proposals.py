"""The office looks at what a contact has sent in, and says yes or no."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.unit import session
from app.ground.words.messages import gettext, ngettext, told
from app.planning.delegations.contacts.deciding import accept, accept_all, decline
from app.planning.delegations.contacts.forms import AcceptAllForm, AcceptForm, DeclineForm
from app.planning.delegations.contacts.proposals import get_waiting
from app.planning.delegations.contacts.reviewing import review
from app.planning.delegations.remarks import remarked
from app.planning.delegations.views.blueprint import blueprint, delegation_to_change, may_compose
from app.register.accounts.identity import signed_in


@blueprint.route("/delegations/<int:delegation_id>/proposals", methods=["GET", "POST"])
@may_compose
def proposals(delegation_id: int) -> ResponseReturnValue:
    """Show what waits, row by row; a post shows the personal data in it too, and that is written down."""
    return _show(delegation_id, opens=request.method == "POST")


@blueprint.post("/delegations/<int:delegation_id>/proposals/accept")
@may_compose
def accept_shown(delegation_id: int) -> ResponseReturnValue:
    """Say yes to all that need nobody to choose or to confirm."""
    try:
        done = accept_all(session(), AcceptAllForm(request.form).command(delegation_id, signed_in()), now=clock.now())
    except Refusal as refusal:
        return _refused(delegation_id, refusal)
    flash(ngettext("%(num)s proposal accepted.", "%(num)s proposals accepted.", done), "success" if done else "info")
    return redirect(url_for("delegations.proposals", delegation_id=delegation_id), 303)


@blueprint.post("/proposals/<proposal_uid>/accept")
@may_compose
def accept_proposal(proposal_uid: str) -> ResponseReturnValue:
    """Say yes to one."""
    delegation_id = _delegation_of(proposal_uid)
    try:
        accept(session(), AcceptForm(request.form).command(proposal_uid, signed_in()), now=clock.now())
    except Refusal as refusal:
        return _refused(delegation_id, refusal)
    return _next(delegation_id, N_("Accepted: it is in the delegation now."))


@blueprint.post("/proposals/<proposal_uid>/decline")
@may_compose
def decline_proposal(proposal_uid: str) -> ResponseReturnValue:
    """Say no to one, and why."""
    delegation_id, form = _delegation_of(proposal_uid), DeclineForm(request.form)
    try:
        decline(session(), form.command(proposal_uid, signed_in()), now=clock.now())
    except Refusal as refusal:
        return _refused(delegation_id, refusal)
    return _next(delegation_id, N_("Declined: the contact reads why."))


def _delegation_of(uid: str) -> int:
    """Return the delegation of a proposal that this person may decide about."""
    delegation, _ = delegation_to_change(get_waiting(session(), uid).row.delegation_id)
    return delegation.id


def _next(delegation_id: int, message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(url_for("delegations.proposals", delegation_id=delegation_id), 303)


def _refused(delegation_id: int, refusal: Refusal) -> ResponseReturnValue:
    if refusal.status != Refusal.status:
        raise refusal
    session().rollback()
    return _show(delegation_id, opens=False, sentence=told(refusal), status=422)


def _show(delegation_id: int, *, opens: bool, sentence: str = "", status: int = 200) -> ResponseReturnValue:
    delegation, event = delegation_to_change(delegation_id)
    reviewed = review(session(), delegation, signed_in(), opens=opens, now=clock.now())
    leaving = {member.id: member.person.uid for member in delegation.members}
    uids = [leaving[one.waiting.row.member_id] for one in reviewed if one.deed == "remove" and one.waiting.row.member_id in leaving]
    page = render_template(
        "contact/proposals.html",
        delegation=delegation,
        event=event,
        proposals=reviewed,
        plain=[one.uid for one in reviewed if one.is_plain],
        hides=any(one.hides for one in reviewed),
        remarks=remarked(session(), event.id, uids) if uids else [],
        office=OFFICE_ZONE,
        sentence=sentence,
    )
    return make_response(page, status)
