"""Real troupes, lines of riders, performances and freight for tests."""

from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.troupes.models import Appearance, Freight, RiderNeed, Troupe
from app.matters.troupes.rules import RiderArea
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem

NAME = "Ансамбль народного танца"
NEED = "Сцена не меньше 10 × 8 м"
CARGO = "Костюмы и инструменты"
_Row = TypeVar("_Row", Troupe, RiderNeed, Appearance, Freight)


def a_troupe(session: Session, event: Event, **over: Any) -> Troupe:
    """Return a troupe without rider and appearances; `over` sets any column."""
    values: dict[str, Any] = {"event": event, "event_id": event.id, "name": Texts(NAME), "delegation": None, "needs": [], "appearances": []}
    return _kept(session, Troupe(**{"uid": new_uid(), **values, **over}))


def a_need(session: Session, troupe: Troupe, **over: Any) -> RiderNeed:
    """Return a line of a rider that has been asked for."""
    values: dict[str, Any] = {"troupe": troupe, "troupe_id": troupe.id, "area": RiderArea.STAGE, "text": NEED}
    return _kept(session, RiderNeed(**{"uid": new_uid(), **values, **over}))


def an_appearance(session: Session, troupe: Troupe, item: ProgrammeItem, concert: ProgrammeItem | None = None, **over: Any) -> Appearance:
    """Return a performance of a troupe at an item, or its rehearsal there for a concert."""
    values: dict[str, Any] = {"troupe": troupe, "troupe_id": troupe.id, "item": item, "for_item": concert}
    return _kept(session, Appearance(**{"uid": new_uid(), **values, **over}))


def a_freight(session: Session, event: Event, **over: Any) -> Freight:
    """Return a freight of which no day is known; `over` sets any column."""
    values: dict[str, Any] = {"event": event, "event_id": event.id, "what": Texts(CARGO), "troupe": None}
    return _kept(session, Freight(**{"uid": new_uid(), **values, **over}))


def _kept(session: Session, row: _Row) -> _Row:
    session.add(row)
    session.flush()
    return row
