"""What can be chosen in the form of an item: places of the register with their zones, and clocks."""

from typing import Any, Final

from sqlalchemy.orm import Session

from app.ground.words.dates import zone_city
from app.planning.events.models import Event
from app.planning.programmes.forms import Places
from app.register.venues.queries import place_choices, place_zones

ZONES: Final = ("Asia/Yekaterinburg", "Asia/Almaty", "Europe/Moscow", "Europe/Samara", "Asia/Omsk", "Asia/Aqtobe", "Asia/Oral")
"""Zones that the office meets; others come with a venue."""


def choices_for(session: Session, event: Event) -> dict[str, Any]:
    """Return the keyword arguments of `ItemForm` for an event: two queries, however many items there are."""
    places = Places(event.zone, place_choices(session), place_zones(session))
    zones = [*ZONES, *sorted({*places.zones.values(), event.zone} - set(ZONES))]
    return {"places": places, "zones": [(zone, zone_city(zone)) for zone in zones]}
