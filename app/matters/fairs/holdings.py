"""What fairs hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.matters.fairs.walks import exhibitor_name, title_of
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def places_held(session: Session, person: Person) -> Held:
    """Return the stands that the person keeps, the exhibitors for whom they are asked, and the stops at which they tell."""
    stands = session.scalars(select(Stand).where(Stand.keeper_id == person.id).order_by(Stand.id))
    contacts = select(Exhibitor).where(Exhibitor.contact_id == person.id).options(joinedload(Exhibitor.organisation))
    stops = select(WalkStop).where(WalkStop.teller_id == person.id)
    stops = stops.options(joinedload(WalkStop.exhibitor).joinedload(Exhibitor.organisation))
    return [
        *({"role": "keeper", "of": one.title.as_dict()} for one in stands),
        *({"role": "contact", "of": exhibitor_name(one).as_dict()} for one in session.scalars(contacts.order_by(Exhibitor.id))),
        *({"role": "teller", "of": title_of(one).as_dict()} for one in session.scalars(stops.order_by(WalkStop.id))),
    ]


def invitations_held(session: Session, person: Person) -> Held:
    """Return the invitations of the person to stands."""
    query = select(StandInvitation).where(StandInvitation.person_id == person.id).order_by(StandInvitation.id)
    return [
        {
            "stand": one.stand.title.as_dict(),
            "item": one.item.title.as_dict() if one.item else None,
            "state": one.state.value,
            "reason": one.reason,
            "host": one.host,
            "sent_on": one.sent_on.isoformat() if one.sent_on else None,
            "letter": one.letter,
            "answered_on": one.answered_on.isoformat() if one.answered_on else None,
            "answer": one.answer,
        }
        for one in session.scalars(query.options(joinedload(StandInvitation.stand), joinedload(StandInvitation.item)))
    ]


HOLDINGS["fair_places"] = places_held
HOLDINGS["fair_invitations"] = invitations_held
