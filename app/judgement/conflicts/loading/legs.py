"""Reads arrivals and departures as facts."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.judgement.conflicts.facts import LegFact
from app.judgement.conflicts.loading.instants import minute_of, spot_at
from app.judgement.conflicts.loading.reach import Row
from app.planning.journeys.models import Leg, LegPassenger


def legs_where(session: Session, which: ColumnElement[bool]) -> dict[int, LegFact]:
    """Return some legs with those who travel on them. Two queries."""
    passengers: dict[int, dict[int, bool]] = defaultdict(dict)
    aboard = select(LegPassenger.leg_id, LegPassenger.person_id, LegPassenger.vip).join(LegPassenger.leg).where(which)
    for leg, person, vip in session.execute(aboard.order_by(LegPassenger.id)):
        passengers[leg][person] = vip
    query = select(
        *(Leg.id, Leg.event_id, Leg.direction, Leg.mode, Leg.day, Leg.zone, Leg.venue_id, Leg.place, Leg.border, Leg.provisional, Leg.vip),
        *(Leg.planned_local, Leg.planned_at, Leg.estimated_local, Leg.estimated_at, Leg.actual_local, Leg.actual_at),
    )
    return {row.id: _fact(row, passengers[row.id]) for row in session.execute(query.where(which).order_by(Leg.id))}


def _fact(row: Row, passengers: dict[int, bool]) -> LegFact:
    at, local = _expected(row)
    return LegFact(
        row.id,
        row.event_id,
        row.direction,
        row.mode,
        row.day,
        row.zone,
        minute_of(at),
        local,
        spot_at(row.venue_id, None, row.place),
        row.border,
        row.provisional,
        {person: vip or row.vip for person, vip in passengers.items()},
    )


def _expected(row: Row) -> tuple[datetime | None, datetime | None]:
    """Return the best that is known of its time at our end: actual, else estimated, else planned; as an instant and by the clock."""
    known = ((row.actual_at, row.actual_local), (row.estimated_at, row.estimated_local), (row.planned_at, row.planned_local))
    return next((one for one in known if one[0] is not None), (None, None))


def of_passengers(leg: LegFact, people: frozenset[int]) -> LegFact:
    """Return a leg as far as some people travel on it."""
    return replace(leg, passengers={person: vip for person, vip in leg.passengers.items() if person in people})
