"""The register of an event's gifts, and the posts that write it."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.kernel.walltime import zone
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.matters.talks import gifts_commands as commands
from app.matters.talks import wording
from app.matters.talks.choices import items_for
from app.matters.talks.gift_rules import KEPT_UP_TO, WORKING_DAYS
from app.matters.talks.gifts_forms import GiftForm, OnGiftForm
from app.matters.talks.listing import register_of
from app.matters.talks.models import Gift
from app.matters.talks.queries import get_gift, history_of_gifts
from app.matters.talks.views.blueprint import HISTORY, blueprint, may_prepare
from app.planning.delegations.choosing import chosen
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.register.accounts.identity import signed_in


@blueprint.get("/events/<int:event_id>/gifts")
@staff()
def gifts(event_id: int) -> ResponseReturnValue:
    """Show what is given and received at an event."""
    event = get_event(session(), event_id)
    return render_template(
        "talks/gifts.html",
        event=event,
        register=register_of(session(), event_id, today=clock.now().astimezone(zone(event.zone)).date()),
        may_change=may_change(event, signed_in()),
        history=told_rows(history_of_gifts(session(), event_id, limit=HISTORY), named=True),
        rule={"value": wording.roubles(KEPT_UP_TO), "days": WORKING_DAYS},
        words=wording,
    )


@blueprint.route("/events/<int:event_id>/gifts/new", methods=["GET", "POST"])
@may_prepare
def add_gift(event_id: int) -> ResponseReturnValue:
    """Enter a gift."""
    event, items = get_event_to_change(session(), event_id, signed_in()), items_for(session(), event_id)
    if request.method == "GET":
        return _page(GiftForm.blank(items, _asked_item()), event)
    form = GiftForm(request.form).offering(items)
    made = tried(form, lambda: commands.add_gift(session(), form.add_command(event_id, signed_in(), _choose)))
    if made is None:
        return _page(form, get_event(session(), event_id))
    return done(N_("The gift is in the register."), _place(event_id, made))


@blueprint.route("/gifts/<int:gift_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit_gift(gift_id: int) -> ResponseReturnValue:
    """Change a gift."""
    gift, event = _to_change(gift_id)
    items = items_for(session(), event.id)
    if request.method == "GET":
        return _page(GiftForm.of(gift, items), event, gift)
    form = GiftForm(request.form).offering(items).settled()
    try:
        saved = tried(form, lambda: commands.change_gift(session(), form.change_command(gift_id, signed_in(), _choose)))
    except Stale as stale:
        return clashed(stale, form, GiftForm.of(gift, items), title=gift.what, back=_place(event.id, gift_id))
    if saved is None:
        gift, event = _to_change(gift_id)
        return _page(form, event, gift)
    return done(N_("The gift has been saved."), _place(event.id, gift_id))


@blueprint.post("/gifts/<int:gift_id>/state")
@may_prepare
def gift_state(gift_id: int) -> ResponseReturnValue:
    """Let a gift go a step forward or back."""
    _, event = _to_change(gift_id)
    commands.set_gift_state(session(), OnGiftForm(request.form).state_command(gift_id, signed_in()), now=clock.now())
    return done(N_("Marked."), _place(event.id, gift_id))


@blueprint.route("/gifts/<int:gift_id>/remove", methods=["GET", "POST"])
@may_prepare
def remove_gift(gift_id: int) -> ResponseReturnValue:
    """Ask, then remove a gift that was entered by mistake."""
    gift, event = _to_change(gift_id)
    if request.method == "GET":
        return render_template("talks/gift_remove.html", gift=gift, event=event)
    commands.remove_gift(session(), OnGiftForm(request.form).remove_command(gift_id, signed_in()))
    return done(N_("The gift has been removed."), _place(event.id))


def _to_change(gift_id: int) -> tuple[Gift, Event]:
    gift = get_gift(session(), gift_id)
    return gift, get_event_to_change(session(), gift.event_id, signed_in())


def _choose(typed: str, field: str) -> int | None:
    return chosen(session(), typed, field)


def _asked_item() -> int | None:
    try:
        return row_id(request.args.get("item", ""))
    except ValueError:
        return None


def _page(form: GiftForm, event: Event, gift: Gift | None = None) -> Response:
    return page("talks/gift.html", form, event=event, gift=gift)


def _place(event_id: int, gift_id: int | None = None) -> str:
    return url_for("talks.gifts", event_id=event_id, _anchor=f"gift-{gift_id}" if gift_id else None)
