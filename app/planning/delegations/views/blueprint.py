"""The blueprint of delegations, and what its pages have in common."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.web.answers import page, tried
from app.ground.web.guards import staff
from app.ground.web.history import Told, told_rows
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.planning.delegations.choosing import chosen, find_chosen
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.naming import names_for
from app.planning.delegations.queries import get_delegation, get_member, history_of_delegation
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.identity import signed_in

__all__ = [
    "blueprint",
    "choose",
    "delegation_to_change",
    "find",
    "history_of",
    "is_fragment",
    "may_compose",
    "member_to_change",
    "page",
    "to_list",
    "tried",
]

blueprint = Blueprint("delegations", __name__)
may_compose = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


def is_fragment() -> bool:
    """Tell whether a script asks for a part of the page."""
    return bool(request.headers.get("HX-Request"))


def choose(typed: str, field: str) -> int | None:
    """Return the id of the person whom a line of a form means."""
    return chosen(session(), typed, field)


def find(typed: str, field: str) -> int | None:
    """Return the id of the person whom a line of a form means, None for somebody new."""
    person = find_chosen(session(), typed, field)
    return person.id if person else None


def delegation_to_change(delegation_id: int) -> tuple[Delegation, Event]:
    """Return a delegation and its event, which this person may change."""
    delegation = get_delegation(session(), delegation_id)
    return delegation, get_event_to_change(session(), delegation.event_id, signed_in())


def member_to_change(member_id: int) -> tuple[DelegationMember, Delegation, Event]:
    """Return a member with everybody else of the delegation, which this person may change."""
    delegation, event = delegation_to_change(get_member(session(), member_id).delegation_id)
    return next(member for member in delegation.members if member.id == member_id), delegation, event


def history_of(delegation_id: int, *, limit: int) -> list[Told]:
    """Return what was done to a delegation and its members, in words."""
    return told_rows(history_of_delegation(session(), delegation_id, limit=limit), names_for(session()), named=True)


def to_list(event_id: int, message: str, delegation_id: int | None = None) -> ResponseReturnValue:
    """Go back to the delegations of an event and say what was done."""
    flash(gettext(message), "success")
    anchor = f"delegation-{delegation_id}" if delegation_id else None
    return redirect(url_for("delegations.index", event_id=event_id, _anchor=anchor), 303)
