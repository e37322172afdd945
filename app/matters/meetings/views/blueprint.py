"""The blueprint of meetings, who may prepare one, and the meeting that an address names."""

from flask import Blueprint

from app.ground.kernel.refusals import NotFound
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.meetings.agenda import has_agenda
from app.matters.meetings.commands import get_meeting_to_change
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.register.accounts.identity import signed_in

blueprint = Blueprint("meetings", __name__)
may_prepare = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


def meeting(event_id: int) -> Event:
    """Return an event with an agenda; refuse with NotFound any other."""
    event = get_event(session(), event_id)
    if not has_agenda(event):
        raise NotFound
    return event


def meeting_to_change(event_id: int) -> Event:
    """Return a meeting that whoever is signed in may change."""
    return get_meeting_to_change(session(), event_id, signed_in())
