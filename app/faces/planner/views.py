"""The board of a programme and the page of one item."""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.faces.planner import board as boards
from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.sections import sections_of
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.judgement.publishing.commands import changes_since
from app.judgement.publishing.queries import find_latest
from app.judgement.publishing.telling import DEEDS, item_told
from app.matters.agreements import wording as agreement_words
from app.matters.agreements.queries import agreements_at
from app.planning.attendance.panel import panel_context
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.events.queries import get_event, may_change
from app.planning.programmes import restoring
from app.planning.programmes.forms import RestoreForm
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.naming import names_for
from app.planning.programmes.queries import drawn, get_item, items_of, picture
from app.planning.programmes.roster_queries import NOBODY_COMES, roster_of
from app.planning.programmes.wording import crowd_told
from app.register.accounts.identity import signed_in

blueprint = Blueprint("planner", __name__)


@blueprint.get("/events/<int:event_id>/programme")
@staff()
def board(event_id: int) -> ResponseReturnValue:
    """Show the draft of a programme: a list by day, or a timetable of one day."""
    event = get_event(session(), event_id)
    items = items_of(session(), event_id)
    latest = find_latest(session(), event_id)
    programme = picture(session(), event, items)
    changes = changes_since(latest, programme)
    days = boards.days_of(event, items, programme, boards.marks(changes.items) if latest else {})
    fragment = bool(request.headers.get("HX-Request"))
    template = "planner/_board.html" if fragment else "planner/board.html"
    answer = make_response(render_template(template, latest=latest, changes=changes, **_context(event, days, fragment=fragment)))
    if fragment:
        answer.headers.update({"HX-Retarget": "#board", "HX-Reswap": "outerHTML"})
    return answer


@blueprint.get("/items/<int:item_id>")
@staff()
def item(item_id: int) -> ResponseReturnValue:
    """Show one item, everything that can be done with it, and its history."""
    found, event = _item_and_event(item_id)
    roster = roster_of(session(), event)
    programme = drawn(event, [found], roster)
    row = boards.row_of(event, found, programme.items[0], programme)
    return render_template(
        "planner/item.html",
        history=told_rows(history_of(session(), "item", item_id), names_for(session())),
        event=event,
        row=row,
        crowd=crowd_told(found.layout, found.expected, found.buffer_minutes),
        agreements=agreements_at(session(), item_id),
        agreement_words=agreement_words,
        sections=sections_of("item", session(), found),
        **panel_context(session(), found, roster, request.args),
        **_deeds(event),
    )


@blueprint.get("/items/<int:item_id>/menu")
@staff()
def menu(item_id: int) -> ResponseReturnValue:
    """Return the menu of an item's row, made only when somebody opens it."""
    found, event = _item_and_event(item_id)
    programme = drawn(event, [found], NOBODY_COMES)
    return render_template(
        "planner/_menu.html", event=event, row=boards.row_of(event, found, programme.items[0], programme), **_deeds(event)
    )


@blueprint.post("/history/<int:change_id>/restore")
@staff("admin", "protocol", "coordinator")
def restore(change_id: int) -> ResponseReturnValue:
    """Give an item back the value that a field had before a change."""
    form = RestoreForm(request.form)
    cmd = restoring.RestoreField(change_id, form.field.data or "", signed_in(), form.seen.data)
    return _restored(lambda: restoring.restore_field(session(), cmd))


@blueprint.post("/history/<int:change_id>/bring-back")
@staff("admin", "protocol", "coordinator")
def bring_back(change_id: int) -> ResponseReturnValue:
    """Put a removed item back into its programme."""
    return _restored(lambda: restoring.restore_removed(session(), restoring.RestoreRemoved(change_id, signed_in())))


def _restored(do: Callable[[], int]) -> ResponseReturnValue:
    item_id = do()
    flash(gettext(N_("It is again as it was.")), "success")
    return redirect(url_for("planner.item", item_id=item_id), 303)


def _item_and_event(item_id: int) -> tuple[ProgrammeItem, Event]:
    found = get_item(session(), item_id)
    return found, get_event(session(), found.event_id)


def _deeds(event: Event) -> dict[str, object]:
    return {"may_change": may_change(event, signed_in()), "new_uid": new_uid, "alone": restoring.ALONE}


def _context(event: Event, days: tuple[boards.Day, ...], *, fragment: bool) -> dict[str, object]:
    grid = request.args.get("view") == "grid"
    chosen = _chosen_day(days)
    slots, first, last = boards.slots_of(chosen) if grid and chosen else ((), 0, 0)
    return {
        "event": event,
        "days": days,
        "grid": grid,
        "chosen": chosen,
        "slots": slots,
        "first": first,
        "last": last,
        "fragment": fragment,
        "usual_items": bool(POLICY[event.kind].skeleton) and not any(day.rows for day in days),
        "deeds": DEEDS,
        "item_told": item_told,
        **_deeds(event),
    }


def _chosen_day(days: tuple[boards.Day, ...]) -> boards.Day | None:
    try:
        asked = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        asked = None
    found = next((day for day in days if day.day == asked), None)
    return found or next((day for day in days if day.rows), days[0] if days else None)
