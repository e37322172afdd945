"""The items of a programme at which a gift can be handed over, by day."""

from collections import defaultdict

from sqlalchemy.orm import Session

from app.ground.words.dates import clock, day_month
from app.ground.words.languages import current
from app.matters.agreements.queries import items_offered
from app.matters.talks.gifts_forms import Items


def items_for(session: Session, event_id: int) -> Items:
    """Return the items of an event that have not been cancelled. One query."""
    groups: dict[str, list[tuple[int | str, str]]] = defaultdict(list)
    for one in items_offered(session, event_id):
        if not one.cancelled:
            told = f"{clock(one.start)} · {one.title.told(current())}" if one.start else one.title.told(current())
            groups[day_month(one.day)].append((one.id, told))
    return groups
