"""The links of an event: who has one, who used it last, making one for somebody or for a whole delegation, renewing, revoking."""

from datetime import date

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, NotFound
from app.ground.kernel.walltime import zone
from app.ground.web.answers import page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.judgement.private_links.forms import EverybodyForm, LinkForm, RenewForm
from app.judgement.private_links.granting import RevokeLink, grant_all, grant_link, link_to_change, renew_link, revoke_link
from app.judgement.private_links.links import get_link
from app.judgement.private_links.naming import subject_names
from app.judgement.private_links.overview import Reading
from app.judgement.private_links.rules import AT_ALL_EVENTS, Opens, usual_last_day
from app.judgement.private_links.views.blueprint import address_of, blueprint, may_grant, once, to_list, unkept
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.planning.itineraries.rules import SUBJECT_NAMES, Subject, Whose
from app.register.accounts.identity import signed_in
from app.register.accounts.rules.roles import Role


@blueprint.get("/events/<int:event_id>/links")
@staff()
def index(event_id: int) -> ResponseReturnValue:
    """Show who has links, sort by sort."""
    event = get_event(session(), event_id)
    seen = Reading(session(), event, clock.now()).overview()
    may = may_change(event, signed_in())
    return render_template("private_links/index.html", event=event, seen=seen, may_change=may, subjects=SUBJECT_NAMES)


@blueprint.get("/events/<int:event_id>/links/delegations/<uid>")
@staff()
def delegation(event_id: int, uid: str) -> ResponseReturnValue:
    """Show the links of those who come with a delegation."""
    event = get_event(session(), event_id)
    party, rows = Reading(session(), event, clock.now()).members(uid)
    may = may_change(event, signed_in())
    return render_template("private_links/delegation.html", event=event, party=party, rows=rows, may_change=may)


@blueprint.route("/events/<int:event_id>/links/new", methods=["GET", "POST"])
@may_grant
def add(event_id: int) -> ResponseReturnValue:
    """Make a link and show its address, this one time."""
    event, (whose, opens) = get_event_to_change(session(), event_id, signed_in()), _asked()
    name = subject_names(session(), [whose], current())[whose]
    form = LinkForm(request.form) if request.method == "POST" else LinkForm.blank(name, _usual(event))
    if request.method == "POST":
        made = tried(form, lambda: grant_link(session(), form.command(whose, opens, event_id, signed_in()), now=clock.now()))
        if made is not None:
            link = get_link(session(), made.link_id)
            return once(link, made.token, form.variant(link.language), url_for("private_links.index", event_id=event_id))
        event = get_event(session(), event_id)  # the refusal has let go of it
    wide = whose.subject in AT_ALL_EVENTS and signed_in().role in (Role.ADMIN, Role.PROTOCOL)
    told = {"whose": whose, "opens": opens, "name": name, "wide": wide, "subjects": SUBJECT_NAMES}
    return page("private_links/form.html", form, event=event, **told)


@blueprint.route("/events/<int:event_id>/links/delegations/<uid>/new", methods=["GET", "POST"])
@may_grant
def add_all(event_id: int, uid: str) -> ResponseReturnValue:
    """Make a link for everybody of a delegation and show their addresses as one list, this one time."""
    event = get_event_to_change(session(), event_id, signed_in())
    form = EverybodyForm(request.form) if request.method == "POST" else EverybodyForm.blank(_usual(event))
    if request.method == "POST":
        granted = tried(form, lambda: grant_all(session(), form.command(uid, event_id, signed_in()), now=clock.now()))
        if granted is not None:
            given = [(holder, get_link(session(), made.link_id), made.token) for holder, made in granted]
            rows = [(holder, address_of(link, token, form.variant(link.language))) for holder, link, token in given]
            return unkept(render_template("private_links/list_once.html", event=event, uid=uid, rows=rows))
        event = get_event(session(), event_id)  # the refusal has let go of it
    name = subject_names(session(), [Whose(Subject.DELEGATION, uid)], current())[Whose(Subject.DELEGATION, uid)]
    return page("private_links/everybody.html", form, event=event, uid=uid, name=name)


@blueprint.route("/private-links/<int:link_id>/renew", methods=["GET", "POST"])
@staff()
def renew(link_id: int) -> ResponseReturnValue:
    """Let a link open for longer, or for less."""
    link = link_to_change(session(), link_id, signed_in())
    event = get_event(session(), link.event_id) if link.event_id is not None else None
    form = RenewForm(request.form) if request.method == "POST" else RenewForm(data={"expires_on": _usual(event)})
    if request.method == "POST":
        renewed = tried(form, lambda: renew_link(session(), form.command(link_id, signed_in()), now=clock.now()))
        if renewed is not None:
            return to_list(renewed, N_("The link opens until the new day."))
    return page("private_links/renew.html", form, link=get_link(session(), link_id))


@blueprint.post("/private-links/<int:link_id>/revoke")
@staff()
def revoke(link_id: int) -> ResponseReturnValue:
    """End a link at once."""
    return to_list(revoke_link(session(), RevokeLink(link_id, signed_in()), now=clock.now()), N_("The link opens nothing any more."))


def _asked() -> tuple[Whose, Opens]:
    """Return whose link an address asks for; NotFound for one that asks for none that there is."""
    try:
        return Whose(Subject(request.args.get("subject", "")), request.args.get("uid", "")[:36]), Opens(request.args.get("opens", ""))
    except ValueError as error:
        raise NotFound from error


def _usual(event: Event | None) -> date:
    today = clock.now().astimezone(zone(event.zone)).date() if event else clock.office_day()
    return usual_last_day(event.last_day if event else None, today)
