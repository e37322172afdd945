"""Who was at a meeting and in which way; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


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
