"""The list of a fair's invitations, and the posts that write them."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.matters.fairs import invitations_commands as commands
from app.matters.fairs import wording
from app.matters.fairs.asking import item_in, kept_in, wanted_in
from app.matters.fairs.choices import offered_for_invitation
from app.matters.fairs.invitations import (
    MOST_LISTED,
    TO_STAND,
    counts_of,
    history_of_invitations,
    invitations_of,
    items_invited_to,
    who_told,
)
from app.matters.fairs.invitations_forms import InvitationForm, MarkForm, OnInvitationForm
from app.matters.fairs.models import StandInvitation
from app.matters.fairs.queries import stands_of
from app.matters.fairs.rules import InvitationState, steps_from
from app.matters.fairs.views.blueprint import HISTORY, blueprint, choose, may_prepare
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.register.accounts.identity import signed_in
from app.register.accounts.rules.roles import OFFICE


@blueprint.get("/events/<int:event_id>/invitations")
@staff()
def invitations(event_id: int) -> ResponseReturnValue:
    """Show who is invited to what and how far that has come; the filters live in the address."""
    event, wanted = get_event(session(), event_id), wanted_in(request.args)
    rows = invitations_of(session(), event_id, wanted, limit=MOST_LISTED + 1)
    return render_template(
        "fairs/invitations.html",
        event=event,
        rows=rows[:MOST_LISTED],
        counts=counts_of(session(), event_id),
        items=items_invited_to(session(), event_id),
        stands=stands_of(session(), event_id),
        wanted=wanted,
        to_stand=TO_STAND,
        is_cut=len(rows) > MOST_LISTED,
        here=kept_in(request.args),
        may_change=may_change(event, signed_in()),
        may_approve=signed_in().role in OFFICE,
        history=told_rows(history_of_invitations(session(), event_id, limit=HISTORY), named=True),
        steps_from=steps_from,
        words=wording,
    )


@blueprint.route("/events/<int:event_id>/invitations/new", methods=["GET", "POST"])
@may_prepare
def propose(event_id: int) -> ResponseReturnValue:
    """Propose to invite somebody; the address may say to which item."""
    event = get_event_to_change(session(), event_id, signed_in())
    offered = offered_for_invitation(session(), event_id)
    if request.method == "GET":
        return _page(InvitationForm.blank(offered, item_in(request.args)), event, None)
    form = InvitationForm(request.form, offered=offered)
    made = tried(form, lambda: commands.propose_invitation(session(), form.propose_command(event_id, signed_in(), choose)))
    if made is None:
        return _page(form, get_event(session(), event_id), None)
    return _to(event_id, N_("The invitation is proposed."), made)


@blueprint.route("/stand-invitations/<int:invitation_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit_invitation(invitation_id: int) -> ResponseReturnValue:
    """Change an invitation."""
    found = _found(invitation_id)
    event, offered = found.event, offered_for_invitation(session(), found.event_id, kept_item=found.item_id)
    if request.method == "GET":
        return _page(InvitationForm.of(found, offered), event, found)
    form = InvitationForm(request.form, offered=offered)
    try:
        saved = tried(form, lambda: commands.change_invitation(session(), form.change_command(invitation_id, signed_in(), choose)))
    except Stale as stale:
        return clashed(stale, form, InvitationForm.of(found, offered), title=who_told(found), back=_place(event.id, invitation_id))
    if saved is None:
        found = _found(invitation_id)
        return _page(form, found.event, found)
    return _to(saved, N_("The invitation has been saved."), invitation_id)


@blueprint.route("/stand-invitations/<int:invitation_id>/mark", methods=["GET", "POST"])
@may_prepare
def mark_invitation(invitation_id: int) -> ResponseReturnValue:
    """Let an invitation go a step; a letter and an answer are asked for, other steps are a button of the list."""
    found = _found(invitation_id)
    if request.method == "GET":
        return _mark_page(MarkForm.of(found, _asked_state(found), clock.office_day()), found)
    form = MarkForm(request.form)
    now, day = clock.now(), clock.office_day()
    try:
        saved = tried(form, lambda: commands.mark_invitation(session(), form.command(invitation_id, signed_in()), now=now, today=day))
    except Stale as stale:
        theirs = MarkForm.of(found, found.state, day)
        return clashed(stale, form, theirs, title=who_told(found), back=_place(found.event_id, invitation_id))
    return _mark_page(form, _found(invitation_id)) if saved is None else _to(saved, N_("Marked."), invitation_id)


@blueprint.post("/stand-invitations/<int:invitation_id>/attend")
@may_prepare
def attend(invitation_id: int) -> ResponseReturnValue:
    """Name whoever accepted a guest at the item to which they are invited."""
    event_id = commands.let_attend(session(), OnInvitationForm(request.form).command(invitation_id, signed_in()))
    return _to(event_id, N_("They are a guest at the item now."), invitation_id)


@blueprint.post("/stand-invitations/<int:invitation_id>/remove")
@may_prepare
def remove_invitation(invitation_id: int) -> ResponseReturnValue:
    """Remove an invitation that was entered by mistake."""
    event_id = commands.remove_invitation(session(), OnInvitationForm(request.form).command(invitation_id, signed_in()))
    return _to(event_id, N_("The invitation has been removed."), None)


def _found(invitation_id: int) -> StandInvitation:
    return commands.invitation_to_change(session(), invitation_id, signed_in(), None)


def _asked_state(found: StandInvitation) -> InvitationState:
    typed = request.args.get("state")
    return InvitationState(typed) if typed in set(InvitationState) else found.state


def _place(event_id: int, invitation_id: int | None) -> str:
    return url_for("fairs.invitations", event_id=event_id, _anchor=f"invitation-{invitation_id}" if invitation_id else None)


def _to(event_id: int, message: str, invitation_id: int | None) -> Response:
    return done(message, _place(event_id, invitation_id))


def _page(form: InvitationForm, event: Event, found: StandInvitation | None) -> Response:
    return page("fairs/invitation_form.html", form, event=event, invitation=found, who=who_told(found) if found else "")


def _mark_page(form: MarkForm, found: StandInvitation) -> Response:
    return page("fairs/mark.html", form, event=found.event, invitation=found, who=who_told(found), words=wording)
