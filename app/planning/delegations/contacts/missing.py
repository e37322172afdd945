"""What is still missing of a delegation's composition: whom which side is asked what about, and who lacks it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_
from app.register.directory.rules.kinds import PartySide


class Lack(StrEnum):
    """Something that a delegation is asked for about each of its members."""

    POSITION = "position"
    LATIN = "latin"
    BIRTH_DATE = "birth_date"
    DOCUMENT = "document"
    PHONE = "phone"


LACK_NAMES: Final[Mapping[Lack, str]] = {
    Lack.POSITION: N_("position"),
    Lack.LATIN: N_("name in Latin letters, as in the passport"),
    Lack.BIRTH_DATE: N_("date of birth"),
    Lack.DOCUMENT: N_("passport or identity card"),
    Lack.PHONE: N_("phone"),
}

AT_HOME: Final = (Lack.POSITION, Lack.PHONE)
"""Who is at home here is accredited by name and office."""
IN_THE_COUNTRY: Final = (Lack.POSITION, Lack.BIRTH_DATE, Lack.DOCUMENT, Lack.PHONE)
"""Tickets and hotels want a document."""
ABROAD: Final = (Lack.POSITION, Lack.LATIN, Lack.BIRTH_DATE, Lack.DOCUMENT, Lack.PHONE)
"""Borders, and accreditation on the other side of them, want the passport's spelling too."""

ASKED: Final[Mapping[tuple[PartySide, bool], tuple[Lack, ...]]] = {
    (PartySide.BASHKORTOSTAN, False): AT_HOME,
    (PartySide.BASHKORTOSTAN, True): ABROAD,
    (PartySide.RUSSIA, False): IN_THE_COUNTRY,
    (PartySide.RUSSIA, True): ABROAD,
    (PartySide.KAZAKHSTAN, False): ABROAD,
    (PartySide.KAZAKHSTAN, True): AT_HOME,
    (PartySide.OTHER, False): ABROAD,
    (PartySide.OTHER, True): ABROAD,
}
"""Whose delegation it is, and whether the event is in Kazakhstan → what they are asked for.

Needs (food, health, religion) are offered to everybody and missing of nobody: most people have none.
"""


@dataclass(frozen=True, slots=True)
class Filled:
    """A member as far as something may be missing of them."""

    key: str
    """What the answer names them by."""
    given: Collection[Lack]
    """What is kept of them already, or waits for the office's yes."""
    leads: bool = False
    comes: bool = True


@dataclass(frozen=True, slots=True)
class Missing:
    """What a composition lacks."""

    head: bool
    """Nobody leads the delegation."""
    nobody: bool
    """Nobody comes at all."""
    of: Mapping[str, tuple[Lack, ...]]
    """Key of a member → what is missing of them; those who lack nothing are not in it."""
    asked: int
    """How many things are asked for in all."""

    @property
    def count(self) -> int:
        """How many things are missing."""
        return self.head + self.nobody + sum(map(len, self.of.values()))

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.count

    @property
    def given(self) -> int:
        """How many of the things asked for are there."""
        return self.asked - self.count


def asked_of(side: PartySide, *, in_kazakhstan: bool) -> tuple[Lack, ...]:
    """Return what the delegations of a side are asked for about each member."""
    return ASKED[side, in_kazakhstan]


def missing_of(members: Iterable[Filled], asked: Collection[Lack]) -> Missing:
    """Return what is missing: a head, somebody at all, and of each who comes what is asked for and not there."""
    coming = [member for member in members if member.comes]
    lacking = {member.key: tuple(lack for lack in Lack if lack in asked and lack not in member.given) for member in coming}
    return Missing(
        head=not any(member.leads for member in coming),
        nobody=not coming,
        of={key: lacks for key, lacks in lacking.items() if lacks},
        asked=2 + len(coming) * len(asked),
    )
