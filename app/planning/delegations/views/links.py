"""The private links of a delegation's contacts: making one, which shows its address this one time, renewing, revoking."""

from typing import Any

from flask import current_app, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.kernel.walltime import zone
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.delegations.contacts.forms import LinkForm, RenewForm
from app.planning.delegations.contacts.links import (
    RevokeLink,
    get_link,
    is_open,
    last_day,
    links_of,
    make_link,
    renew_link,
    revoke_link,
    usual_last_day,
)
from app.planning.delegations.contacts.proposals import waiting_count
from app.planning.delegations.models import Delegation
from app.planning.delegations.views.blueprint import blueprint, delegation_to_change, may_compose, page, tried
from app.register.accounts.identity import signed_in


@blueprint.route("/delegations/<int:delegation_id>/links/new", methods=["GET", "POST"])
@may_compose
def add_link(delegation_id: int) -> ResponseReturnValue:
    """Make a link and show its address, this one time."""
    delegation, event = delegation_to_change(delegation_id)
    today = clock.now().astimezone(zone(event.zone)).date()
    contact = delegation.contact.name.told(current()) if delegation.contact else ""
    form = LinkForm(request.form) if request.method == "POST" else LinkForm.blank(contact, usual_last_day(event, today))
    if request.method == "POST":
        made = tried(form, lambda: make_link(session(), form.make_command(delegation_id, signed_in()), now=clock.now()))
        if made is not None:
            return _once(delegation, form.holder.text, made.token)
        delegation, event = delegation_to_change(delegation_id)  # the refusal has let go of it
    return page("contact/link_form.html", form, delegation=delegation, event=event)


@blueprint.route("/links/<int:link_id>/renew", methods=["GET", "POST"])
@may_compose
def renew(link_id: int) -> ResponseReturnValue:
    """Let a link open for longer, or for less."""
    link = get_link(session(), link_id)
    delegation, event = delegation_to_change(link.delegation_id)
    today = clock.now().astimezone(zone(event.zone)).date()
    form = RenewForm(request.form) if request.method == "POST" else RenewForm(data={"expires_on": usual_last_day(event, today)})
    if request.method == "POST":
        if tried(form, lambda: renew_link(session(), form.command(link_id, signed_in()), now=clock.now())) is not None:
            return _back(delegation.id, N_("The link opens until the new day."))
        delegation, event = delegation_to_change(get_link(session(), link_id).delegation_id)
    return page("contact/link_renew.html", form, delegation=delegation, event=event, link=get_link(session(), link_id))


@blueprint.post("/links/<int:link_id>/revoke")
@may_compose
def revoke(link_id: int) -> ResponseReturnValue:
    """End a link at once."""
    return _back(revoke_link(session(), RevokeLink(link_id, signed_in()), now=clock.now()), N_("The link opens nothing any more."))


def panel_of(delegation: Delegation) -> dict[str, Any]:
    """Return what the panel of contacts on a delegation's page shows: its links, and how many proposals wait."""
    now = clock.now()
    links = [(link, is_open(link, now), last_day(link)) for link in links_of(session(), delegation.id)]
    return {"contact_links": links, "waiting_proposals": waiting_count(session(), delegation.id)}


def _once(delegation: Delegation, holder: str, token: str) -> ResponseReturnValue:
    address = current_app.config["YIYIN"].public_url.rstrip("/") + url_for("contact.show", token=token)
    answer = make_response(
        render_template("contact/link_once.html", delegation=delegation, event=delegation.event, address=address, holder=holder)
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _back(delegation_id: int, message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(url_for("delegations.show", delegation_id=delegation_id, _anchor="contact"), 303)
