"""What badges there are, who gets which, and how a badge's code is made and read."""

import re
import secrets
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.rules import ItemRole
from app.register.directory.rules.kinds import Category


class BadgeCategory(StrEnum):
    """What a badge says its bearer is."""

    HEAD = "head"
    DELEGATE = "delegate"
    COMPANION = "companion"
    GUEST = "guest"
    SPEAKER = "speaker"
    EXHIBITOR = "exhibitor"
    PRESS = "press"
    ORGANISER = "organiser"
    INTERPRETER = "interpreter"
    DRIVER = "driver"
    SECURITY = "security"


BADGE_CATEGORY_NAMES: Final[Mapping[BadgeCategory, str]] = {
    BadgeCategory.HEAD: N_("Head of delegation"),
    BadgeCategory.DELEGATE: N_("Delegate"),
    BadgeCategory.COMPANION: N_("Companion"),
    BadgeCategory.GUEST: N_("Guest"),
    BadgeCategory.SPEAKER: N_("Speaker"),
    BadgeCategory.EXHIBITOR: N_("Exhibitor"),
    BadgeCategory.PRESS: N_("Press"),
    BadgeCategory.ORGANISER: N_("Organiser"),
    BadgeCategory.INTERPRETER: N_("Interpreter"),
    BadgeCategory.DRIVER: N_("Driver"),
    BadgeCategory.SECURITY: N_("Security"),
}

LETTER: Final = re.compile(r"\w{1,4}")
"""How a zone is called on a badge: a letter, a number, or a short word such as VIP."""

_STRENGTH: Final = (
    BadgeCategory.HEAD,
    BadgeCategory.SECURITY,
    BadgeCategory.INTERPRETER,
    BadgeCategory.PRESS,
    BadgeCategory.SPEAKER,
    BadgeCategory.DELEGATE,
    BadgeCategory.EXHIBITOR,
    BadgeCategory.COMPANION,
    BadgeCategory.GUEST,
    BadgeCategory.ORGANISER,
    BadgeCategory.DRIVER,
)
"""Who comes as several things gets the badge of the first of them: it says most about what to do with its bearer."""

_BY_ROLE: Final[Mapping[MemberRole, BadgeCategory]] = {
    MemberRole.HEAD: BadgeCategory.HEAD,
    MemberRole.COMPANION: BadgeCategory.COMPANION,
    MemberRole.INTERPRETER: BadgeCategory.INTERPRETER,
    MemberRole.SECURITY: BadgeCategory.SECURITY,
}
_BY_CATEGORY: Final[Mapping[Category, BadgeCategory]] = {Category.STAFF: BadgeCategory.COMPANION, Category.PRESS: BadgeCategory.PRESS}
_BY_ITEM_ROLE: Final[Mapping[ItemRole, BadgeCategory]] = {
    ItemRole.CHAIR: BadgeCategory.SPEAKER,
    ItemRole.MODERATOR: BadgeCategory.SPEAKER,
    ItemRole.SPEAKER: BadgeCategory.SPEAKER,
    ItemRole.INTERPRETER: BadgeCategory.INTERPRETER,
    ItemRole.GUEST: BadgeCategory.GUEST,
}

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
"""Base32 (RFC 4648): no 0, 1, 8 or 9 that could be taken for a letter."""
_STEM: Final = 8
_CODE_LENGTH: Final = 16
_CODE: Final = re.compile(rf"(?:^|/)([A-Z2-7]{{{_CODE_LENGTH}}})/?$")


def category_of_member(role: MemberRole, category: Category) -> BadgeCategory:
    """Return what the badge of a delegation's member says: by the role, else by the sort of people they are."""
    return _BY_ROLE.get(role) or _BY_CATEGORY.get(category, BadgeCategory.DELEGATE)


def category_of_role(role: ItemRole) -> BadgeCategory:
    """Return what the badge of somebody with a role at an item says."""
    return _BY_ITEM_ROLE[role]


def strongest(categories: Iterable[BadgeCategory]) -> BadgeCategory:
    """Return the category of somebody who comes as several things."""
    return min(categories, key=_STRENGTH.index)


def opened_by(zones: Iterable[tuple[str, Collection[str]]], category: BadgeCategory) -> list[str]:
    """Return the letters of the zones that a category opens by default, in the order given; `zones` are letters with categories."""
    return [letter for letter, categories in zones if category.value in categories]


def new_code() -> str:
    """Return the code of a badge that has had none: 80 random bits as 16 letters."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH))


def renewed_code(code: str) -> str:
    """Return the next code of the same badge: the first half stays, so that the desk knows whose an old one was."""
    renewed = code
    while renewed == code:
        renewed = stem(code) + "".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH - _STEM))
    return renewed


def stem(code: str) -> str:
    """Return the half of a code that all codes of one badge share; 40 random bits."""
    return code[:_STEM]


def code_in(typed: str) -> str | None:
    """Return the code in what a scanner typed, the code alone or an address that ends in it; None where there is none."""
    found = _CODE.search(typed.strip().upper())
    return found[1] if found else None


def refuse_letter(letter: str, others: Collection[str]) -> None:
    """Refuse a zone whose letter does not fit on a badge or is taken; letters are compared in capitals."""
    if not LETTER.fullmatch(letter):
        raise Refusal(N_("One to four letters or digits, as they are printed on the badge."), "letter")
    if letter in others:
        raise Refusal(N_("There is a zone of this letter already."), "letter")
