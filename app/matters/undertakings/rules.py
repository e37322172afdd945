"""How far an instruction, a measure or a project has come, and what may follow; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class InstructionState(StrEnum):
    """How far an instruction has come."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"
    """Taken off control without being carried out."""


INSTRUCTION_STATE_NAMES: Final[Mapping[InstructionState, str]] = {
    InstructionState.OPEN: N_("Not begun yet"),
    InstructionState.UNDER_WAY: N_("Being carried out"),
    InstructionState.DONE: N_("Carried out"),
    InstructionState.DROPPED: N_("Taken off control"),
}

SETTLED: Final = frozenset({InstructionState.DONE, InstructionState.DROPPED})


class Section(StrEnum):
    """The sections of the roadmap."""

    TRADE = "trade"
    AGRICULTURE = "agriculture"
    INDUSTRY = "industry"
    ENERGY = "energy"
    EDUCATION = "education"
    HEALTH = "health"
    OTHER = "other"


SECTION_NAMES: Final[Mapping[Section, str]] = {
    Section.TRADE: N_("Trade"),
    Section.AGRICULTURE: N_("Agriculture"),
    Section.INDUSTRY: N_("Industry"),
    Section.ENERGY: N_("Energy"),
    Section.EDUCATION: N_("Education"),
    Section.HEALTH: N_("Health"),
    Section.OTHER: N_("Other matters"),
}


class DossierState(StrEnum):
    """How a project stands."""

    ACTIVE = "active"
    ON_HOLD = "on_hold"
    REALISED = "realised"
    CLOSED = "closed"


DOSSIER_STATE_NAMES: Final[Mapping[DossierState, str]] = {
    DossierState.ACTIVE: N_("Project under way"),
    DossierState.ON_HOLD: N_("Project on hold"),
    DossierState.REALISED: N_("Project realised"),
    DossierState.CLOSED: N_("Project closed"),
}
