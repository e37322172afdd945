"""Which events a private link opens now."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.judgement.private_links.models import PrivateLink
from app.judgement.publishing.queries import events_naming
from app.planning.events.models import Event
from app.register.directory.merged import merged_uids, succession

_KEPT: Final = timedelta(days=14)
"""How long after its last day an event still stands on a page of several."""
_MOST: Final = 12
"""Events that one page shows: each is a whole programme to read."""


def events_reached(session: Session, link: PrivateLink, today: date) -> Sequence[Event]:
    """Return the event that a link is about; of a link to all events those that name its subject and are not long over, by their days."""
    ids = [link.event_id] if link.event_id is not None else _naming(session, link)
    query = select(Event).where(Event.id.in_(ids)).options(joinedload(Event.city)).order_by(Event.first_day, Event.id)
    if link.event_id is None:
        query = query.where(Event.last_day >= today - _KEPT).limit(_MOST)
    return session.scalars(query).all() if ids else ()


def _naming(session: Session, link: PrivateLink) -> Collection[int]:
    uids = succession(link.subject_uid, merged_uids(session))
    return {ident for uid in uids for ident in events_naming(session, uid)}
