"""What the routes about troupes, riders, performances and freight stand for."""

from sqlalchemy.orm import Session

from app.planning.events.models import Event
from tests.factories.programmes import an_item
from tests.factories.troupes import a_freight, a_need, a_troupe, an_appearance


def troupes_of(session: Session, event: Event) -> dict[str, object]:
    """Return a troupe with a line of its rider and a performance, and what travels for it."""
    troupe = a_troupe(session, event)
    return {
        "troupe_id": troupe.id,
        "need_id": a_need(session, troupe).id,
        "appearance_id": an_appearance(session, troupe, an_item(session, event)).id,
        "freight_id": a_freight(session, event, troupe=troupe).id,
    }
