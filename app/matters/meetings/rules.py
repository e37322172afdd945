"""How a question of an agenda reads, who was at a meeting and in which way; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_
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
MOST_PRESENT: Final = 1000
"""People of one meeting."""
LONGEST_NOTE: Final = 300
_PHRASED: Final = ("о ", "об ", "обо ")


def is_phrased(title: Texts) -> bool:
    """Tell whether a question of an agenda reads «О …», as the instruction on office work wants it; only the Russian text is asked."""
    return title.ru.casefold().lstrip('«„"“ ').startswith(_PHRASED)
