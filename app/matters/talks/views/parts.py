"""What talks and gifts show on the pages of an item, of an event, and of today."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.kernel.walltime import zone
from app.ground.web.sections import enter
from app.matters.talks import wording
from app.matters.talks.listing import listing_of, overdue_gifts, register_of
from app.matters.talks.queries import find_talks
from app.matters.talks.table import table_of
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind


def of_item(session: Session, item: ProgrammeItem) -> Mapping[str, object] | None:
    """Return the talks of an item; of a meeting without them, the way in."""
    talks = find_talks(session, item.id)
    if talks is None and (item.kind is not ItemKind.MEETING or item.cancelled):
        return None
    return {"item_id": item.id, "talks": talks, "table": table_of(talks, item.day) if talks else None, "words": wording}


def of_event(session: Session, event: Event) -> Mapping[str, object]:
    """Return the talks and the gifts of an event. Five queries."""
    today = clock.now().astimezone(zone(event.zone)).date()
    register = register_of(session, event.id, today=today)
    begin = None if register.rows else (N_("Register of gifts"), "talks.gifts")
    return {"rows": listing_of(session, event.id), "register": register, "words": wording, "begin": begin}


def of_today(session: Session, day: date) -> Mapping[str, object] | None:
    """Return the gifts that should have been handed in."""
    rows = overdue_gifts(session, day)
    return {"rows": rows, "words": wording} if rows else None


enter("item", "talks/_item.html", of_item, order=40)
enter("event", "talks/_event.html", of_event, order=40)
enter("today", "talks/_today.html", of_today, order=40)
