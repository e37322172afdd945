"""Which items are read: all of the event, or those that share a person or a hall with something, with who attends them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.judgement.conflicts.facts import ItemFact
from app.judgement.conflicts.loading.among import among
from app.judgement.conflicts.loading.attendance import Attendance, places_where, standing_for
from app.judgement.conflicts.loading.items import fillings_where, item_facts, item_rows, kazakh_delegations
from app.judgement.conflicts.loading.reach import Frame, Reach
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MemberStatus
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.roster_queries import Going, Place, goings_where, instead_of


def own_items(session: Session, frame: Frame) -> dict[int, ItemFact]:
    """Return the items of the event. Eight queries."""
    places = places_where(session, DelegationMember.event_id == frame.event.id)
    which, attendance, kazakh = frame.own(ProgrammeItem), Attendance(places), kazakh_delegations(session, frame)
    goings = goings_where(session, which, instead_of(places))
    return item_facts(
        item_rows(session, which),
        frame,
        goings,
        lambda _, going: attendance.people(going),
        fillings_where(session, which),
        lambda going: not kazakh.isdisjoint(going.delegations | attendance.homes(going.plus)),
    )


def shared_items(session: Session, frame: Frame, reach: Reach, *, own: bool) -> dict[int, ItemFact]:
    """Return the items that share a person or a hall; `things.shared_things` says who is told of them. Nine queries."""
    if not (reach.items or reach.halls or reach.people):
        return {}
    theirs = _members(session, frame, reach, own=own)
    instead = instead_of(theirs)
    rows = item_rows(session, and_(frame.found(ProgrammeItem, own=own), _sharing(reach, theirs, instead)))
    which = among(ProgrammeItem.id, [row.id for row in rows])
    goings = goings_where(session, which, instead)
    fully = frozenset(row.id for row in rows if row.id in reach.items or row.hall_id in reach.halls)
    everybody = Attendance(_all_of(session, theirs, [goings[ident] for ident in fully if ident in goings]))
    ours, kazakh = Attendance(theirs), kazakh_delegations(session, frame)

    def people(ident: int, going: Going) -> frozenset[int]:
        return everybody.people(going) if ident in fully else ours.people(going) & reach.people

    facts = item_facts(
        rows,
        frame,
        goings,
        people,
        fillings_where(session, which),
        lambda going: not kazakh.isdisjoint(going.delegations | everybody.homes(going.plus)),
    )
    return {ident: fact for ident, fact in facts.items() if ident in fully or fact.people}


def _members(session: Session, frame: Frame, reach: Reach, *, own: bool) -> list[Place]:
    """Return as what the people of the reach come to these events, and all who are substituted there: somebody may come instead."""
    events = among(DelegationMember.event_id, frame.events(own=own))
    wanted = or_(among(DelegationMember.person_id, reach.people), DelegationMember.status == MemberStatus.SUBSTITUTED)
    return places_where(session, and_(events, wanted))


def _sharing(reach: Reach, theirs: Iterable[Place], instead: Mapping[int, int]) -> ColumnElement[bool]:
    """Return that an item shares a hall, or that somebody of these may attend it, by delegation, by name or in a role."""
    coming = [place for place in theirs if place.comes]
    sent = select(ItemDelegation.item_id).where(among(ItemDelegation.delegation_id, {place.delegation_id for place in coming}))
    members = standing_for((place.id for place in coming), instead)
    named = select(ItemMember.item_id).where(among(ItemMember.member_id, members), ItemMember.attends.is_(True))
    in_a_role = select(ItemPerson.item_id).where(among(ItemPerson.person_id, reach.people))
    return or_(
        among(ProgrammeItem.id, reach.items),
        among(ProgrammeItem.hall_id, reach.halls),
        *(ProgrammeItem.id.in_(items) for items in (sent, named, in_a_role)),
    )


def _all_of(session: Session, theirs: Iterable[Place], goings: Iterable[Going]) -> list[Place]:
    """Return some members together with all who can attend items to which these were sent."""
    sent = list(goings)
    delegations = {delegation for going in sent for delegation in going.delegations}
    single = {member for going in sent for member in going.plus}
    which = or_(among(DelegationMember.delegation_id, delegations), among(DelegationMember.id, single))
    return list({place.id: place for place in (*theirs, *places_where(session, which))}.values())
