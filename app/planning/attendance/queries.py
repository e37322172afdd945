"""Reads of who attends what over many items."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.texts import Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE, MemberStatus
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson, ItemRole
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.planning.programmes.participants import stood_in
from app.planning.programmes.queries import reading_order
from app.register.venues.models import Hall, Venue


@dataclass(frozen=True, slots=True)
class ItemAttended:
    """An item as it concerns one person."""

    item: ProgrammeItem
    """With its event, venue and hall; a cancelled one too."""
    delegations: tuple[Texts, ...]
    """The delegations as whose member they attend it."""
    roles: tuple[ItemRole, ...]
    speaks: bool
    """Whether one of its speeches is theirs; by video link they need not be there."""

    @property
    def event(self) -> Event:
        """The event that it belongs to."""
        return self.item.event

    @property
    def attends(self) -> bool:
        """Whether they are expected there: a speech alone may be given from elsewhere."""
        return bool(self.delegations or self.roles)


@dataclass(frozen=True, slots=True)
class _Membership:
    id: int
    delegation_id: int
    name: Texts


def items_attended(session: Session, person_id: int) -> Sequence[ItemAttended]:
    """Return the items of all events that a person attends, has a role or speaks at, in the order of time. Seven queries at most."""
    mine = _memberships(session, person_id)
    as_member = _as_member(session, mine)
    roles: dict[int, list[ItemRole]] = defaultdict(list)
    query = select(ItemPerson.item_id, ItemPerson.role).where(ItemPerson.person_id == person_id).order_by(ItemPerson.position)
    for item_id, role in session.execute(query):
        roles[item_id].append(role)
    spoken = frozenset(session.scalars(select(ItemSpeech.item_id).where(ItemSpeech.person_id == person_id)))
    items = _items(session, {*as_member, *roles, *spoken})
    return [ItemAttended(item, as_member.get(item.id, ()), tuple(roles.get(item.id, ())), item.id in spoken) for item in items]


def _memberships(session: Session, person_id: int) -> Sequence[_Membership]:
    """Return the delegations that somebody is in and comes with."""
    query = (
        select(DelegationMember.id, DelegationMember.delegation_id, Delegation.name)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .where(DelegationMember.person_id == person_id, DelegationMember.status.not_in(GONE))
        .order_by(DelegationMember.id)
    )
    return [_Membership(*row) for row in session.execute(query)]


def _as_member(session: Session, mine: Sequence[_Membership]) -> Mapping[int, tuple[Texts, ...]]:
    """Return the items that somebody attends as a member, with the delegations as whose."""
    if not mine:
        return {}
    whole = select(ItemDelegation.item_id, ItemDelegation.delegation_id)
    sent = set(session.execute(whole.where(ItemDelegation.delegation_id.in_({one.delegation_id for one in mine}))))
    instead = _instead(session, mine)
    own = {one.id for one in mine}
    concerned = own | {member for member in instead if set(stood_in((member,), instead)) & own}
    single = select(ItemMember.item_id, ItemMember.member_id, ItemMember.attends).where(ItemMember.member_id.in_(concerned))
    out: set[tuple[int, int]] = set()
    besides: set[tuple[int, int]] = set()
    for item_id, member_id, attends in session.execute(single):
        if attends:
            besides |= {(item_id, member) for member in stood_in((member_id,), instead)}
        else:
            out.add((item_id, member_id))
    found: dict[int, list[Texts]] = defaultdict(list)
    for one in mine:
        goes = {item for item, delegation in sent if delegation == one.delegation_id} | {item for item, who in besides if who == one.id}
        for item in goes - {item for item, who in out if who == one.id}:
            found[item].append(one.name)
    return {item: tuple(names) for item, names in found.items()}


def _instead(session: Session, mine: Sequence[_Membership]) -> dict[int, int]:
    """Return who comes instead of whom in the delegations that somebody is in."""
    theirs = DelegationMember.delegation_id.in_({one.delegation_id for one in mine})
    query = select(DelegationMember.id, DelegationMember.substitute_id).where(
        theirs, DelegationMember.status == MemberStatus.SUBSTITUTED, DelegationMember.substitute_id.is_not(None)
    )
    return {gone: by for gone, by in session.execute(query) if by is not None}


def _items(session: Session, ids: Collection[int]) -> Sequence[ProgrammeItem]:
    query = (
        select(ProgrammeItem)
        .where(ProgrammeItem.id.in_(ids))
        .options(
            joinedload(ProgrammeItem.event),
            joinedload(ProgrammeItem.venue).joinedload(Venue.city),
            joinedload(ProgrammeItem.hall).joinedload(Hall.venue).joinedload(Venue.city),
        )
    )
    return sorted(session.scalars(query), key=reading_order)
