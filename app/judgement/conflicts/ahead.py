"""Whether something still lies ahead, so that it is worth saying what it lacks; pure."""

from typing import Final

from app.judgement.conflicts.facts import EventFact, Facts
from app.planning.events.rules import Status

_DONE: Final = frozenset({Status.HELD, Status.CANCELLED})


def lies_ahead(facts: Facts, event: EventFact) -> bool:
    """Tell whether an event is not over yet: what is asked for its preparation is asked for no longer then."""
    return facts.today <= event.days.last and event.status not in _DONE
