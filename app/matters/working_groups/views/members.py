"""The forms of a membership: naming somebody, mending it, ending its term, taking it out."""

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.unit import session
from app.matters.working_groups import commands
from app.matters.working_groups.forms import EndForm, MemberForm, OnForm
from app.matters.working_groups.models import GroupMember, WorkingGroup
from app.matters.working_groups.queries import get_group, get_group_member
from app.matters.working_groups.views.blueprint import blueprint, may_write, to_group
from app.planning.delegations.choosing import chosen
from app.register.accounts.identity import signed_in


@blueprint.route("/groups/<int:group_id>/members/new", methods=["GET", "POST"])
@may_write
def add_member(group_id: int) -> ResponseReturnValue:
    """Name somebody a member; the place may be chosen in the address."""
    group = get_group(session(), group_id)
    form = MemberForm.blank(request.form or None, request.args)
    if request.method == "GET":
        return _page(form, group, None)
    made = tried(form, lambda: commands.add_member(session(), form.add_command(group_id, signed_in(), _choose)))
    if made is None:
        return _page(form, get_group(session(), group_id), None)
    return to_group(N_("The member is in the group."), group_id, f"member-{made}")


@blueprint.route("/group-members/<int:member_id>/edit", methods=["GET", "POST"])
@may_write
def edit_member(member_id: int) -> ResponseReturnValue:
    """Mend a membership."""
    member = get_group_member(session(), member_id)
    if request.method == "GET":
        return _page(MemberForm.of(member), member.group, member)
    form = MemberForm.of(member, request.form)
    try:
        saved = tried(form, lambda: commands.change_member(session(), form.change_command(member_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, MemberForm.of(member), title=member.person.name, back=_back(member))
    if saved is None:
        member = get_group_member(session(), member_id)
        return _page(form, member.group, member)
    return to_group(N_("The membership has been saved."), saved, f"member-{member_id}")


@blueprint.route("/group-members/<int:member_id>/end", methods=["GET", "POST"])
@may_write
def end_member(member_id: int) -> ResponseReturnValue:
    """Ask for the last day of a term."""
    member, form = get_group_member(session(), member_id), EndForm(request.form)
    if request.method == "GET":
        return page("working_groups/end.html", EndForm.of(member, clock.office_day()), member=member)
    try:
        saved = tried(form, lambda: commands.end_term(session(), form.end_command(member_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, EndForm.of(member, clock.office_day()), title=member.person.name, back=_back(member))
    if saved is None:
        return page("working_groups/end.html", form, member=get_group_member(session(), member_id))
    return to_group(N_("The term has its last day."), saved, f"member-{member_id}")


@blueprint.route("/group-members/<int:member_id>/remove", methods=["GET", "POST"])
@may_write
def remove_member(member_id: int) -> ResponseReturnValue:
    """Ask, then take out a membership that was entered by mistake."""
    member = get_group_member(session(), member_id)
    if request.method == "GET":
        return page("working_groups/remove_member.html", OnForm(data={"seen": member.revision}), member=member)
    group_id = commands.remove_member(session(), OnForm(request.form).on_member(member_id, signed_in()))
    return to_group(N_("The membership has been taken out."), group_id)


def _choose(typed: str, field: str) -> int | None:
    return chosen(session(), typed, field)


def _back(member: GroupMember) -> str:
    return url_for("working_groups.show", group_id=member.group_id, _anchor=f"member-{member.id}")


def _page(form: MemberForm, group: WorkingGroup, member: GroupMember | None) -> Response:
    return page("working_groups/member_form.html", form, group=group, member=member)
