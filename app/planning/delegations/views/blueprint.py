"""The blueprint of delegations, and what its pages have in common."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel.refusals import Stale
from app.ground.web import clash
from app.ground.web.forms import Form, carried_out
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

blueprint = Blueprint("delegations", __name__)
may_compose = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""

_T = TypeVar("_T")


def is_fragment() -> bool:
    """Tell whether a script asks for a part of the page."""
    return bool(request.headers.get("HX-Request"))


def tried(form: Form, do: Callable[[], _T]) -> _T | None:
    """Carry out what the form asks for; None where the form or a rule said no."""
    return carried_out(form, do, rollback=session().rollback)


def page(template: str, form: Form, **context: Any) -> Response:
    """Return the page of a form: 422 where it has been refused."""
    refused = bool(form.errors or form.form_errors)
    return make_response(render_template(template, form=form, was=clash.was(form), **context), 422 if refused else 200)


def clashed(stale: Stale, mine: Form, theirs: Form, *, title: str, back: str) -> Response:
    """Return the page on which two people's edits stand side by side."""
    changes = list(changed_since(session(), stale.kind, stale.ident, stale.seen))
    return clash.answer(stale, mine, theirs, changes, title=title, back=back)


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
