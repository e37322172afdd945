"""Carries out what somebody has chosen of the proposals that a delay makes: all of it or nothing, by the ordinary commands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.kernel.walltime import WallTime
from app.planning.attendance.commands import SetMember, set_member
from app.planning.events.queries import get_event_to_change
from app.planning.journeys.models import Leg
from app.planning.journeys.queries import get_leg
from app.planning.logistics.delays_facts import DelayFacts, delay_facts
from app.planning.logistics.delays_offers import Away, Move, Offer, Split, offers_of
from app.planning.logistics.delays_values import mark_of
from app.planning.programmes.models import ProgrammeItem
from app.planning.transfers.commands import (
    AddTransfer,
    MoveTransfer,
    SetPassengers,
    add_transfer,
    move_transfer,
    set_passengers,
)
from app.planning.transfers.commands.transfers import details_of
from app.planning.transfers.models import Transfer
from app.planning.transfers.queries import get_transfer, passengers_of
from app.planning.transfers.rules import later, wall_at, without_people
from app.register.accounts.rules.roles import Actor

_THINGS: Mapping[str, type[Leg] | type[Transfer] | type[ProgrammeItem]] = {one.__kind__: one for one in (Leg, Transfer, ProgrammeItem)}
Seen = Mapping[tuple[str, int], int]
"""Kind and id of a thing → the revision that the page showed."""


class ChangedMeanwhile(Refusal):
    """What the page showed is not so any more; `stale` says of which things somebody has changed something."""

    status = 409

    def __init__(self, stale: Sequence[Stale] = ()) -> None:
        super().__init__(N_("What this delay breaks has changed since your page was drawn. Nothing has been done; choose again."))
        self.stale = tuple(stale)


@dataclass(frozen=True, slots=True)
class ApplyProposals:
    """Do what was chosen of the proposals of a leg, by their keys; `uid` is chosen by the page and names what is made anew."""

    leg_id: int
    by: Actor
    uid: str
    chosen: frozenset[str]
    seen: Seen


@dataclass(frozen=True, slots=True)
class Settle:
    """Say that what a delay breaks stays as it is; `mark` is of what the page showed (`delays_values.mark_of`)."""

    leg_id: int
    by: Actor
    mark: str


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: by which offer, and how the transfer stood before and stands now; `made` is a new transfer's id."""

    offer: Offer
    before: WallTime | None = None
    after: WallTime | None = None
    made: int = 0


def apply_proposals(session: Session, cmd: ApplyProposals) -> tuple[Done, ...]:
    """Do what was chosen and return it in the order in which it was done; refuse all of it where the page is out of date."""
    leg = get_leg(session, cmd.leg_id)
    event = get_event_to_change(session, leg.event_id, cmd.by)
    if not cmd.chosen:
        raise Refusal(N_("Nothing was checked, so nothing has been done."))
    _refuse_old(session, cmd)
    facts = delay_facts(session, event, [leg.id])
    offered = {offer.key: offer for offer in offers_of(facts, leg.id, facts.consequences(leg.id))}
    if cmd.chosen - offered.keys():
        raise ChangedMeanwhile
    chosen = [offer for key, offer in offered.items() if key in cmd.chosen]
    _refuse_both(chosen)
    return tuple(_carried_out(session, cmd, facts, offer) for offer in chosen)


def settle(session: Session, cmd: Settle) -> int:
    """Count the leg's consequences no more until there are others, and return the event's id."""
    leg = get_leg(session, cmd.leg_id)
    event = get_event_to_change(session, leg.event_id, cmd.by)
    if not cmd.mark or mark_of(delay_facts(session, event, [leg.id]).consequences(leg.id)) != cmd.mark:
        raise ChangedMeanwhile
    leg.settled, leg.settled_by = cmd.mark, cmd.by.name
    session.flush()
    return event.id


def _refuse_old(session: Session, cmd: ApplyProposals) -> None:
    """Refuse where anything that the page showed has another revision now, or is gone."""
    stale = []
    for kind, model in _THINGS.items():
        seen = {ident: revision for (of, ident), revision in cmd.seen.items() if of == kind}
        now = {row.id: row.revision for row in session.execute(select(model.id, model.revision).where(model.id.in_(sorted(seen))))}
        stale += [Stale(kind, ident, revision, now.get(ident, 0)) for ident, revision in seen.items() if now.get(ident) != revision]
    # The leg that the page is about always counts, also where what was sent does not say how it stood.
    if stale or (Leg.__kind__, cmd.leg_id) not in cmd.seen:
        raise ChangedMeanwhile(stale)


def _refuse_both(chosen: Sequence[Offer]) -> None:
    moved = {offer.transfer for offer in chosen if isinstance(offer, Move)}
    if any(isinstance(offer, Split) and offer.transfer in moved for offer in chosen):
        raise Refusal(N_("Move a transfer or make another one, not both."))


def _carried_out(session: Session, cmd: ApplyProposals, facts: DelayFacts, offer: Offer) -> Done:
    match offer:
        case Move():
            return _moved(session, cmd, offer)
        case Split():
            return _split(session, cmd, facts, offer)
        case Away():
            for place, member in enumerate(offer.members):
                # The first one checks what the page showed; it is ourselves who have changed it for the others.
                seen = cmd.seen.get((ProgrammeItem.__kind__, offer.item), 0) if not place else None
                set_member(session, SetMember(offer.item, cmd.by, seen, member, attends=False))
            return Done(offer)


def _moved(session: Session, cmd: ApplyProposals, offer: Move) -> Done:
    transfer = get_transfer(session, offer.transfer)
    before, after = transfer.start, wall_at(offer.start, transfer.zone)
    move_transfer(session, MoveTransfer(transfer.id, cmd.by, _seen(cmd, transfer.id), after))
    return Done(offer, before, after)


def _split(session: Session, cmd: ApplyProposals, facts: DelayFacts, offer: Split) -> Done:
    transfer = get_transfer(session, offer.transfer)
    length, before, after = transfer.end_at - transfer.start_at, transfer.start, wall_at(offer.start, transfer.zone)
    details = details_of(transfer)
    end = None if transfer.end_is_estimate else later(after, length)
    stay = without_people(passengers_of(transfer), offer.people)
    set_passengers(session, SetPassengers(transfer.id, cmd.by, _seen(cmd, transfer.id), stay))
    another = replace(details, start=after, end=end, motorcade=False, staff_note="")
    new = AddTransfer(facts.event.id, cmd.by, uid_from(cmd.uid, f"split:{transfer.id}"), another, offer.people)
    return Done(offer, before, after, add_transfer(session, new))


def _seen(cmd: ApplyProposals, transfer_id: int) -> int:
    """Return the revision of a transfer that the page showed; 0, which none has, where it did not."""
    return cmd.seen.get((Transfer.__kind__, transfer_id), 0)
