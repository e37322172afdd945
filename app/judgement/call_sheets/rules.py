"""Whom a change is told, and how far the telling has come."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class RecipientKind(StrEnum):
    """Who is told: each has one line on a call sheet."""

    DELEGATION = "delegation"
    PERSON = "person"
    INTERPRETER = "interpreter"
    VEHICLE = "vehicle"
    HALL = "hall"
    PRESS = "press"


RECIPIENT_NAMES: Final[Mapping[RecipientKind, str]] = {
    RecipientKind.DELEGATION: N_("Delegation"),
    RecipientKind.PERSON: N_("Participant"),
    RecipientKind.INTERPRETER: N_("Interpreter"),
    RecipientKind.VEHICLE: N_("Driver"),
    RecipientKind.HALL: N_("Hall"),
    RecipientKind.PRESS: N_("Press"),
}
