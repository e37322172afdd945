"""Real cities, venues and halls for tests."""

from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.register.venues.models import City, Hall, Venue
from app.register.venues.rules import CitySide

_Thing = TypeVar("_Thing", City, Venue, Hall)


def a_city(session: Session, **over: Any) -> City:
    """Return Ufa; `over` sets any column."""
    values: dict[str, Any] = {"name": Texts(ru="Уфа", ba="Өфө"), "zone": "Asia/Yekaterinburg", "side": CitySide.BASHKORTOSTAN}
    return _added(session, City(**{"uid": new_uid(), **values, **over}))


def a_venue(session: Session, city: City | None = None, **over: Any) -> Venue:
    """Return the congress hall, in Ufa unless told otherwise."""
    city = city or a_city(session)
    values: dict[str, Any] = {"uid": new_uid(), "city_id": city.id, "name": Texts(ru="Конгресс-холл «Торатау»"), "address": Texts()}
    return _added(session, Venue(**{**values, **over}))


def a_hall(session: Session, venue: Venue | None = None, **over: Any) -> Hall:
    """Return the large hall for 839 people."""
    venue = venue or a_venue(session)
    values: dict[str, Any] = {"uid": new_uid(), "venue_id": venue.id, "name": Texts(ru="Большой зал"), "layouts": [("theatre", 839)]}
    return _added(session, Hall(**{**values, **over}))


def _added(session: Session, thing: _Thing) -> _Thing:
    session.add(thing)
    session.flush()
    return thing
