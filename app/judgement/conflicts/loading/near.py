"""Reads only what an edit has to do with: enough for `engine.difference` to say what it would say of the whole event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.ground.kernel.walltime import zone
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.facts import Facts
from app.judgement.conflicts.kinds import ALL
from app.judgement.conflicts.loading.among import among
from app.judgement.conflicts.loading.besides import agreements_where, badges_where, documents_of, halls_where, stays_where
from app.judgement.conflicts.loading.events import frame_of, holidays_around
from app.judgement.conflicts.loading.instants import minute_of
from app.judgement.conflicts.loading.parties import delegations_where
from app.judgement.conflicts.loading.reach import Frame, Reach
from app.judgement.conflicts.loading.things import Things, shared_things
from app.judgement.conflicts.situation import Situation
from app.judgement.conflicts.ways import VenueWays
from app.matters.agreements.models import Agreement
from app.planning.accreditation.models import Badge
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.planning.stays.models import Stay
from app.register.venues.models import Hall
from app.register.venues.travel import travel_minutes


@dataclass(frozen=True, slots=True)
class _Named:
    """What an edit has to do with, by ids."""

    items: Iterable[int] = ()
    people: Iterable[int] = ()
    halls: Iterable[int] = ()
    rides: Iterable[int] = ()
    legs: Iterable[int] = ()
    vehicles: Iterable[int] = ()
    delegations: Iterable[int] = ()


def near(
    session: Session,
    event_id: int,
    *,
    now: datetime,
    items: Iterable[int] = (),
    people: Iterable[int] = (),
    halls: Iterable[int] = (),
    rides: Iterable[int] = (),
    legs: Iterable[int] = (),
) -> Situation:
    """Return what shares a person, a hall or a vehicle with these: what an edit changes, and whom and what it would newly concern.

    `difference(near(…), edit)` is `difference(situation_of(…), edit)` where `items`, `rides` and `legs` name all that the edit changes,
    `people` and `halls` all that its new facts have and the stored ones do not. What else is there may be told in part only: of an item
    that merely shares a person, the persons who are shared. A car that gets another vehicle needs `near_edit`.
    """
    return _near(session, event_id, _Named(items, people, halls, rides, legs), now)


def near_edit(session: Session, event_id: int, edit: Edit, *, now: datetime) -> Situation:
    """Return what shares a person, a hall or a vehicle with an edit of items, rides and legs, as it stands and as it would be.

    An edit of delegations or agreements needs the whole situation.
    """
    items = [item for item in edit.items.values() if item is not None]
    rides = [ride for ride in edit.rides.values() if ride is not None]
    legs = [leg for leg in edit.legs.values() if leg is not None]
    named = _Named(
        edit.items,
        frozenset[int]().union(*(item.people for item in items), *(ride.people for ride in rides), *(leg.passengers for leg in legs)),
        [item.spot.hall for item in items if item.spot.hall is not None],
        edit.rides,
        edit.legs,
        [car.vehicle for ride in rides for car in ride.cars if car.vehicle is not None],
        frozenset[int]().union(*(item.delegations for item in items)),
    )
    return _near(session, event_id, named, now)


def _near(session: Session, event_id: int, named: _Named, now: datetime) -> Situation:
    frame = frame_of(session, event_id)
    changed = Reach(
        items=frozenset(named.items).union(_told_together(session, frame)), rides=frozenset(named.rides), legs=frozenset(named.legs)
    )
    stored = shared_things(session, frame, changed, own=True)
    reach = _reach(stored, changed, named)
    things = shared_things(session, frame, reach, own=True)
    return Situation(_facts(session, frame, reach, things, frozenset(named.delegations), now))


def _told_together(session: Session, frame: Frame) -> Sequence[int]:
    """Return the items of which some check tells all at once: those of a working group, for its quorum."""
    kinds = frozenset[ItemKind]().union(*(check.together(frame.event) for check in ALL))
    if not kinds:
        return ()
    return session.scalars(select(ProgrammeItem.id).where(frame.own(ProgrammeItem), ProgrammeItem.kind.in_(kinds))).all()


def _reach(stored: Things, changed: Reach, named: _Named) -> Reach:
    """Return what is named with what the stored things have: those who drive their cars too, for a ride that changes changes their day."""
    cars = {car.vehicle for ride in stored.rides.values() for car in ride.cars}.union(named.vehicles)
    driven = [vehicle for vehicle in stored.vehicles.values() if vehicle.id in cars]
    return replace(
        changed,
        people=frozenset(named.people).union(
            *(item.people for item in stored.items.values()),
            *(ride.people for ride in stored.rides.values()),
            *(leg.passengers for leg in stored.legs.values()),
            (vehicle.driver for vehicle in driven if vehicle.driver is not None),
        ),
        halls=frozenset(named.halls).union(item.spot.hall for item in stored.items.values() if item.spot.hall is not None),
        vehicles=frozenset(vehicle.key for vehicle in driven),
    )


def _facts(session: Session, frame: Frame, reach: Reach, things: Things, delegations: frozenset[int], now: datetime) -> Facts:
    event_id = frame.event.id
    changed = [item for item in reach.items if item in things.items]
    parties = delegations.union(*(things.items[item].delegations for item in changed))
    theirs = select(DelegationMember.delegation_id).where(among(DelegationMember.person_id, reach.people))
    # Whether an event has any beds and badges at all is a fact about it: one of each is read, whoever has it.
    bed = select(func.min(Stay.id)).where(Stay.event_id == event_id, Stay.cancelled.is_(False)).scalar_subquery()
    badge = select(func.min(Badge.id)).where(Badge.event_id == event_id, Badge.revoked.is_(False)).scalar_subquery()
    return Facts(
        focus=event_id,
        now=minute_of(now),
        today=now.astimezone(zone(frame.event.zone)).date(),
        ways=VenueWays(travel_minutes(session)),
        events={event.id: event for event in (frame.event, *frame.others)},
        items=things.items,
        rides=things.rides,
        legs=things.legs,
        vehicles=things.vehicles,
        halls=halls_where(session, among(Hall.id, reach.halls)),
        delegations=delegations_where(session, frame.event, or_(among(Delegation.id, parties), Delegation.id.in_(theirs))),
        agreements=agreements_where(session, (Agreement.event_id == event_id) & among(Agreement.item_id, changed), changed),
        holidays=holidays_around(session, frame.event),
        stays=stays_where(session, (Stay.event_id == event_id) & or_(among(Stay.person_id, reach.people), Stay.id == bed)),
        badges=badges_where(session, (Badge.event_id == event_id) & or_(among(Badge.person_id, reach.people), Badge.id == badge)),
        documents=documents_of(session, reach.people),
    )
