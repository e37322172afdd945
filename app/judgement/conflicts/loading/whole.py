"""Reads all that is judged of an event, in as many queries for ten items as for six hundred."""

from datetime import datetime

from sqlalchemy import true
from sqlalchemy.orm import Session

from app.ground.kernel.walltime import zone
from app.judgement.conflicts.facts import Facts
from app.judgement.conflicts.loading.besides import (
    agreements_where,
    badges_where,
    documents_of,
    halls_where,
    in_the_cities,
    stays_where,
)
from app.judgement.conflicts.loading.events import frame_of, holidays_around
from app.judgement.conflicts.loading.instants import minute_of
from app.judgement.conflicts.loading.parties import delegations_where
from app.judgement.conflicts.loading.promised import overdue_for
from app.judgement.conflicts.loading.reach import Reach
from app.judgement.conflicts.loading.things import own_things, shared_things
from app.judgement.conflicts.situation import Situation
from app.judgement.conflicts.ways import VenueWays
from app.matters.agreements.models import Agreement
from app.planning.accreditation.models import Badge
from app.planning.stays.models import Stay
from app.register.venues.travel import travel_minutes


def situation_of(session: Session, event_id: int, *, now: datetime) -> Situation:
    """Return what is judged of an event, all of it, in order; refuse one that is not there."""
    return Situation(facts_of(session, event_id, now=now))


def facts_of(session: Session, event_id: int, *, now: datetime) -> Facts:
    """Return all of an event, and of others what shares a person, a hall or a vehicle with it on the days around.

    The halls are those of its cities: what other events have in them is read too, so that one that is said to be free is free.
    """
    frame = frame_of(session, event_id)
    today = now.astimezone(zone(frame.event.zone)).date()
    own = own_things(session, frame)
    delegations = delegations_where(session, frame.event, true())
    halls = halls_where(session, in_the_cities(frame.city, own.venues))
    members = frozenset(member.person for one in delegations.values() for member in one.members)
    people = own.people | members
    reach = Reach(people, frozenset(halls), frozenset(vehicle.key for vehicle in own.vehicles.values()))
    things = own | shared_things(session, frame, reach, own=False)
    return Facts(
        focus=event_id,
        now=minute_of(now),
        today=today,
        ways=VenueWays(travel_minutes(session)),
        events={event.id: event for event in (frame.event, *frame.others)},
        items=things.items,
        rides=things.rides,
        legs=things.legs,
        vehicles=things.vehicles,
        halls=halls,
        delegations=delegations,
        agreements=agreements_where(session, Agreement.event_id == event_id, own.items.keys()),
        holidays=holidays_around(session, frame.event),
        stays=stays_where(session, Stay.event_id == event_id),
        badges=badges_where(session, Badge.event_id == event_id),
        documents=documents_of(session, people),
        instructions=overdue_for(session, frame.event, today),
    )
