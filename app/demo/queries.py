"""What of the demonstration set is already in a database."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.demo.data import DemoSet
from app.demo.reading import read
from app.ground.kernel import clock
from app.ground.kernel.text import folded
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.venues.models import City, Hall, Venue


def is_loaded(session: Session) -> bool:
    """Tell whether the demonstration set has been loaded, even if some of it has been removed since."""
    return load_day(session, read()) is not None


def load_day(session: Session, demo: DemoSet) -> date | None:
    """Return the day of the first load, as the office counts days: the invented events are dated from it for good."""
    codes = [event.code for event in demo.events]
    first = session.scalar(select(func.min(Event.created_at)).where(Event.code.in_(codes)))
    return clock.office_day(first) if first else None


def events_by_code(session: Session, codes: Collection[str]) -> dict[str, Event]:
    """Return the events with these codes."""
    return {event.code: event for event in session.scalars(select(Event).where(Event.code.in_(codes))) if event.code}


def item_codes(session: Session, codes: Collection[str]) -> frozenset[str]:
    """Return which of these codes belong to an item."""
    found = session.scalars(select(ProgrammeItem.code).where(ProgrammeItem.code.in_(codes)))
    return frozenset(code for code in found if code)


def item_ids(session: Session, codes: Collection[str]) -> dict[str, int]:
    """Return the ids of the items with these codes."""
    rows = session.execute(select(ProgrammeItem.code, ProgrammeItem.id).where(ProgrammeItem.code.in_(codes)))
    return {code: ident for code, ident in rows if code}


def delegation_ids(session: Session, event_code: str) -> dict[str, int]:
    """Return the ids of an event's delegations by their codes within it."""
    rows = session.execute(select(Delegation.code, Delegation.id).where(Delegation.code.startswith(f"{event_code}-", autoescape=True)))
    return {code.removeprefix(f"{event_code}-"): ident for code, ident in rows if code}


def find_city(session: Session, code: str, name: str) -> int | None:
    """Return the city with a code or, if somebody has typed it in before, with a name."""
    rows = session.execute(select(City.id, City.code, City.name))
    return _found([(ident, own, text.ru) for ident, own, text in rows], code, name)


def find_venue(session: Session, code: str, name: str, city_id: int) -> int | None:
    """Return the venue with a code or, in its city, with a name."""
    rows = session.execute(select(Venue.id, Venue.code, Venue.name, Venue.city_id))
    return _found([(ident, own, text.ru if at == city_id else "") for ident, own, text, at in rows], code, name)


def find_hall(session: Session, code: str, name: str, venue_id: int) -> int | None:
    """Return the hall with a code or, in its venue, with a name."""
    rows = session.execute(select(Hall.id, Hall.code, Hall.name, Hall.venue_id))
    return _found([(ident, own, text.ru if at == venue_id else "") for ident, own, text, at in rows], code, name)


def _found(rows: Collection[tuple[int, str | None, str]], code: str, name: str) -> int | None:
    by_code = (ident for ident, own, _ in rows if own == code)
    by_name = (ident for ident, _, own in rows if folded(own) == folded(name))
    return next(by_code, None) or next(by_name, None)
