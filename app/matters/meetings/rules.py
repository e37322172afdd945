"""How a question of an agenda reads, who was at a meeting and in which way; pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts


class Presence(StrEnum):
    """How somebody took part in a meeting."""

    EXPECTED = "expected"
    PRESENT = "present"
    REMOTE = "remote"
    ABSENT = "absent"


PRESENCE_NAMES: Final[Mapping[Presence, str]] = {
    Presence.EXPECTED: N_("Expected at the meeting"),
    Presence.PRESENT: N_("Present at the meeting"),
    Presence.REMOTE: N_("Present by video link"),
    Presence.ABSENT: N_("Absent from the meeting"),
}

COUNTED: Final = frozenset({Presence.PRESENT, Presence.REMOTE})
"""Those who make up a quorum."""

CLOSING: Final = -1
"""Stands in place of a speech in a stretch of no length: with it the meeting was closed."""
MOST_POINTS: Final = 100
"""Points of one agenda."""
MOST_LINKS: Final = 50
"""Dossiers, instructions and measures that one point deals with."""
MOST_STRETCHES: Final = 2000
"""Stretches of one meeting, pauses and speeches taken up again among them."""
MOST_PRESENT: Final = 1000
"""People of one meeting."""
LONGEST_NOTE: Final = 300
_PHRASED: Final = ("о ", "об ", "обо ")


def is_phrased(title: Texts) -> bool:
    """Tell whether a question of an agenda reads «О …», as the instruction on office work wants it; only the Russian text is asked."""
    return title.ru.casefold().lstrip('«„"“ ').startswith(_PHRASED)


class SubjectKind(StrEnum):
    """What a point may deal with."""

    DOSSIER = "dossier"
    INSTRUCTION = "instruction"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a point deals with."""

    kind: SubjectKind
    id: int


def subject_in(typed: str) -> Subject | None:
    """Read «dossier-12» as a page sends it; None where it names nothing."""
    kind, _, ident = typed.partition("-")
    if kind not in set(SubjectKind) or not ident.isdecimal() or len(ident) > 10 or not 0 < int(ident) < 2**31:
        return None
    return Subject(SubjectKind(kind), int(ident))


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many of a side have to be there, and how many are; `needed` is 0 where nothing is laid down."""

    needed: int
    there: int

    @property
    def is_reached(self) -> bool:
        """Whether enough are there; so they are where nothing is laid down."""
        return self.there >= self.needed


@dataclass(frozen=True, slots=True)
class Mark:
    """How somebody took part; `instead_of` is whom they stand in for."""

    person_id: int
    presence: Presence
    instead_of: int | None = None


def there_of(members: Collection[int], marks: Iterable[Mark]) -> int:
    """Return how many members of a side are there, in the hall, by video link or through a stand-in, each counted once."""
    counted = [mark for mark in marks if mark.presence in COUNTED]
    return len({mark.person_id for mark in counted} & set(members) | {mark.instead_of for mark in counted} & set(members))


def refuse_mark(mark: Mark, name: str) -> None:
    """Refuse to let somebody stand in for themselves, or for somebody while they are not there."""
    if mark.instead_of == mark.person_id:
        raise Refusal(N_("%(name)s cannot stand in for themselves."), name=name)
    if mark.instead_of is not None and mark.presence not in COUNTED:
        raise Refusal(N_("%(name)s stands in for somebody: mark them as present or by video link."), name=name)
