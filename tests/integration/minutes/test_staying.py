"""Claims about events that stay: what was approved, signed, sent or handed over at them goes with no event, whoever removes it."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import Refusal
from app.matters.agreements.rules import AgreementState
from app.matters.fairs.rules import InvitationState
from app.matters.minutes.models import Minutes
from app.matters.minutes.rules import MinutesState
from app.matters.talks.rules import GiftState
from app.planning.events.commands import RemoveEvent, remove_event
from app.planning.events.models import Event
from app.register.directory.rules.kinds import PartySide
from tests.factories.agreements import an_agreement
from tests.factories.events import an_event
from tests.factories.fairs import a_stand, an_invitation
from tests.factories.minutes import some_minutes
from tests.factories.talks import a_gift
from tests.integration.planning.people import an_officer

DAY = date(2024, 11, 26)
HELD: dict[str, tuple[Callable[[Session, Event], object], str]] = {
    "minutes": (lambda session, event: some_minutes(session, event, state=MinutesState.APPROVED), "approved"),
    "agreement": (lambda session, event: an_agreement(session, event, state=AgreementState.SIGNED, signed_on=DAY), "signed"),
    "gift": (lambda session, event: a_gift(session, event, state=GiftState.HANDED_OVER, handed_on=DAY), "handed over"),
    "deposited": (
        lambda session, event: a_gift(session, event, "Ковёр", PartySide.KAZAKHSTAN, state=GiftState.DEPOSITED, handed_on=DAY),
        "handed over",
    ),
    "invitation": (
        lambda session, event: an_invitation(session, a_stand(session, event), state=InvitationState.SENT, sent_on=DAY),
        "sent",
    ),
}
PLANNED: dict[str, Callable[[Session, Event], object]] = {
    "minutes": some_minutes,
    "agreement": an_agreement,
    "gift": a_gift,
    "invitation": lambda session, event: an_invitation(session, a_stand(session, event)),
}


@pytest.mark.parametrize("what", HELD)
def test_an_event_stays_with_what_was_done_there(session: Session, what: str) -> None:
    make, told = HELD[what]
    event = an_event(session)
    make(session, event)
    with pytest.raises(Refusal) as refused:
        remove_event(session, RemoveEvent(event.id, an_officer(session), event.revision))
    assert told in refused.value.message
    assert session.get(Event, event.id) is event


@pytest.mark.parametrize("what", PLANNED)
def test_what_was_only_planned_goes_with_its_event(session: Session, what: str) -> None:
    event = an_event(session)
    PLANNED[what](session, event)
    remove_event(session, RemoveEvent(event.id, an_officer(session), event.revision))
    assert session.scalars(select(Event.id)).all() == []


def test_approved_minutes_do_not_go_with_their_event_past_the_command_either(session: Session) -> None:
    event = an_event(session)
    minutes = some_minutes(session, event, state=MinutesState.APPROVED)
    nested = session.begin_nested()
    session.delete(event)
    with pytest.raises(Refusal):
        session.flush()
    nested.rollback()
    assert session.scalars(select(Minutes.id)).all() == [minutes.id]
