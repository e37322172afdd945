"""What can be chosen in the form of an agreement: the items of the programme, signings first, and who comes to the event."""

from collections import defaultdict
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.words.dates import clock, day_month
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.agreements.forms import Items
from app.matters.agreements.queries import ItemOffered, items_offered, people_of
from app.planning.delegations.choosing import told_choice
from app.planning.programmes.rules import ItemKind

MOST_SUGGESTED: Final = 300
"""Persons that the form knows before somebody types; for others it asks."""


def items_for(session: Session, event_id: int) -> Items:
    """Return the items by group: signings first, then all others by day. One query."""
    groups: dict[str, list[tuple[int | str, str]]] = defaultdict(list)
    offered = sorted(items_offered(session, event_id), key=lambda one: one.kind is not ItemKind.SIGNING)
    for one in offered:
        is_signing = one.kind is ItemKind.SIGNING
        group = gettext(N_("Signings")) if is_signing else day_month(one.day)
        groups[group].append((one.id, _told(one, with_day=is_signing)))
    return groups


def people_for(session: Session, event_id: int) -> list[str]:
    """Return who comes to the event, as the line of a signatory shows them. One query."""
    return [told_choice(person) for person in people_of(session, event_id, limit=MOST_SUGGESTED)]


def _told(one: ItemOffered, *, with_day: bool) -> str:
    when = filter(None, (day_month(one.day) if with_day else "", clock(one.start) if one.start else ""))
    title = one.title.told(current())
    told = f"{', '.join(when)} · {title}".removeprefix(" · ")
    return gettext(N_("%(item)s (cancelled)"), item=told) if one.cancelled else told
