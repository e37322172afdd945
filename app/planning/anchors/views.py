"""Pages and posts of anchors, proposed dates and reserve dates; what hangs together is read on the event's own page."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page
from app.ground.web.choices import row_id
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words import dates
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.planning.anchors.commands import anchors as commands
from app.planning.anchors.commands.proposals import accept_shifts, decline_shifts
from app.planning.anchors.commands.reserve import RemoveReserve, UseReserve, add_reserve, remove_reserve, use_reserve
from app.planning.anchors.forms import AnchorForm, DecideForm, OnRowForm, ReserveForm
from app.planning.anchors.queries import counts_of, get_anchor, get_reserve, proposals_of, targets_for
from app.planning.events.models import Anchor, Event
from app.planning.events.queries import get_event_to_change
from app.planning.programmes.remarks import told_adjusted
from app.planning.programmes.shifting import Adjusted
from app.register.accounts.identity import signed_in

blueprint = Blueprint("anchors", __name__)
may_plan = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


@blueprint.route("/events/<int:event_id>/anchors/new", methods=["GET", "POST"])
@may_plan
def add(event_id: int) -> ResponseReturnValue:
    """Tie an event to another one."""
    event = get_event_to_change(session(), event_id, signed_in())
    targets = [_choice(other) for other in targets_for(session(), event)]
    if request.method == "GET":
        return _anchor_page(AnchorForm.blank(targets), event)
    form = AnchorForm(request.form, targets=targets)
    done = carried_out(form, lambda: commands.add_anchor(session(), form.add_command(event_id, signed_in())), rollback=session().rollback)
    return _anchor_page(form, event) if done is None else _to_event(event_id, N_("The events are anchored."))


@blueprint.route("/anchors/<int:anchor_id>/edit", methods=["GET", "POST"])
@may_plan
def edit(anchor_id: int) -> ResponseReturnValue:
    """Change an anchor."""
    anchor = get_anchor(session(), anchor_id)
    event = get_event_to_change(session(), anchor.event_id, signed_in())
    targets = [_choice(anchor.target)]
    if request.method == "GET":
        return _anchor_page(AnchorForm.of(anchor, targets), event, anchor)
    form = AnchorForm(request.form, targets=targets)
    cmd = form.change_command
    try:
        done = carried_out(form, lambda: commands.change_anchor(session(), cmd(anchor_id, signed_in())), rollback=session().rollback)
    except Stale as stale:
        return _clash(stale, form, AnchorForm.of(anchor, targets), anchor)
    return _anchor_page(form, event, anchor) if done is None else _to_event(done, N_("The anchor has been saved."))


@blueprint.post("/anchors/<int:anchor_id>/remove")
@may_plan
def remove(anchor_id: int) -> ResponseReturnValue:
    """Untie an anchor."""
    cmd = commands.RemoveAnchor(anchor_id, signed_in(), OnRowForm(request.form).seen.data)
    return _to_event(commands.remove_anchor(session(), cmd), N_("The anchor has been removed."))


@blueprint.get("/proposals")
@staff()
def proposals() -> ResponseReturnValue:
    """Show all proposed dates on which nobody has decided yet."""
    return render_template("anchors/proposals.html", proposals=proposals_of(session(), signed_in()))


@blueprint.post("/proposals")
@may_plan
def decide() -> ResponseReturnValue:
    """Move the events of the chosen proposals, or leave them where they are."""
    form = DecideForm(request.form)
    if not form.validate() or not form.chosen.data:
        flash(gettext(N_("Choose at least one event.")), "warn")
    elif "decline" in request.form:
        count = decline_shifts(session(), form.decline_command(signed_in()))
        flash(ngettext("%(num)s event stays where it is.", "%(num)s events stay where they are.", count), "success")
    else:
        done = accept_shifts(session(), form.accept_command(signed_in()), now=clock.now())
        flash(ngettext("%(num)s event has moved.", "%(num)s events have moved.", done.events), "success")
        _flash_adjusted(done.adjusted)
    event_id = request.form.get("event_id", type=row_id)
    return redirect(url_for("desk.event", event_id=event_id) if event_id else url_for("anchors.proposals"), 303)


@blueprint.route("/events/<int:event_id>/reserve/new", methods=["GET", "POST"])
@may_plan
def reserve(event_id: int) -> ResponseReturnValue:
    """Keep other days in reserve for an event."""
    event = get_event_to_change(session(), event_id, signed_in())
    if request.method == "GET":
        return page("anchors/reserve.html", ReserveForm(), event=event)
    form = ReserveForm(request.form)
    done = carried_out(form, lambda: add_reserve(session(), form.command(event_id, signed_in())), rollback=session().rollback)
    if done is None:
        return page("anchors/reserve.html", form, event=event)
    return _to_event(event_id, N_("The reserve dates have been saved."))


@blueprint.post("/reserve/<int:reserve_id>/remove")
@may_plan
def give_up(reserve_id: int) -> ResponseReturnValue:
    """Give reserve dates up."""
    cmd = RemoveReserve(reserve_id, signed_in(), OnRowForm(request.form).seen.data)
    return _to_event(remove_reserve(session(), cmd), N_("The reserve dates have been removed."))


@blueprint.route("/reserve/<int:reserve_id>/use", methods=["GET", "POST"])
@may_plan
def use(reserve_id: int) -> ResponseReturnValue:
    """Ask whether an event is to move to its reserve dates, and move it."""
    row = get_reserve(session(), reserve_id)
    event = get_event_to_change(session(), row.event_id, signed_in())
    if request.method == "GET":
        items, published = counts_of(session(), [event.id]).get(event.id, (0, 0))
        form = OnRowForm(data={"seen": event.revision})
        return page("anchors/use.html", form, event=event, reserve=row, items=items, published=published)
    cmd = UseReserve(reserve_id, signed_in(), OnRowForm(request.form).seen.data)
    event_id, shift = use_reserve(session(), cmd, now=clock.now())
    _flash_adjusted(shift.adjusted)
    return _to_event(event_id, N_("The event has moved to its reserve dates."))


def _choice(event: Event) -> tuple[int, str]:
    return event.id, f"{event.title.told(current())} ({dates.days_range(event.days)})"


def _flash_adjusted(adjusted: Sequence[Adjusted]) -> None:
    if adjusted:
        flash(told_adjusted(adjusted), "warn")


def _anchor_page(form: AnchorForm, event: Event, anchor: Anchor | None = None) -> ResponseReturnValue:
    return page("anchors/form.html", form, event=event, anchor=anchor)


def _clash(stale: Stale, mine: AnchorForm, theirs: AnchorForm, anchor: Anchor) -> Response:
    return clashed(stale, mine, theirs, title=anchor.target.title, back=url_for("desk.event", event_id=anchor.event_id))


def _to_event(event_id: int, message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(url_for("desk.event", event_id=event_id), 303)
