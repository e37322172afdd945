"""Reads what the lists of an event's logistics are drawn from: a version or the draft, and the phones on duty of today."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.faces.printouts.arrivals_document import ArrivalsPicture, arrivals_document, phones_asked
from app.faces.printouts.lists_document import Occasion, Standing
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import SECONDS, job
from app.faces.printouts.rooming_document import RoomingOrder, RoomingPicture, rooming_document
from app.faces.printouts.rows import Json
from app.faces.printouts.transfers_document import TransfersPicture, transfers_document, vehicles_driven
from app.ground.jobs.crew import CREW
from app.ground.kernel.texts import Texts
from app.judgement.publishing.pictures import Pictures, find_published_pictures, last_changed
from app.planning.events.models import Event
from app.planning.itineraries.phones import Needed, phones_needed
from app.planning.logistics.picture import Logistics, StayPicture
from app.planning.logistics.queries import logistics_of
from app.planning.logistics.travel_lists import AskedLegs, TravelLists
from app.planning.stays.rooming import Rooming, rooming_of

DOCX_TASK: Final = "app.faces.printouts.lists_docx:docx"
_SECONDS: Final = 2 * SECONDS
"""Eighteen hundred stays take six seconds as DOCX, and half as long as PDF."""
TEMPLATES: Final = {"pdf": "lists.typ", "docx": "lists.docx"}


@dataclass(frozen=True, slots=True)
class OnPaper:
    """In which language a list is printed, and as what: `pdf` or `docx`."""

    language: str
    format: str = "pdf"


@dataclass(frozen=True, slots=True)
class AskedRooming:
    """Which rooming list is wanted; None is all."""

    hotel_id: int | None = None
    order: RoomingOrder = RoomingOrder.ROOMS
    day: date | None = None


def arrivals_sheet(session: Session, pictures: Pictures, asked: AskedLegs, paper: OnPaper) -> Sheet:
    """Return the list of arrivals and departures."""
    sections = TravelLists(pictures.programme, pictures.logistics).legs(asked)
    needed = Needed(dict(phones_asked(sections)), frozenset(), pictures.logistics.officers, frozenset())
    phones = phones_needed(session, needed, pictures.programme.event_uid)
    delegation = next((one.name for one in pictures.programme.delegations if one.uid == asked.delegation), Texts())
    picture = ArrivalsPicture(_occasion(pictures), _standing(pictures), sections, phones, asked.direction, delegation)
    return _sheet(arrivals_document(picture, paper.language), picture.standing, paper)


def transfers_sheet(session: Session, pictures: Pictures, day: date | None, paper: OnPaper) -> Sheet:
    """Return the dispatcher's list of transfers."""
    days = TravelLists(pictures.programme, pictures.logistics).transfers(day)
    needed = Needed(vehicles_driven(days), frozenset(), {}, frozenset())
    phones = phones_needed(session, needed, pictures.programme.event_uid)
    picture = TransfersPicture(_occasion(pictures), _standing(pictures), days, phones)
    return _sheet(transfers_document(picture, paper.language), picture.standing, paper)


def rooming_sheet(session: Session, event: Event, asked: AskedRooming, paper: OnPaper) -> Sheet:
    """Return the rooming list as it stands: a version's where that says the same of who stays where, else a draft."""
    rooming = rooming_of(session, asked.hotel_id, event.id)
    occasion = Occasion(event.title, event.city.name, event.days, event.zone)
    standing = _standing_of_stays(session, event, rooming)
    document = rooming_document(RoomingPicture(occasion, standing, rooming.hotels, asked.order, asked.day), paper.language)
    return _sheet(document, standing, paper)


def written_list(asked: bytes) -> bytes:
    """Return the DOCX of a job."""
    return CREW.run(DOCX_TASK, asked, seconds=_SECONDS)


def _sheet(document: dict[str, Json], standing: Standing, paper: OnPaper) -> Sheet:
    return Sheet(job(TEMPLATES[paper.format], standing.at, document), f"{document['name']}.{paper.format}")


def _occasion(pictures: Pictures) -> Occasion:
    programme = pictures.programme
    return Occasion(programme.title, programme.city, programme.days, programme.zone)


def _standing(pictures: Pictures) -> Standing:
    return Standing(pictures.at, pictures.number)


def _standing_of_stays(session: Session, event: Event, rooming: Rooming) -> Standing:
    published = find_published_pictures(session, event.id)
    if published is not None:
        hotels = {hotel.uid for hotel in rooming.hotels}
        if _stays(published.logistics, hotels) == _stays(logistics_of(session, event), hotels):
            return Standing(published.at, published.number)
    return Standing(last_changed(session, event))


def _stays(logistics: Logistics, hotels: set[str]) -> dict[str, StayPicture]:
    """Return who stays, by UID; what was cancelled stands on no list."""
    return {stay.uid: stay for stay in logistics.stays if stay.hotel in hotels and not stay.cancelled}
