"""What the late flight of the demonstration set breaks, and what is proposed."""

from datetime import timedelta

from sqlalchemy.orm import Session

from app.demo.naming import uid_of
from app.ground.kernel.ids import new_uid
from app.planning.events.queries import find_event_by_uid
from app.planning.journeys.queries import legs_of
from app.planning.logistics.commands import ApplyProposals, apply_proposals
from app.planning.logistics.delays_facts import delay_facts
from app.planning.logistics.delays_listing import late_legs
from app.planning.logistics.delays_offers import Move, offers_of
from app.planning.logistics.delays_values import BrokenTransfer, Misfit
from app.planning.transfers.queries import get_transfer
from app.planning.transfers.rules import wall_at
from tests.integration.demo.conftest import NOW, OFFICER


def test_the_transfer_for_the_late_flight_is_proposed_for_five_past_five(demo: Session) -> None:
    event = find_event_by_uid(demo, uid_of("N1"))
    assert event is not None
    (leg,) = (one for one in legs_of(demo, event.id) if one.number == "KC-852")
    facts = delay_facts(demo, event, [leg.id])
    consequences = facts.consequences(leg.id)
    (broken,) = (one for one in consequences if isinstance(one, BrokenTransfer))
    transfer = get_transfer(demo, broken.transfer)
    assert broken.start is not None
    new = wall_at(broken.start, transfer.zone)
    # 15.35 and an hour out of the airport and half an hour for the border
    assert (f"{transfer.start_local:%H.%M}", f"{new.local:%H.%M}", broken.sort) == ("15.20", "17.05", Misfit.TOO_SOON)
    assert set(broken.who) == {one.person_id for one in leg.passengers}
    assert (broken.others, broken.clashes) == ((), ())
    (move,) = (one for one in offers_of(facts, leg.id, consequences) if isinstance(one, Move))
    assert move.checked
    seen = {("leg", leg.id): leg.revision, ("transfer", transfer.id): transfer.revision}
    apply_proposals(demo, ApplyProposals(leg.id, OFFICER, new_uid(), frozenset((move.key,)), seen))
    assert get_transfer(demo, transfer.id).start == new


def test_the_first_screen_speaks_of_that_flight_only(demo: Session) -> None:
    (late,) = late_legs(demo, NOW + timedelta(hours=8))
    assert (late.number, late.minutes, late.count) == ("KC-852", 75, 1)
