"""What can be chosen in the form of a leg: airports and stations, clocks, delegations."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.text import folded
from app.ground.words.dates import zone_city
from app.ground.words.languages import current
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.journeys.forms import Ends
from app.planning.programmes.choices import ZONES
from app.register.venues.models import City, Venue
from app.register.venues.queries import venue_choices
from app.register.venues.rules import FIRST_ZONES


def ends_for(session: Session, event: Event, *used: str) -> Ends:
    """Return what the form of an event's leg offers; zones that are `used` already are among it. Four queries."""
    cities = session.execute(select(City.name, City.zone)).all()
    known = {folded(text): zone for name, zone in cities for text in name.each()}
    venue_zones = dict(session.execute(select(Venue.id, City.zone).join(City, Venue.city_id == City.id)).all())
    query = select(Delegation.id, Delegation.name).where(Delegation.event_id == event.id).order_by(Delegation.position, Delegation.id)
    delegations = [(ident, name.told(current())) for ident, name in session.execute(query)]
    zones = _zones({event.zone, *known.values(), *filter(None, used)})
    return Ends(event.zone, venue_choices(session), venue_zones, zones, known, delegations)


def _zones(used: Iterable[str]) -> list[tuple[str, str]]:
    """Return the clocks to choose from: those that the office meets, then those of its cities, then the rest of both countries."""
    order = dict.fromkeys((*ZONES, *sorted(used), *FIRST_ZONES))
    return [(zone, zone_city(zone)) for zone in order]
