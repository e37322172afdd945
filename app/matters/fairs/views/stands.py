"""The page of an event's stands with who exhibits there, and the posts that write them."""

from collections.abc import Callable

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.matters.fairs import stands_commands as commands
from app.matters.fairs import wording
from app.matters.fairs.choices import offered_for_exhibitor, offered_for_stand
from app.matters.fairs.forms import ExhibitorForm, OnForm, StandForm
from app.matters.fairs.invitations import counts_of
from app.matters.fairs.models import Exhibitor, Stand
from app.matters.fairs.queries import history_of_stands, stands_of
from app.matters.fairs.views.blueprint import HISTORY, blueprint, choose, may_prepare, stand_page, to_stand
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/stand")
@staff()
def stand(event_id: int) -> ResponseReturnValue:
    """Show the stands of an event with who exhibits there."""
    event, stands = get_event(session(), event_id), stands_of(session(), event_id)
    changes = history_of_stands(session(), event_id, stands, limit=HISTORY)
    return render_template(
        "fairs/stand.html",
        event=event,
        stands=stands,
        counts=counts_of(session(), event_id),
        of_fair=POLICY[event.kind].of_fair,
        may_change=may_change(event, signed_in()),
        history=told_rows(changes, named=True),
        words=wording,
    )


@blueprint.route("/events/<int:event_id>/stand/new", methods=["GET", "POST"])
@may_prepare
def add_stand(event_id: int) -> ResponseReturnValue:
    """Enter a stand."""
    event = get_event_to_change(session(), event_id, signed_in())
    offered = offered_for_stand(session(), event_id)
    if request.method == "GET":
        return _stand_page(StandForm.blank(offered), event, None)
    form = StandForm(request.form, offered=offered)
    made = tried(form, lambda: commands.add_stand(session(), form.add_command(event_id, signed_in(), choose)))
    return _stand_page(form, event, None) if made is None else to_stand(N_("The stand is entered."), event_id, f"stand-{made}")


@blueprint.route("/stands/<int:stand_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit_stand(stand_id: int) -> ResponseReturnValue:
    """Change a stand."""
    found = _stand(stand_id)
    event, offered = found.event, offered_for_stand(session(), found.event_id)
    if request.method == "GET":
        return _stand_page(StandForm.of(found, offered), event, found)
    form = StandForm(request.form, offered=offered)
    try:
        saved = tried(form, lambda: commands.change_stand(session(), form.change_command(stand_id, signed_in(), choose)))
    except Stale as stale:
        return clashed(stale, form, StandForm.of(found, offered), title=found.title, back=stand_page(event.id))
    if saved is None:
        found = _stand(stand_id)
        return _stand_page(form, found.event, found)
    return to_stand(N_("The stand has been saved."), event.id, f"stand-{stand_id}")


@blueprint.route("/stands/<int:stand_id>/remove", methods=["GET", "POST"])
@may_prepare
def remove_stand(stand_id: int) -> ResponseReturnValue:
    """Ask, then remove a stand with its exhibitors."""
    found = _stand(stand_id)
    if request.method == "GET":
        return render_template("fairs/remove_stand.html", event=found.event, stand=found)
    event_id = commands.remove_stand(session(), OnForm(request.form).on_stand(stand_id, signed_in()))
    return to_stand(N_("The stand has been removed."), event_id)


@blueprint.route("/stands/<int:stand_id>/exhibitors/new", methods=["GET", "POST"])
@may_prepare
def add_exhibitor(stand_id: int) -> ResponseReturnValue:
    """Enter somebody who exhibits at a stand."""
    found = _stand(stand_id)
    event, offered = found.event, offered_for_exhibitor(session(), found.event_id)
    if request.method == "GET":
        return _exhibitor_page(ExhibitorForm.blank(offered), event, None)
    form = ExhibitorForm(request.form, offered=offered)
    made = tried(form, lambda: commands.add_exhibitor(session(), form.add_command(stand_id, signed_in(), choose)))
    if made is None:
        return _exhibitor_page(form, _stand(stand_id).event, None)
    return to_stand(N_("The exhibitor is entered."), event.id, f"exhibitor-{made}")


@blueprint.route("/exhibitors/<int:exhibitor_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit_exhibitor(exhibitor_id: int) -> ResponseReturnValue:
    """Change an exhibitor."""
    found = _exhibitor(exhibitor_id)
    event = found.stand.event
    offered = offered_for_exhibitor(session(), event.id)
    if request.method == "GET":
        return _exhibitor_page(ExhibitorForm.of(found, offered), event, found)
    form = ExhibitorForm(request.form, offered=offered)
    try:
        saved = tried(form, lambda: commands.change_exhibitor(session(), form.change_command(exhibitor_id, signed_in(), choose)))
    except Stale as stale:
        theirs, title = ExhibitorForm.of(found, offered), wording.exhibitor_told(found)
        return clashed(stale, form, theirs, title=title, back=stand_page(event.id))
    if saved is None:
        found = _exhibitor(exhibitor_id)
        return _exhibitor_page(form, found.stand.event, found)
    return to_stand(N_("The exhibitor has been saved."), event.id, f"exhibitor-{exhibitor_id}")


@blueprint.post("/exhibitors/<int:exhibitor_id>/move")
@may_prepare
def move_exhibitor(exhibitor_id: int) -> ResponseReturnValue:
    """Let an exhibitor stand before or after its neighbour."""
    return _deed(exhibitor_id, commands.move_exhibitor, N_("The order has been changed."), f"exhibitor-{exhibitor_id}")


@blueprint.post("/exhibitors/<int:exhibitor_id>/remove")
@may_prepare
def remove_exhibitor(exhibitor_id: int) -> ResponseReturnValue:
    """Remove an exhibitor; walks go on stopping there."""
    return _deed(exhibitor_id, commands.remove_exhibitor, N_("The exhibitor has been removed."), None)


def _deed(exhibitor_id: int, do: Callable[..., int], message: str, anchor: str | None) -> ResponseReturnValue:
    event_id = do(session(), OnForm(request.form).on_exhibitor(exhibitor_id, signed_in()))
    return to_stand(message, event_id, anchor)


def _stand(stand_id: int) -> Stand:
    return commands.stand_to_change(session(), stand_id, signed_in(), None)


def _exhibitor(exhibitor_id: int) -> Exhibitor:
    return commands.exhibitor_to_change(session(), exhibitor_id, signed_in(), None)


def _stand_page(form: StandForm, event: Event, found: Stand | None) -> Response:
    return page("fairs/stand_form.html", form, event=event, stand=found)


def _exhibitor_page(form: ExhibitorForm, event: Event, found: Exhibitor | None) -> Response:
    return page("fairs/exhibitor_form.html", form, event=event, exhibitor=found, words=wording)
