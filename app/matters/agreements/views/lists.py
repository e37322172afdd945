"""The page of an event's agreements, the form of one, and the posts that move it along."""

from collections.abc import Callable

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.matters.agreements import commands, wording
from app.matters.agreements.choices import items_for, people_for
from app.matters.agreements.forms import AgreementForm, OnAgreementForm
from app.matters.agreements.listing import listing_of
from app.matters.agreements.models import Agreement
from app.matters.agreements.naming import names_for
from app.matters.agreements.queries import get_agreement, history_of_agreements
from app.matters.agreements.rules import MOST_SIGNATORIES
from app.matters.agreements.views.blueprint import HISTORY, blueprint, came_back, list_of, may_prepare, page_of, to_change
from app.planning.delegations.choosing import chosen
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/agreements")
@staff()
def index(event_id: int) -> ResponseReturnValue:
    """Show what will be signed at an event, in the order of signing."""
    event = get_event(session(), event_id)
    return render_template(
        "agreements/index.html",
        event=event,
        listing=listing_of(session(), event_id, clock.office_day()),
        may_change=may_change(event, signed_in()),
        history=told_rows(history_of_agreements(session(), event_id, limit=HISTORY), names_for(session()), named=True),
        words=wording,
    )


@blueprint.route("/events/<int:event_id>/agreements/new", methods=["GET", "POST"])
@may_prepare
def add(event_id: int) -> ResponseReturnValue:
    """Enter an agreement."""
    event = get_event_to_change(session(), event_id, signed_in())
    items = items_for(session(), event_id)
    if request.method == "GET":
        return _page(AgreementForm.blank(items, _asked_item()), event, None)
    form = AgreementForm(request.form, items=items)
    if "more" in request.form:
        return _one_more(form, event, None)
    made = tried(form, lambda: commands.add_agreement(session(), form.add_command(event_id, signed_in(), _choose)))
    return _page(form, event, None) if made is None else done(N_("The agreement is on the list."), list_of(event_id, made))


@blueprint.route("/agreements/<int:agreement_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit(agreement_id: int) -> ResponseReturnValue:
    """Change an agreement and who signs it; `more` asks for another empty row."""
    agreement, event = to_change(agreement_id)
    items = items_for(session(), event.id)
    if request.method == "GET":
        return _page(AgreementForm.of(agreement, items), event, agreement)
    form = AgreementForm(request.form, items=items).settled()
    if "more" in request.form:
        return _one_more(form, event, agreement)
    try:
        saved = tried(form, lambda: commands.change_agreement(session(), form.change_command(agreement_id, signed_in(), _choose)))
    except Stale as stale:
        return clashed(stale, form, AgreementForm.of(agreement, items), title=agreement.title, back=page_of(agreement_id))
    return _page(form, *_anew(agreement_id)) if saved is None else done(N_("The agreement has been saved."), page_of(saved))


@blueprint.post("/agreements/<int:agreement_id>/reorder")
@may_prepare
def reorder(agreement_id: int) -> ResponseReturnValue:
    """Let an agreement be signed before or after its neighbour."""
    return _deed(
        agreement_id,
        lambda form: commands.reorder_agreement(session(), form.reorder_command(agreement_id, signed_in())),
        N_("The order has been changed."),
    )


@blueprint.route("/agreements/<int:agreement_id>/remove", methods=["GET", "POST"])
@may_prepare
def remove(agreement_id: int) -> ResponseReturnValue:
    """Ask, then remove an agreement that was entered by mistake."""
    agreement, event = to_change(agreement_id)
    if request.method == "GET":
        return render_template("agreements/remove.html", event=event, agreement=agreement)
    commands.remove_agreement(session(), OnAgreementForm(request.form).remove_command(agreement_id, signed_in()))
    return done(N_("The agreement has been removed."), list_of(event.id))


def _deed(agreement_id: int, do: Callable[[OnAgreementForm], int], message: str) -> ResponseReturnValue:
    to_change(agreement_id)
    return came_back(get_agreement(session(), do(OnAgreementForm(request.form))), message)


def _anew(agreement_id: int) -> tuple[Event, Agreement]:
    """Return both once more: a refusal has let go of them."""
    agreement, event = to_change(agreement_id)
    return event, agreement


def _choose(typed: str, field: str) -> int | None:
    return chosen(session(), typed, field)


def _asked_item() -> int | None:
    try:
        return row_id(request.args.get("item", ""))
    except ValueError:
        return None


def _one_more(form: AgreementForm, event: Event, agreement: Agreement | None) -> ResponseReturnValue:
    if len(form.signatories) < MOST_SIGNATORIES:
        form.signatories.append_entry()
    return _page(form, event, agreement)


def _page(form: AgreementForm, event: Event, agreement: Agreement | None) -> Response:
    people = people_for(session(), event.id)
    return page("agreements/form.html", form, event=event, agreement=agreement, people=people, most=MOST_SIGNATORIES)
