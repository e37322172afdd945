"""The blueprint of instructions and the roadmap, and what other slices' pages learn through it."""

from typing import Any

from flask import Blueprint

from app.ground.kernel import clock
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.undertakings import wording
from app.matters.undertakings.keepers import may_keep
from app.matters.undertakings.queries import Wanted, Which, instructions_due, instructions_of
from app.planning.events.kinds import MEETINGS_OF_GROUPS
from app.register.accounts.identity import signed_in

blueprint = Blueprint("undertakings", __name__)
may_follow = staff("admin", "protocol", "coordinator")
"""An instruction of an event: a coordinator is asked again, for the event in question, by every command."""
may_keep_all = staff("admin", "protocol", "secretary")
"""Measures and dossiers are no event's."""


@blueprint.app_context_processor
def _for_other_pages() -> dict[str, Any]:
    """Give the first screen, the page of an event and that of a person the instructions that concern them."""
    return {
        "undertakings": {
            "words": wording,
            "day": clock.office_day,
            "due": lambda: instructions_due(session(), clock.office_day()),
            "decides": lambda event: event.kind in MEETINGS_OF_GROUPS,
            "of_event": lambda ident: instructions_of(session(), Wanted(Which.ALL, event_id=ident), limit=None),
            "of_person": lambda ident: instructions_of(session(), Wanted(person_id=ident), limit=None),
            "may_follow": lambda event: may_keep(signed_in(), event),
        }
    }
