"""What changed between two pictures in who comes to an event and who attends an item; pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from app.ground.kernel.texts import Texts
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.roster import DelegationPicture, Membership, PersonPicture
from app.planning.programmes.rules import ItemRole

RoleNamed: TypeAlias = tuple[ItemRole, Texts]


@dataclass(frozen=True, slots=True)
class PresenceChange:
    """Who attends an item now and did not before, and the other way round, by name."""

    came: tuple[Texts, ...] = ()
    """Delegations, then single members."""
    left: tuple[Texts, ...] = ()
    roles_given: tuple[RoleNamed, ...] = ()
    roles_taken: tuple[RoleNamed, ...] = ()
    renamed: tuple[RoleNamed, ...] = ()
    """Who keeps a role and is now told otherwise."""

    def __bool__(self) -> bool:
        return bool(self.came or self.left or self.roles_given or self.roles_taken or self.renamed)


NOTHING: Final = PresenceChange()


@dataclass(frozen=True, slots=True)
class CompositionChange:
    """What changed in a delegation. `before` is None for a new one, `after` for one that no longer comes."""

    before: Texts | None
    after: Texts | None
    came: tuple[Texts, ...] = ()
    left: tuple[Texts, ...] = ()
    otherwise: tuple[Texts, ...] = ()
    """Who stays and has another role, name or position."""


def presence_change(before: Programme, old: Item, after: Programme, new: Item) -> PresenceChange:
    """Return what changed in who attends an item. Delegations that were renamed and who is in them are no change of the item."""
    was, now = old.present, new.present
    if was == now and not now.roles:
        return NOTHING
    both = set(was.delegations) & set(now.delegations)
    joined = _new(was.plus, now.plus) | {pair for pair in _new(now.minus, was.minus) if pair[0] in both}
    went = _new(was.minus, now.minus) | {pair for pair in _new(now.plus, was.plus) if pair[0] not in now.delegations}
    return PresenceChange(
        came=(*_delegations(after, set(now.delegations) - both), *_persons(after, joined)),
        left=(*_delegations(before, set(was.delegations) - both), *_persons(before, went, after)),
        roles_given=_named(after, [one for one in now.roles if one not in was.roles]),
        roles_taken=_named(before, [one for one in was.roles if one not in now.roles]),
        renamed=_named(after, [one for one in now.roles if one in was.roles and _called(before, one[0]) != _called(after, one[0])]),
    )


def composition_changes(before: Programme, after: Programme) -> tuple[CompositionChange, ...]:
    """Return what changed in the delegations of an event: new and gone ones, names, and who comes with each."""
    old = {delegation.uid: delegation for delegation in before.delegations}
    new = {delegation.uid: delegation for delegation in after.delegations}
    gone = [CompositionChange(delegation.name, None) for uid, delegation in old.items() if uid not in new]
    found = (_composition_change(before, old.get(uid), after, delegation) for uid, delegation in new.items())
    return (*gone, *(change for change in found if change))


def _composition_change(
    before: Programme, old: DelegationPicture | None, after: Programme, new: DelegationPicture
) -> CompositionChange | None:
    now = _coming(new, after)
    if old is None:
        return CompositionChange(None, new.name, tuple(person.called for _, person in now.values()))
    was = _coming(old, before)
    came = tuple(person.called for uid, (_, person) in now.items() if uid not in was)
    left = tuple(person.called for uid, (_, person) in was.items() if uid not in now)
    otherwise = tuple(person.called for uid, (role, person) in now.items() if uid in was and was[uid] != (role, person))
    same = (old.name, old.side, old.category) == (new.name, new.side, new.category)
    return None if same and not (came or left or otherwise) else CompositionChange(old.name, new.name, came, left, otherwise)


def _coming(delegation: DelegationPicture, programme: Programme) -> dict[str, tuple[MemberRole, PersonPicture]]:
    people = programme.people
    return {one.person: (one.role, people[one.person]) for one in delegation.members if one.comes and one.person in people}


def _new(before: Iterable[Membership], after: Iterable[Membership]) -> set[Membership]:
    return set(after) - set(before)


def _delegations(programme: Programme, uids: Collection[str]) -> tuple[Texts, ...]:
    return tuple(delegation.name for delegation in programme.delegations if delegation.uid in uids)


def _persons(programme: Programme, pairs: Iterable[Membership], other: Programme | None = None) -> tuple[Texts, ...]:
    """Return the names of members, in an order that is always the same."""
    found = (programme.people.get(person) or (other and other.people.get(person)) for _, person in sorted(pairs))
    return tuple(person.called for person in found if person)


def _named(programme: Programme, roles: Iterable[tuple[str, ItemRole]]) -> tuple[RoleNamed, ...]:
    return tuple((role, person.called) for uid, role in roles if (person := programme.people.get(uid)))


def _called(programme: Programme, uid: str) -> Texts | None:
    person = programme.people.get(uid)
    return person.called if person else None
