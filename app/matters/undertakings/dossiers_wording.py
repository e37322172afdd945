"""How a project stands, since when, and in which section, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.ground.words.dates import day_long
from app.ground.words.messages import gettext
from app.matters.undertakings.rules import (
    DOSSIER_STATE_NAMES,
    INSTRUCTION_STATE_NAMES,
    SECTION_NAMES,
    DossierState,
    InstructionState,
    Section,
)

TONES: Final[Mapping[DossierState, str]] = {
    DossierState.ACTIVE: "accent",
    DossierState.ON_HOLD: "warn",
    DossierState.REALISED: "good",
    DossierState.CLOSED: "",
}
"""The tone in which a state is shown."""


def state_told(state: DossierState) -> str:
    """Return how a project stands."""
    return gettext(DOSSIER_STATE_NAMES[state])


def section_told(section: Section) -> str:
    """Return the section of the roadmap."""
    return gettext(SECTION_NAMES[section])


def progress_told(state: InstructionState) -> str:
    """Return how far an instruction or a measure has come."""
    return gettext(INSTRUCTION_STATE_NAMES[state])


def since_told(since: date | None) -> str:
    """Return the day on which a project began; the first of January stands for a year of which no day is known."""
    if since is None:
        return ""
    return str(since.year) if (since.month, since.day) == (1, 1) else day_long(since)
