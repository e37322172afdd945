"""In which order, and under which headings, the members of a delegation are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final, Generic, Protocol, TypeVar

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.words.sorting import order as alphabetical
from app.planning.delegations.rules import MemberRole
from app.register.directory.rules.kinds import CATEGORY_NAMES, Category


class Told(Protocol):
    """What has to be known of a member to find their place."""

    @property
    def name(self) -> Texts: ...
    @property
    def role(self) -> MemberRole: ...
    @property
    def category(self) -> Category: ...
    @property
    def by_hand(self) -> bool: ...


M = TypeVar("M", bound=Told)


class Order(StrEnum):
    """How members follow one another."""

    PRECEDENCE = "precedence"
    """The head, those placed by hand, deputies, then by precedence, then business, accompanying persons, press."""
    CATEGORY = "category"
    """The head, then category by category under headings."""
    ALPHABET = "alphabet"
    """By the alphabet of the language spoken."""


ORDER_NAMES: Final = {
    Order.PRECEDENCE: N_("by precedence: the head, officials, business, accompanying persons, press"),
    Order.CATEGORY: N_("by category, under headings"),
    Order.ALPHABET: N_("by the alphabet"),
}

_SERVING: Final = frozenset({MemberRole.COMPANION, MemberRole.INTERPRETER, MemberRole.SECURITY})
_PLACES: Final = {category: place for place, category in enumerate(Category)}
_LATER: Final = {Category.BUSINESS: 1, Category.STAFF: 2, Category.PRESS: 3}


PAIRS: Final = ("ru", "ru+kk", "ru+en", "ru+ba", "kk", "ba", "en")
"""The languages that a composition is told in, one or two side by side."""


@dataclass(frozen=True, slots=True)
class Section(Generic[M]):
    """Members that stand together; without a heading where the order needs none."""

    heading: str
    """A message id, or nothing."""
    members: tuple[M, ...]


def arranged(members: Iterable[M], order: Order, language: str) -> tuple[Section[M], ...]:
    """Return members, who come in the order of precedence, in the order wanted; those who are equal stay as they came."""
    if order is Order.ALPHABET:
        found = tuple(sorted(members, key=lambda one: alphabetical(one.name.told(language), language)))
        return (Section("", found),) if found else ()
    if order is Order.PRECEDENCE:
        found = tuple(sorted(members, key=_by_precedence))
        return (Section("", found),) if found else ()
    listed = sorted(members, key=_by_category)
    return tuple(Section(heading, tuple(group)) for heading, group in groupby(listed, key=_heading))


def order_in(typed: str) -> Order:
    """Read an order of an address; what cannot be read counts as not asked."""
    return Order(typed) if typed in set(Order) else Order.PRECEDENCE


def languages_in(typed: str) -> tuple[str, str]:
    """Read the languages of an address: the first, and a second beside it or nothing."""
    first, _, second = (typed if typed in PAIRS else PAIRS[0]).partition("+")
    return first, second


def shown_category(member: Told) -> Category:
    """Return the category that a member is told under: who serves a delegation accompanies it, whatever the delegation is."""
    return Category.STAFF if member.role in _SERVING and member.category is not Category.PRESS else member.category


def _by_precedence(member: Told) -> tuple[int, int]:
    if member.role is MemberRole.HEAD:
        return 0, 0
    if member.by_hand:
        return 1, 0
    return (2, 0) if member.role is MemberRole.DEPUTY else (3, _LATER.get(shown_category(member), 0))


def _by_category(member: Told) -> tuple[bool, int, bool]:
    return member.role is not MemberRole.HEAD, _PLACES[shown_category(member)], member.role is not MemberRole.DEPUTY


def _heading(member: Told) -> str:
    return "" if member.role is MemberRole.HEAD else CATEGORY_NAMES[shown_category(member)]
