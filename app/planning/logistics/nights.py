"""Tells the stays of an event on which days its guests come and go, as their legs have it."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.planning.journeys.models import Leg, LegPassenger
from app.planning.journeys.rules import Direction
from app.planning.stays.travel import TRAVEL, TravelDays


def days_by_legs(session: Session, event_id: int) -> Mapping[int, TravelDays]:
    """Return the day of the first arrival and of the last departure of everybody who travels; cancelled legs count for nothing."""
    query = (
        select(LegPassenger.person_id, Leg.direction, func.min(Leg.day), func.max(Leg.day))
        .join(Leg, Leg.id == LegPassenger.leg_id)
        .where(Leg.event_id == event_id, Leg.cancelled.is_(False))
        .group_by(LegPassenger.person_id, Leg.direction)
    )
    comes, goes = {}, {}
    for person_id, direction, first, last in session.execute(query):
        if direction is Direction.ARRIVAL:
            comes[person_id] = first
        else:
            goes[person_id] = last
    return {person_id: TravelDays(comes.get(person_id), goes.get(person_id)) for person_id in {*comes, *goes}}


TRAVEL["legs"] = days_by_legs
