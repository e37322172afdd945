"""Lists of an event's logistics as spreadsheets: arrivals and departures, transfers, vehicles, stays, badges."""

from datetime import date

from flask import request
from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.listings.badges import badges_listing
from app.faces.spreadsheets.listings.journeys import journeys_listing
from app.faces.spreadsheets.listings.stays import stays_listing
from app.faces.spreadsheets.listings.transfers import transfers_listing, vehicles_listing
from app.faces.spreadsheets.views.answering import handed_out
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current, speaking
from app.judgement.publishing.pictures import Pictures, draft_pictures, find_published_pictures
from app.planning.accreditation.listing import wanted_in
from app.planning.accreditation.queries import badges_of, ids_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.itineraries.phones import Needed, phones_needed
from app.planning.journeys.rules import Direction
from app.planning.logistics.travel_lists import AskedLegs, TravelLists
from app.planning.stays.rooming import rooming_of
from app.planning.transfers.queries import vehicles_of


@blueprint.get("/events/<int:event_id>/journeys.xlsx")
@staff()
def journeys(event_id: int) -> ResponseReturnValue:
    """Give out who arrives and departs, of the latest version or of the draft."""
    pictures = _pictures(get_event(session(), event_id))
    direction = request.args.get("direction", "")
    asked = AskedLegs(Direction(direction) if direction in set(Direction) else None, _day(), request.args.get("delegation", ""))
    sections = TravelLists(pictures.programme, pictures.logistics).legs(asked)
    phones = phones_needed(session(), _everybody(pictures), pictures.programme.event_uid)
    with speaking(_language()):
        return handed_out(journeys_listing(pictures, sections, phones))


@blueprint.get("/events/<int:event_id>/transfers.xlsx")
@staff()
def transfers(event_id: int) -> ResponseReturnValue:
    """Give out the transfers of an event or of a day, of the latest version or of the draft."""
    pictures = _pictures(get_event(session(), event_id))
    days = TravelLists(pictures.programme, pictures.logistics).transfers(_day())
    phones = phones_needed(session(), _everybody(pictures), pictures.programme.event_uid)
    with speaking(_language()):
        return handed_out(transfers_listing(pictures, days, phones))


@blueprint.get("/events/<int:event_id>/vehicles.xlsx")
@staff()
def vehicles(event_id: int) -> ResponseReturnValue:
    """Give out the vehicles of an event."""
    return handed_out(vehicles_listing(get_event(session(), event_id), vehicles_of(session(), event_id)))


@blueprint.get("/events/<int:event_id>/stays.xlsx")
@staff()
def stays(event_id: int) -> ResponseReturnValue:
    """Give out the rooming list of an event or of one of its hotels."""
    event = get_event(session(), event_id)
    rooming = rooming_of(session(), request.args.get("hotel", type=row_id), event_id)
    with speaking(_language()):
        return handed_out(stays_listing(event, rooming, by_check_in=request.args.get("order") == "check-in", day=_day()))


@blueprint.get("/events/<int:event_id>/badges.xlsx")
@staff()
def badges(event_id: int) -> ResponseReturnValue:
    """Give out the badges of an event, with the search and the filters of their page."""
    event = get_event(session(), event_id)
    return handed_out(badges_listing(event, badges_of(session(), event, ids_of(session(), event_id, wanted_in(request.args)))))


def _pictures(event: Event) -> Pictures:
    """Return the latest version, where there is one and the draft is not asked for."""
    published = find_published_pictures(session(), event.id) if request.args.get("source") != "draft" else None
    return published or draft_pictures(session(), event)


def _everybody(pictures: Pictures) -> Needed:
    """Return that the phones of all drivers and officers of an event are needed."""
    drivers = {vehicle.uid: vehicle.driver for vehicle in pictures.logistics.vehicles}
    return Needed(drivers, frozenset(), pictures.logistics.officers, frozenset())


def _day() -> date | None:
    return request.args.get("day", type=date.fromisoformat)


def _language() -> str:
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else current()
