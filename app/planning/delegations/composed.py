"""A stand-in."""

from dataclasses import dataclass

from app.ground.kernel.texts import Texts
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.register.directory.rules.kinds import Category


@dataclass(frozen=True, slots=True)
class ComposedMember:
    uid: str
    name: Texts
    position: Texts
    organisation: Texts
    role: MemberRole
    category: Category
    status: MemberStatus


@dataclass(frozen=True, slots=True)
class Composition:
    uid: str
    name: Texts
    members: tuple[ComposedMember, ...]
