"""Writes of who attends: whole delegations, single members, roles; one item or several at once."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.planning.attendance.rules import Sent, with_delegations, with_member, with_roles
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.queries import get_event_to_change
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.commands import item_to_change
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemRole
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person


@dataclass(frozen=True, slots=True)
class SetDelegations:
    """Say which delegations go to an item that the person saw at revision `seen`."""

    item_id: int
    by: Actor
    seen: int | None
    delegation_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SetMember:
    """Send a member to an item or take them out; None: wherever their delegation goes."""

    item_id: int
    by: Actor
    seen: int | None
    member_id: int
    attends: bool | None


@dataclass(frozen=True, slots=True)
class SetRoles:
    """Say who has which role at an item, by the person's id, in the order in which they are told."""

    item_id: int
    by: Actor
    seen: int | None
    rows: tuple[tuple[int, ItemRole], ...]


@dataclass(frozen=True, slots=True)
class AttendAll:
    """Send a delegation to several items of its event or take it off: those named, or all of a day.

    It says where this delegation goes and nothing about others, so it needs no revision that was seen.
    """

    event_id: int
    by: Actor
    delegation_id: int
    attends: bool
    item_ids: tuple[int, ...] = ()
    day: date | None = None


def set_delegations(session: Session, cmd: SetDelegations) -> int:
    """Write which delegations attend, and return the item's id. Exceptions that are none any more go."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    wanted = frozenset(cmd.delegation_ids)
    known = select(Delegation.id).where(Delegation.event_id == item.event_id, Delegation.id.in_(wanted))
    if wanted - set(session.scalars(known)):
        raise Refusal(N_("This delegation does not come to this event; choose another one."))
    return _change(session, [item], lambda sent, home: with_delegations(sent, wanted, home))[0]


def set_member(session: Session, cmd: SetMember) -> int:
    """Write whether a member attends, and return the item's id."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    member = session.get(DelegationMember, cmd.member_id)
    if member is None or member.event_id != item.event_id:
        raise NotFound
    ours = {member.id: member.delegation_id}
    return _change(session, [item], lambda sent, home: with_member(sent, member.id, cmd.attends, {**home, **ours}))[0]


def set_roles(session: Session, cmd: SetRoles) -> int:
    """Write who has which role, and return the item's id."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    wanted = {person for person, _ in cmd.rows}
    kept = set(session.scalars(select(ItemPerson.person_id).where(ItemPerson.item_id == item.id)))
    known = select(Person.id).where(Person.id.in_(wanted - kept), Person.merged_into_id.is_(None), Person.erased_at.is_(None))
    if wanted - kept - set(session.scalars(known)):
        raise Refusal(N_("This person is no longer in the directory; choose another one."))
    return _change(session, [item], lambda sent, _: with_roles(sent, cmd.rows))[0]


def attend_all(session: Session, cmd: AttendAll) -> int:
    """Send a delegation to the items or take it off, and return to how many that was new. Cancelled items are left as they are."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    delegation = session.get(Delegation, cmd.delegation_id)
    if delegation is None or delegation.event_id != event.id:
        raise NotFound
    chosen = ProgrammeItem.day == cmd.day if cmd.day is not None else ProgrammeItem.id.in_(cmd.item_ids)
    query = select(ProgrammeItem).where(ProgrammeItem.event_id == event.id, ProgrammeItem.cancelled.is_(False), chosen)
    # One after the other: each adds to what the other has left.
    items = session.scalars(query.order_by(ProgrammeItem.id).with_for_update().execution_options(populate_existing=True)).all()
    one = frozenset({delegation.id})

    def change(sent: Sent, home: Mapping[int, int]) -> Sent:
        return with_delegations(sent, sent.delegations | one if cmd.attends else sent.delegations - one, home)

    return len(_change(session, items, change, only_changed=True))


_Changing = Callable[[Sent, Mapping[int, int]], Sent]


def _change(session: Session, items: Sequence[ProgrammeItem], change: _Changing, *, only_changed: bool = False) -> list[int]:
    """Change who is sent to each item, with its revision and a line in its log; return their ids."""
    before, home = _sent(session, [item.id for item in items])
    done = []
    for item in items:
        now = change(before[item.id], home)
        if now != before[item.id]:
            _write(session, item, now)
        if now != before[item.id] or not only_changed:
            done.append(item.id)
    session.flush()
    return done


def _sent(session: Session, item_ids: Collection[int]) -> tuple[dict[int, Sent], dict[int, int]]:
    """Return who is sent to some items, and the delegation of each member who is an exception at one of them."""
    delegations: dict[int, set[int]] = defaultdict(set)
    members: dict[int, dict[int, bool]] = defaultdict(dict)
    roles: dict[int, list[tuple[int, ItemRole]]] = defaultdict(list)
    sent_whole = select(ItemDelegation.item_id, ItemDelegation.delegation_id).where(ItemDelegation.item_id.in_(item_ids))
    for item_id, delegation_id in session.execute(sent_whole):
        delegations[item_id].add(delegation_id)
    home = {}
    single = select(ItemMember.item_id, ItemMember.member_id, ItemMember.attends, DelegationMember.delegation_id)
    single = single.join(DelegationMember, DelegationMember.id == ItemMember.member_id).where(ItemMember.item_id.in_(item_ids))
    for item_id, member_id, attends, delegation_id in session.execute(single):
        members[item_id][member_id] = attends
        home[member_id] = delegation_id
    with_role = select(ItemPerson.item_id, ItemPerson.person_id, ItemPerson.role).where(ItemPerson.item_id.in_(item_ids))
    for item_id, person_id, role in session.execute(with_role.order_by(ItemPerson.position, ItemPerson.id)):
        roles[item_id].append((person_id, role))
    return {ident: Sent(frozenset(delegations[ident]), members[ident], tuple(roles[ident])) for ident in item_ids}, home


def _write(session: Session, item: ProgrammeItem, sent: Sent) -> None:
    for table in (ItemDelegation, ItemMember, ItemPerson):
        session.execute(delete(table).where(table.item_id == item.id))
    rows: dict[type[ItemDelegation | ItemMember | ItemPerson], list[dict[str, object]]] = {
        ItemDelegation: [{"delegation_id": ident} for ident in sorted(sent.delegations)],
        ItemMember: [{"member_id": ident, "attends": attends} for ident, attends in sorted(sent.members.items())],
        ItemPerson: [{"person_id": ident, "role": role, "position": place} for place, (ident, role) in enumerate(sent.roles)],
    }
    for table, values in rows.items():
        if values:
            session.execute(insert(table), [{"item_id": item.id, **row} for row in values])
    item.attendance_list = "\n".join(_lines(session, sent))
    item.attendance_state = new_uid()


def _lines(session: Session, sent: Sent) -> list[str]:
    """Return what the log keeps of who is sent, a line each: by ids, for the log outlives an erasure and must name nobody."""
    query = select(DelegationMember.id, DelegationMember.person_id).where(DelegationMember.id.in_(list(sent.members)))
    people = dict(session.execute(query).all())
    return [
        *(f"delegation {ident}" for ident in sorted(sent.delegations)),
        *(f"{'plus' if attends else 'minus'} {people[ident]}" for ident, attends in sorted(sent.members.items())),
        *(f"{role.value} {ident}" for ident, role in sent.roles),
    ]
