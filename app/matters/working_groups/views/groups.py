"""The list of working groups, the page of one on any day, what changed between two days, and the form of a group."""

from datetime import date, timedelta

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.sections import sections_of
from app.ground.web.unit import session
from app.matters.undertakings.keepers import may_keep
from app.matters.working_groups import commands, wording
from app.matters.working_groups.changes import changes_of
from app.matters.working_groups.choices import agencies_for
from app.matters.working_groups.composition import picture
from app.matters.working_groups.forms import GroupForm, OnForm
from app.matters.working_groups.listing import groups_listed, other_terms
from app.matters.working_groups.models import WorkingGroup
from app.matters.working_groups.naming import told_history
from app.matters.working_groups.queries import get_group, history_of_group, meetings_of, meetings_offered
from app.matters.working_groups.views.blueprint import asked_day, blueprint, may_write, to_group
from app.planning.events.queries import may_change
from app.register.accounts.identity import signed_in

HISTORY = 15
YEAR = timedelta(days=365)


@blueprint.get("/groups")
@staff()
def index() -> ResponseReturnValue:
    """List the working groups: who leads them, when they met, how much is open."""
    rows = groups_listed(session(), clock.office_day())
    return render_template("working_groups/index.html", rows=rows, may_write=may_keep(signed_in()), words=wording)


@blueprint.get("/groups/<int:group_id>")
@staff()
def show(group_id: int) -> ResponseReturnValue:
    """Show a group as it is on the day that the address names, else today."""
    group, day = get_group(session(), group_id), clock.office_day()
    on = asked_day("on", day)
    return render_template(
        "working_groups/show.html",
        group=group,
        composition=picture(group, on=on),
        others=other_terms(group, on),
        may_write=may_keep(signed_in()),
        today=day,
        meetings=[(event, may_change(event, signed_in())) for event in meetings_of(session(), group_id)],
        offered=[event for event in meetings_offered(session()) if may_change(event, signed_in())],
        history=told_history(history_of_group(session(), group, limit=1000 if "history" in request.args else HISTORY)),
        sections=sections_of("group", session(), group),
        most_history=HISTORY,
        words=wording,
    )


@blueprint.get("/groups/<int:group_id>/changes")
@staff()
def changes(group_id: int) -> ResponseReturnValue:
    """Show what changed in a group between two days: without any in the address, from its last meeting until today."""
    group, until = get_group(session(), group_id), asked_day("until", clock.office_day())
    since = asked_day("since", _last_met(group_id, until))
    first, last = min(since, until), max(since, until)
    found = changes_of(session(), group_id, since=first, until=last)
    return render_template("working_groups/changes.html", group=group, changes=found, words=wording)


@blueprint.route("/groups/new", methods=["GET", "POST"])
@may_write
def add() -> ResponseReturnValue:
    """Set up a group."""
    agencies = agencies_for(session(), None)
    if request.method == "GET":
        return _page(GroupForm.blank(agencies), None)
    form = GroupForm(request.form, agencies=agencies)
    made = tried(form, lambda: commands.add_group(session(), form.add_command(signed_in())))
    return _page(form, None) if made is None else to_group(N_("The working group has been entered."), made)


@blueprint.route("/groups/<int:group_id>/edit", methods=["GET", "POST"])
@may_write
def edit(group_id: int) -> ResponseReturnValue:
    """Change what a group is, its agencies and quorum."""
    group = get_group(session(), group_id)
    agencies = agencies_for(session(), group)
    if request.method == "GET":
        return _page(GroupForm.of(group, agencies), group)
    form = GroupForm(request.form, agencies=agencies)
    try:
        saved = tried(form, lambda: commands.change_group(session(), form.change_command(group_id, signed_in())))
    except Stale as stale:
        back = url_for("working_groups.show", group_id=group_id)
        return clashed(stale, form, GroupForm.of(group, agencies), title=group.title, back=back)
    return _page(form, get_group(session(), group_id)) if saved is None else to_group(N_("The working group has been saved."), saved)


@blueprint.route("/groups/<int:group_id>/remove", methods=["GET", "POST"])
@may_write
def remove(group_id: int) -> ResponseReturnValue:
    """Ask, then remove a group that was entered by mistake."""
    group, form = get_group(session(), group_id), OnForm(request.form)
    if request.method == "GET":
        return page("working_groups/remove.html", OnForm(data={"seen": group.revision}), group=group)
    removed = tried(form, lambda: commands.remove_group(session(), form.on_group(group_id, signed_in())))
    if removed is None:
        return page("working_groups/remove.html", form, group=get_group(session(), group_id))
    return done(N_("The working group has been removed."), url_for("working_groups.index"))


def _last_met(group_id: int, until: date) -> date:
    met = (event.first_day for event in meetings_of(session(), group_id) if event.first_day < until)
    return next(met, until - YEAR)


def _page(form: GroupForm, group: WorkingGroup | None) -> Response:
    return page("working_groups/form.html", form, group=group)
