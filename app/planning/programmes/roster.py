"""Who comes to an event and who of them goes to an item: pictures that a version freezes, and those as JSON.

Persons stand in one map of the whole picture; everything else points at them by UID, so that an erasure has one place to reach.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from app.ground.kernel.texts import Texts
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.rules import ItemRole
from app.register.directory.rules.kinds import Category, PartySide

Membership: TypeAlias = tuple[str, str]
"""Somebody as a member of a delegation: the delegation's UID and the person's. The same person may be in two."""


@dataclass(frozen=True, slots=True)
class PersonPicture:
    """How somebody is told."""

    name: Texts
    """In full, surname first."""
    short: Texts = Texts()
    """With initials: «И.И. Участников»."""
    position: Texts = Texts()
    """What they come as."""

    @property
    def called(self) -> Texts:
        """The name for a line that has little room."""
        return self.short or self.name


@dataclass(frozen=True, slots=True)
class MemberPicture:
    """Somebody in a delegation; `comes` is False for who has declined or been substituted."""

    person: str
    role: MemberRole = MemberRole.MEMBER
    comes: bool = True


@dataclass(frozen=True, slots=True)
class DelegationPicture:
    """A delegation with its members."""

    uid: str
    name: Texts
    side: PartySide = PartySide.KAZAKHSTAN
    category: Category = Category.GOVERNMENT
    members: tuple[MemberPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Presence:
    """Who goes to an item: whole delegations, some members not or besides, and single persons with a role."""

    delegations: tuple[str, ...] = ()
    minus: tuple[Membership, ...] = ()
    plus: tuple[Membership, ...] = ()
    """Members who go where their delegation does not; a substitute stands here for whom they replace."""
    roles: tuple[tuple[str, ItemRole], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.delegations or self.minus or self.plus or self.roles)


NOBODY: Final = Presence()


def roster_json(delegations: Iterable[DelegationPicture], people: Mapping[str, PersonPicture]) -> dict[str, Any]:
    """Return the delegations and persons as JSON values; nothing where there are none."""
    stored: dict[str, Any] = {}
    if told := [_delegation_json(delegation) for delegation in delegations]:
        stored["delegations"] = told
    if people:
        stored["people"] = {uid: _person_json(person) for uid, person in people.items()}
    return stored


def delegations_from(stored: Sequence[Mapping[str, Any]]) -> tuple[DelegationPicture, ...]:
    """Read the delegations that `roster_json` wrote."""
    return tuple(
        DelegationPicture(
            row["uid"],
            Texts.of(row["name"]),
            PartySide(row["side"]),
            Category(row["category"]),
            tuple(MemberPicture(person, MemberRole(role), comes) for person, role, comes in row["members"]),
        )
        for row in stored
    )


def people_from(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, PersonPicture]:
    """Read the persons that `roster_json` wrote."""
    return {
        uid: PersonPicture(Texts.of(row["name"]), Texts.of(row.get("short")), Texts.of(row.get("position"))) for uid, row in stored.items()
    }


def presence_json(presence: Presence, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return who goes to an item as JSON values; `numbers` are the places of the delegations in the picture, shorter than UIDs."""
    stored = {
        "delegations": [numbers[uid] for uid in presence.delegations],
        "minus": [[numbers[delegation], person] for delegation, person in presence.minus],
        "plus": [[numbers[delegation], person] for delegation, person in presence.plus],
        "roles": [[person, role.value] for person, role in presence.roles],
    }
    return {name: rows for name, rows in stored.items() if rows}


def presence_from(stored: Mapping[str, Any] | None, uids: Sequence[str]) -> Presence:
    """Read what `presence_json` wrote; `uids` are those of the picture's delegations in their order."""
    if not stored:
        return NOBODY
    return Presence(
        tuple(uids[number] for number in stored.get("delegations", ())),
        tuple((uids[number], person) for number, person in stored.get("minus", ())),
        tuple((uids[number], person) for number, person in stored.get("plus", ())),
        tuple((person, ItemRole(role)) for person, role in stored.get("roles", ())),
    )


def _delegation_json(delegation: DelegationPicture) -> dict[str, Any]:
    return {
        "uid": delegation.uid,
        "name": delegation.name.as_dict(),
        "side": delegation.side.value,
        "category": delegation.category.value,
        "members": [[member.person, member.role.value, member.comes] for member in delegation.members],
    }


def _person_json(person: PersonPicture) -> dict[str, Any]:
    stored = {"name": person.name.as_dict()}
    if person.short:
        stored["short"] = person.short.as_dict()
    if person.position:
        stored["position"] = person.position.as_dict()
    return stored
