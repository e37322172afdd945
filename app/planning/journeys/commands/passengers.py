"""Saying who travels on a leg: one by one, or a whole delegation at one press."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.journeys.commands.common import leg_to_change, passengers_on, persons_of_event, write_passengers
from app.planning.journeys.models import Leg
from app.planning.journeys.rules import Passenger
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class SetPassengers:
    """Say who travels on a leg that the person saw at revision `seen`; whoever is not named does not."""

    leg_id: int
    by: Actor
    seen: int | None
    passengers: tuple[Passenger, ...]


@dataclass(frozen=True, slots=True)
class AddDelegationToLeg:
    """Put everybody of a delegation who comes on a leg; it says nothing about others, so it needs no revision that was seen."""

    leg_id: int
    by: Actor
    delegation_id: int


def set_passengers(session: Session, cmd: SetPassengers) -> int:
    """Write who travels and return the leg's id."""
    leg = leg_to_change(session, cmd.leg_id, cmd.by, cmd.seen)
    new = {one.person_id for one in cmd.passengers} - {one.person_id for one in leg.passengers}
    persons = persons_of_event(session, leg.event_id, new)
    if new - set(persons):
        raise Refusal(N_("Only those who come to the event travel on its legs; take them into a delegation first."))
    write_passengers(leg, cmd.passengers, persons)
    session.flush()
    return leg.id


def add_delegation_to_leg(session: Session, cmd: AddDelegationToLeg) -> int:
    """Put the delegation on the leg and return how many that were."""
    leg = leg_to_change(session, cmd.leg_id, cmd.by, None)
    added = put_delegation_on(session, leg, cmd.delegation_id)
    session.flush()
    return added


def put_delegation_on(session: Session, leg: Leg, delegation_id: int) -> int:
    """Put those of a delegation who come on a leg besides who is on it already; return how many are new."""
    delegation = session.get(Delegation, delegation_id)
    if delegation is None or delegation.event_id != leg.event_id:
        raise NotFound
    before = passengers_on(leg)
    aboard = {one.person_id for one in before}
    coming = select(DelegationMember.person_id).where(DelegationMember.delegation_id == delegation_id, DelegationMember.status.not_in(GONE))
    new = [ident for ident in session.scalars(coming.order_by(DelegationMember.id)) if ident not in aboard]
    persons = persons_of_event(session, leg.event_id, new)
    write_passengers(leg, (*before, *(Passenger(ident) for ident in new)), persons)
    return len(new)
