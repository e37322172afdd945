"""Reads of the draft for the screen of an event day: as many queries for one delegation as for fifty."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.judgement.call_sheets.queries import untold_of
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.journeys.models import Leg
from app.planning.journeys.queries import arrangements_of
from app.planning.journeys.rules import Buffers
from app.planning.logistics.picture import Logistics
from app.planning.logistics.queries import logistics_of
from app.planning.programmes.programme import Programme
from app.planning.programmes.queries import programme_of
from app.planning.transfers.models import Transfer, Vehicle
from app.register.directory.models import Person


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as it is planned now, and what the screen shows beside the pictures: addresses by UID, phones on duty."""

    programme: Programme
    logistics: Logistics
    buffers: Buffers
    duty_phone: str
    untold: int
    """How many have not been told yet what was published."""
    delegations: Mapping[str, Delegation]
    """With contact and attached officer."""
    legs: Mapping[str, int]
    transfers: Mapping[str, int]
    drivers: Mapping[str, str]
    """The phone on duty in each vehicle."""


def draft_of(session: Session, event: Event) -> Draft:
    """Return an event as it is planned now."""
    arranged = arrangements_of(session, event.id)
    delegations = session.scalars(select(Delegation).where(Delegation.event_id == event.id)).unique()
    legs = session.execute(select(Leg.uid, Leg.id).where(Leg.event_id == event.id))
    transfers = session.execute(select(Transfer.uid, Transfer.id).where(Transfer.event_id == event.id))
    vehicles = session.execute(select(Vehicle.uid, Vehicle.phone).where(Vehicle.event_id == event.id, Vehicle.phone != ""))
    return Draft(
        programme=programme_of(session, event.id),
        logistics=logistics_of(session, event),
        buffers=arranged.buffers,
        duty_phone=arranged.duty_phone,
        untold=untold_of(session, event.id),
        delegations={one.uid: one for one in delegations},
        legs={row.uid: row.id for row in legs},
        transfers={row.uid: row.id for row in transfers},
        drivers={row.uid: row.phone for row in vehicles},
    )


def ids_of(session: Session, uids: Collection[str]) -> Mapping[str, int]:
    """Return the ids of persons; no query for nobody."""
    query = select(Person.uid, Person.id).where(Person.uid.in_(uids))
    return {row.uid: row.id for row in session.execute(query)} if uids else {}


def last_change(session: Session, event_id: int) -> int:
    """Return the number of the last change of anything that an event's draft is drawn from: its own, or that of the address books.

    One query that touches two ends of an index.
    """
    own = select(func.max(Change.id)).where(Change.event_id == event_id)
    shared = select(func.max(Change.id)).where(Change.event_id.is_(None))
    row = session.execute(select(own.scalar_subquery(), shared.scalar_subquery())).one()
    return max(row[0] or 0, row[1] or 0)
