"""What delegations hold of a person, for the answer to their asking."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.planning.delegations.contacts.proposals import waiting_of
from app.planning.delegations.models import Delegation, DelegationMember, InvitationAnswer, MemberProposal
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def memberships_held(session: Session, person: Person) -> Held:
    """Return the person's memberships, by event."""
    query = select(DelegationMember).where(DelegationMember.person_id == person.id).order_by(DelegationMember.id)
    query = query.options(joinedload(DelegationMember.delegation).joinedload(Delegation.event))
    return [
        {
            "event": one.delegation.event.title.as_dict(),
            "days": [one.delegation.event.first_day.isoformat(), one.delegation.event.last_day.isoformat()],
            "delegation": one.delegation.name.as_dict(),
            "role": one.role.value,
            "status": one.status.value,
            "note": one.note,
        }
        for one in session.scalars(query)
    ]


def posts_held(session: Session, person: Person) -> Held:
    """Return the delegations whose contact or attached officer the person is."""
    query = select(Delegation).where((Delegation.contact_id == person.id) | (Delegation.attached_id == person.id)).order_by(Delegation.id)
    return [
        {"delegation": one.name.as_dict(), "as": "contact" if one.contact_id == person.id else "attached"} for one in session.scalars(query)
    ]


def proposals_held(session: Session, person: Person) -> Held:
    """Return what contacts have proposed of the person and the office has not decided about yet."""
    members = select(DelegationMember.id).where(DelegationMember.person_id == person.id)
    ids = select(MemberProposal.delegation_id).where(MemberProposal.member_id.in_(members), MemberProposal.decided_at.is_(None)).distinct()
    wanted = set(session.scalars(members))
    return [
        {"deed": one.row.deed, "sent_by": one.row.sent_by, "says": json.loads(one.proposed.packed())["row"]}
        for delegation_id in session.scalars(ids.order_by(MemberProposal.delegation_id)).all()
        for one in waiting_of(session, delegation_id)
        if one.row.member_id in wanted
    ]


def answers_held(session: Session, person: Person) -> Held:
    """Return what the person has answered to invitations."""
    query = select(InvitationAnswer).join(DelegationMember, DelegationMember.id == InvitationAnswer.member_id)
    answers = session.scalars(query.where(DelegationMember.person_id == person.id).order_by(InvitationAnswer.id))
    return [{"answer": one.answer, "words": one.words, "at": one.answered_at.isoformat()} for one in answers]


HOLDINGS["memberships"] = memberships_held
HOLDINGS["posts"] = posts_held
HOLDINGS["answers"] = answers_held
HOLDINGS["proposals"] = proposals_held
