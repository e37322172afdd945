"""The blueprint of working groups, who may write on its pages, and the days that their addresses name."""

from datetime import date

from flask import Blueprint, Response, request, url_for

from app.ground.web.answers import done
from app.ground.web.guards import staff

blueprint = Blueprint("working_groups", __name__)
may_write = staff("admin", "protocol", "secretary")
"""A group is no event's."""
may_meet = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""


def asked_day(name: str, otherwise: date) -> date:
    """Return the day that the address names; what cannot be read counts as not asked."""
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return otherwise


def to_group(message: str, group_id: int, anchor: str | None = None) -> Response:
    """Say that something was done, on the page of the group."""
    return done(message, url_for("working_groups.show", group_id=group_id, _anchor=anchor))
