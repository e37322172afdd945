"""Loading the agreements of the demonstration set."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.agreements_data import DemoAgreement
from app.demo.naming import uid_of
from app.matters.agreements.commands import AddAgreement, AgreementDetails, add_agreement
from app.matters.agreements.models import Agreement
from app.matters.agreements.rules import Signatory
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person


def load_agreements(
    session: Session, event: Event, told: Sequence[DemoAgreement], by: Actor, items: Mapping[str, int], persons: Mapping[str, Person]
) -> None:
    """Make those of an event's agreements that are not there; `items` are ids, both by code."""
    known = set(session.scalars(select(Agreement.code).where(Agreement.event_id == event.id)))
    for one in told:
        if one.code in known:
            continue
        signatories = tuple(
            Signatory(each.party, each.side, persons[each.person].id if each.person else None, each.authority) for each in one.signatories
        )
        details = AgreementDetails(one.title, items[one.item], one.note, signatories)
        add_agreement(session, AddAgreement(event.id, by, uid_of(one.code), details, one.state, one.code))
