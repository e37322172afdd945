"""The people of the demonstration set, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.ground.kernel.texts import Texts
from app.register.directory.rules.kinds import Category, Gender, PartySide


@dataclass(frozen=True, slots=True)
class DemoOrganisation:
    """A body."""

    code: str
    name: Texts
    side: PartySide
    category: Category


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody of the directory; `organisation` and `rank` are codes."""

    code: str
    surname: Texts
    given: Texts
    patronymic: Texts
    latin: str
    gender: Gender
    organisation: str
    position: Texts
    rank: str
    until: date | None


@dataclass(frozen=True, slots=True)
class DemoDelegation:
    """A delegation of one event; members, contact and attached officer are codes of persons, the head is the first member."""

    code: str
    name: Texts
    side: PartySide
    category: Category
    contact: str
    attached: str
    duty_phone: str
    members: tuple[str, ...]
    status: str
    others: Mapping[str, str]
    """Members whose status is another than the rest's."""
    fill_by: int | None
    """Days after the first load until which their contact has to have filled it in."""


@dataclass(frozen=True, slots=True)
class DemoPeople:
    """The directory, and the delegations of each event by its code."""

    ranks: Mapping[str, Texts] = field(default_factory=dict)
    organisations: tuple[DemoOrganisation, ...] = ()
    persons: tuple[DemoPerson, ...] = ()
    delegations: Mapping[str, tuple[DemoDelegation, ...]] = field(default_factory=dict)
    records: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    """Invented personal data kept for an event: its code, the person's, the kind, the value."""
