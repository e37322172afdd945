"""The blueprint of minutes, and the parts that they put on other pages."""

from collections.abc import Mapping

from flask import Blueprint, Response, url_for
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.answers import done
from app.ground.web.guards import staff
from app.ground.web.sections import enter
from app.ground.web.unit import session
from app.matters.minutes import wording
from app.matters.minutes.agreeing_commands import numbered
from app.matters.minutes.consents import open_remarks
from app.matters.minutes.models import Minutes
from app.matters.minutes.queries import decision_of_instruction, find_minutes_plain, get_minutes
from app.matters.undertakings.models import Instruction
from app.planning.delegations.choosing import chosen
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.register.accounts.identity import signed_in

blueprint = Blueprint("minutes", __name__)
may_write = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


def choose(typed: str, field: str) -> int | None:
    """Return the id of the person who was typed into a line."""
    return chosen(session(), typed, field)


def to_write(minutes_id: int) -> Minutes:
    """Return minutes of an event that this person may change, loaded whole."""
    minutes = get_minutes(session(), minutes_id)
    get_event_to_change(session(), minutes.event_id, signed_in())
    return minutes


def place(event_id: int, anchor: str | None = None) -> str:
    """Return where minutes are read, at one of their places."""
    return url_for("minutes.show", event_id=event_id, _anchor=anchor)


def to_page(event_id: int, message: str, anchor: str | None = None) -> Response:
    """Say on the page of the minutes that something was done."""
    return done(message, place(event_id, anchor))


def _of_event(held: Session, event: Event) -> Mapping[str, object] | None:
    """Return how far the minutes of a meeting have come. Two queries at most."""
    minutes = find_minutes_plain(held, event.id) if POLICY[event.kind].of_group else None
    if minutes is None:
        may_begin = POLICY[event.kind].of_group and may_change(event, signed_in())
        return {"minutes": None, "begin": (N_("Minutes of the meeting"), "minutes.show")} if may_begin else None
    return {"minutes": minutes, "open_remarks": open_remarks(held, minutes.id), "words": wording}


def _of_instruction(held: Session, instruction: Instruction) -> Mapping[str, object] | None:
    """Return of which decision an instruction came. Few queries, however long the minutes are."""
    decision = decision_of_instruction(held, instruction.id)
    if decision is None:
        return None
    minutes = get_minutes(held, decision.point.minutes_id)
    return {"minutes": minutes, "decision": decision, "number": numbered(minutes)[decision.id], "words": wording}


enter("event", "minutes/_event.html", _of_event, order=20)
enter("instruction", "minutes/_instruction.html", _of_instruction, order=20)
