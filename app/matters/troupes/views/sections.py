"""What stands of troupes on the page of an event and of an item."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.sections import enter
from app.matters.troupes.queries import appearances_at, tally_of
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind

_SHOWN_AT = frozenset({ItemKind.CONCERT, ItemKind.CEREMONY})
"""Kinds of items at which somebody usually performs."""


def of_event(session: Session, event: Event) -> Mapping[str, object] | None:
    """Return how many troupes and freights an event has; nothing where none are usual and there are none. One query."""
    tally = tally_of(session, event.id)
    if not POLICY[event.kind].with_troupes and not tally.troupes and not tally.freight:
        return None
    begin = None if tally.troupes or tally.freight else (N_("Troupes, riders, freight"), "troupes.index")
    return {"tally": tally, "begin": begin}


def of_item(session: Session, item: ProgrammeItem) -> Mapping[str, object] | None:
    """Return who performs and rehearses at an item, and the rehearsals for it elsewhere. One query."""
    found = appearances_at(session, item.id)
    if not found and not (POLICY[item.event.kind].with_troupes and item.kind in _SHOWN_AT and not item.cancelled):
        return None
    here = [one for one in found if one.item_id == item.id]
    return {"here": here, "elsewhere": [one for one in found if one.item_id != item.id]}


enter("event", "troupes/_event.html", of_event, order=60)
enter("item", "troupes/_item.html", of_item, order=60)
