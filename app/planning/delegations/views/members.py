"""One member of a delegation: the form, the menu, who comes instead, and the deeds of one press."""

from collections.abc import Callable

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.web.answers import clashed
from app.ground.web.unit import session
from app.planning.delegations import commands, rules
from app.planning.delegations.forms import DeedForm, MemberForm, SubstituteForm
from app.planning.delegations.queries import get_member
from app.planning.delegations.remarks import remarked
from app.planning.delegations.views.blueprint import blueprint, find, is_fragment, may_compose, member_to_change, page, tried
from app.planning.delegations.views.composing import composed, refused
from app.register.accounts.identity import signed_in


@blueprint.route("/members/<int:member_id>/edit", methods=["GET", "POST"])
@may_compose
def edit_member(member_id: int) -> ResponseReturnValue:
    """Change the role, the status and the rest of a member; without a script also all that the row's menu does."""
    member, delegation, _ = member_to_change(member_id)
    if request.method == "GET":
        return _form(MemberForm.of(member), member_id)
    form = MemberForm.of(member, request.form)
    try:
        done = tried(form, lambda: commands.change_member(session(), form.change_command(member_id, signed_in())))
    except Stale as stale:
        back = url_for("delegations.show", delegation_id=delegation.id, _anchor=f"member-{member_id}")
        return clashed(stale, form, MemberForm.of(member), title=member.label(), back=back)
    return _form(form, member_id) if done is None else composed(done, N_("%(name)s: saved."), member_id)


@blueprint.get("/members/<int:member_id>/menu")
@may_compose
def member_menu(member_id: int) -> ResponseReturnValue:
    """Return the menu of a member's row, made only when somebody opens it."""
    member, delegation, event = member_to_change(member_id)
    return render_template("delegations/_menu.html", member=member, delegation=delegation, event=event, **_deeds(member.status))


@blueprint.route("/members/<int:member_id>/substitute", methods=["GET", "POST"])
@may_compose
def substitute(member_id: int) -> ResponseReturnValue:
    """Say who comes instead of a member."""
    member, delegation, event = member_to_change(member_id)
    others = [one for one in delegation.members if one.comes]
    form = SubstituteForm.of(member, others, request.form if request.method == "POST" else None)
    if request.method == "POST":
        done = tried(form, lambda: commands.substitute(session(), form.command(member_id, signed_in(), find)))
        if done is not None:
            return composed(done, N_("%(name)s: who comes instead is in the delegation."), member_id)
        member, delegation, event = member_to_change(member_id)  # the refusal has let go of them
    return page("delegations/substitute.html", form, event=event, delegation=delegation, member=member)


@blueprint.post("/members/<int:member_id>/status")
@may_compose
def step_member(member_id: int) -> ResponseReturnValue:
    """Give a member another status."""
    return _deed(member_id, lambda form: commands.take_step(session(), form.step_command(member_id, signed_in())))


@blueprint.post("/members/<int:member_id>/head")
@may_compose
def name_head(member_id: int) -> ResponseReturnValue:
    """Make a member the head."""
    message = N_("%(name)s is the head of the delegation.")
    return _deed(member_id, lambda form: commands.name_head(session(), form.on_member(member_id, signed_in())), message)


@blueprint.post("/members/<int:member_id>/place")
@may_compose
def place_member(member_id: int) -> ResponseReturnValue:
    """Move a member up, down or to a place."""
    return _deed(member_id, lambda form: commands.place_member(session(), form.place_command(member_id, signed_in())))


@blueprint.route("/members/<int:member_id>/remove", methods=["GET", "POST"])
@may_compose
def remove_member(member_id: int) -> ResponseReturnValue:
    """Take a member out; where something published names them, say so first."""
    member, delegation, event = member_to_change(member_id)
    remarks = remarked(session(), event.id, [member.person.uid])
    if request.method == "GET" or (remarks and "sure" not in request.form):
        return render_template("delegations/remove_member.html", event=event, delegation=delegation, member=member, remarks=remarks)
    commands.remove_member(session(), DeedForm(request.form).on_member(member_id, signed_in()))
    return composed(delegation.id, N_("The member has been taken out of the delegation."))


def _form(form: MemberForm, member_id: int) -> Response:
    member, delegation, event = member_to_change(member_id)  # anew: a refusal has let go of them
    given = {"event": event, "delegation": delegation, "member": member, "fragment": is_fragment()}
    return page("delegations/member_form.html", form, **given, **_deeds(member.status))


def _deed(member_id: int, do: Callable[[DeedForm], int], message: str = "") -> ResponseReturnValue:
    form = DeedForm(request.values)
    delegation_id = get_member(session(), member_id).delegation_id
    try:
        if not form.validate():
            return redirect(url_for("delegations.show", delegation_id=delegation_id), 303)
        return composed(do(form), message, member_id)
    except Refusal as refusal:
        return refused(delegation_id, refusal)


def _deeds(status: rules.MemberStatus) -> dict[str, object]:
    substituted = rules.MemberStatus.SUBSTITUTED
    return {
        "steps": [step for step in rules.steps_from(status) if step is not substituted],
        "forward": rules.FOLLOWS[status],
        "statuses": rules.MEMBER_STATUS_NAMES,
        "tellings": rules.MEMBER_STATUS_COUNTS,
        "may_substitute": substituted in rules.FOLLOWS[status],
    }
