"""The blueprint of journeys, and what its pages have in common."""

from typing import Any

from flask import Blueprint, Response, flash, make_response, redirect, request, url_for

from app.ground.kernel.refusals import Stale
from app.ground.web.answers import clashed, tried
from app.ground.web.forms import Form
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.planning.delegations.choosing import chosen
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.journeys.models import Leg
from app.planning.journeys.queries import get_leg
from app.register.accounts.identity import signed_in

__all__ = ["back_to", "blueprint", "choose", "clash", "kept", "leg_to_change", "may_plan", "tried"]

blueprint = Blueprint("journeys", __name__)
may_plan = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


def choose(typed: str, field: str) -> int | None:
    """Return the id of the person whom a line of a form means."""
    return chosen(session(), typed, field)


def leg_to_change(leg_id: int) -> tuple[Leg, Event]:
    """Return a leg and its event, which this person may change."""
    leg = get_leg(session(), leg_id)
    return leg, get_event_to_change(session(), leg.event_id, signed_in())


def kept() -> dict[str, Any]:
    """Return the filters of the table that the address carries along."""
    return {name: value for name in ("day", "delegation") if (value := request.args.get(name, ""))}


def back_to(event_id: int, message: str = "", leg_id: int | None = None) -> Response:
    """Go back to the arrivals and departures of an event and say what was done."""
    if message:
        flash(gettext(message), "success")
    anchor = f"leg-{leg_id}" if leg_id else None
    return make_response(redirect(url_for("journeys.show", event_id=event_id, _anchor=anchor, **kept()), 303))


def clash(stale: Stale, mine: Form, theirs: Form, leg: Leg) -> Response:
    """Return the page on which two people's edits of a leg stand side by side."""
    back = url_for("journeys.show", event_id=leg.event_id, _anchor=f"leg-{leg.id}", **kept())
    return clashed(stale, mine, theirs, title=leg.label(), back=back)
