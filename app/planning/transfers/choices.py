"""What can be chosen in the form of a transfer: places with their zones, legs and items of the event."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.words import dates
from app.ground.words.languages import current
from app.planning.events.models import Event
from app.planning.journeys.models import Leg
from app.planning.programmes.choices import choices_for as item_choices
from app.planning.programmes.forms import Places
from app.planning.programmes.models import ProgrammeItem

_VENUE = "venue:"
Groups = dict[str, list[tuple[str, str]]]


def choices_for(session: Session, event: Event) -> dict[str, Any]:
    """Return the keyword arguments of `TransferForm` for an event: four queries, however many items there are."""
    known = item_choices(session, event)
    places: Places = known["places"]
    groups = {city: [row for row in rows if row[0].startswith(_VENUE)] for city, rows in places.groups.items()}
    venues = Places(event.zone, groups, {key: zone for key, zone in places.zones.items() if key.startswith(_VENUE)})
    return {"places": venues, "zones": known["zones"], "legs": _legs(session, event.id), "items": _items(session, event.id)}


def _legs(session: Session, event_id: int) -> Groups:
    query = select(Leg.id, Leg.number, Leg.day, Leg.planned_local, Leg.far_place).where(Leg.event_id == event_id, Leg.cancelled.is_(False))
    groups: Groups = {}
    for row in session.execute(query.order_by(Leg.day, Leg.planned_local, Leg.id)):
        told = " ".join(
            filter(None, (dates.clock(row.planned_local) if row.planned_local else "", row.number, row.far_place.told(current())))
        )
        groups.setdefault(dates.day_short(row.day), []).append((str(row.id), told))
    return groups


def _items(session: Session, event_id: int) -> Groups:
    query = select(ProgrammeItem.id, ProgrammeItem.title, ProgrammeItem.day, ProgrammeItem.start_local)
    query = query.where(ProgrammeItem.event_id == event_id, ProgrammeItem.cancelled.is_(False))
    groups: Groups = {}
    for row in session.execute(query.order_by(ProgrammeItem.day, ProgrammeItem.start_local, ProgrammeItem.position, ProgrammeItem.id)):
        clock = dates.clock(row.start_local) if row.start_local else ""
        groups.setdefault(dates.day_short(row.day), []).append((str(row.id), f"{clock} {row.title.told(current())}".strip()[:90]))
    return groups
