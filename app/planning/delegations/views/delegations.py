"""The delegations of an event: their list, and adding, changing, ordering and removing one."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.planning.delegations import commands, rules
from app.planning.delegations.choosing import told_choice
from app.planning.delegations.composition import compositions_of
from app.planning.delegations.forms import DeedForm, DelegationForm
from app.planning.delegations.queries import repeated_in
from app.planning.delegations.remarks import remarked
from app.planning.delegations.views.blueprint import blueprint, choose, delegation_to_change, may_compose, page, to_list, tried
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.register.accounts.identity import signed_in
from app.register.directory.finding import persons_found
from app.register.directory.rules.kinds import CATEGORY_NAMES, PARTY_SIDE_NAMES


@blueprint.get("/events/<int:event_id>/delegations")
@staff()
def index(event_id: int) -> ResponseReturnValue:
    """Show who comes to an event: each delegation in a row."""
    event = get_event(session(), event_id)
    return render_template(
        "delegations/index.html",
        event=event,
        delegations=compositions_of(session(), event_id),
        repeated=repeated_in(session(), event_id),
        day=clock.office_day(),
        may_change=may_change(event, signed_in()),
        sides=PARTY_SIDE_NAMES,
        categories=CATEGORY_NAMES,
        statuses=rules.MEMBER_STATUS_NAMES,
        tellings=rules.MEMBER_STATUS_COUNTS,
        tones=rules.MEMBER_STATUS_TONES,
    )


@blueprint.route("/events/<int:event_id>/delegations/new", methods=["GET", "POST"])
@may_compose
def add(event_id: int) -> ResponseReturnValue:
    """Add a delegation and go on to compose it."""
    event = get_event_to_change(session(), event_id, signed_in())
    form = DelegationForm(request.form) if request.method == "POST" else DelegationForm.blank()
    if request.method == "POST":
        made = tried(form, lambda: commands.add_delegation(session(), form.add_command(event_id, signed_in(), choose)))
        if made is not None:
            return redirect(url_for("delegations.show", delegation_id=made), 303)
        event = get_event_to_change(session(), event_id, signed_in())  # the refusal has let go of it
    return page("delegations/form.html", form, event=event, delegation=None)


@blueprint.route("/delegations/<int:delegation_id>/edit", methods=["GET", "POST"])
@may_compose
def edit(delegation_id: int) -> ResponseReturnValue:
    """Change what is known of a delegation as a whole."""
    delegation, event = delegation_to_change(delegation_id)
    back = url_for("delegations.show", delegation_id=delegation_id)
    form = DelegationForm(request.form) if request.method == "POST" else DelegationForm.of(delegation)
    if request.method == "POST":
        try:
            done = tried(form, lambda: commands.change_delegation(session(), form.change_command(delegation_id, signed_in(), choose)))
        except Stale as stale:
            return clashed(stale, form, DelegationForm.of(delegation), title=delegation.name.ru, back=back)
        if done is not None:
            return redirect(back, 303)
        delegation, event = delegation_to_change(delegation_id)  # the refusal has let go of them
    return page("delegations/form.html", form, event=event, delegation=delegation)


@blueprint.route("/delegations/<int:delegation_id>/remove", methods=["GET", "POST"])
@may_compose
def remove(delegation_id: int) -> ResponseReturnValue:
    """Ask, then remove a delegation with its members."""
    delegation, event = delegation_to_change(delegation_id)
    if request.method == "POST":
        commands.remove_delegation(session(), DeedForm(request.form).on_delegation(delegation_id, signed_in()))
        return to_list(event.id, N_("The delegation has been removed."))
    remarks = remarked(session(), event.id, [member.person.uid for member in delegation.members])
    return render_template("delegations/remove.html", event=event, delegation=delegation, remarks=remarks)


@blueprint.post("/delegations/<int:delegation_id>/reorder")
@may_compose
def reorder(delegation_id: int) -> ResponseReturnValue:
    """Let a delegation change places with its neighbour."""
    event_id = commands.reorder_delegation(session(), DeedForm(request.form).reorder_command(delegation_id, signed_in()))
    return to_list(event_id, N_("The order has been changed."), delegation_id)


@blueprint.get("/delegations/people")
@may_compose
def people() -> ResponseReturnValue:
    """Return the persons whom a line of a form may mean, as a list to choose from."""
    typed = next(filter(None, request.args.values()), "")  # the line alone is sent, under whatever name its form has for it
    return render_template("delegations/_people.html", people=[told_choice(one) for one in persons_found(session(), typed[:200], limit=10)])
