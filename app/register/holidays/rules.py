"""Whose holidays there are, and of which kinds."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class Jurisdiction(StrEnum):
    """Where a day off holds."""

    RUSSIA = "RU"
    BASHKORTOSTAN = "RU-BA"
    KAZAKHSTAN = "KZ"
    OFFICE = "OFFICE"


class DayKind(StrEnum):
    """What a day in the holiday calendar is."""

    NONWORKING = "nonworking"
    WORKING_WEEKEND = "working_weekend"
    OBSERVANCE = "observance"
    """Worked, but to be thought of: Ramadan, a mourning, Friday prayer."""


JURISDICTIONS: Final[Mapping[Jurisdiction, str]] = {
    Jurisdiction.RUSSIA: N_("Russia"),
    Jurisdiction.BASHKORTOSTAN: N_("Bashkortostan"),
    Jurisdiction.KAZAKHSTAN: N_("Kazakhstan"),
    Jurisdiction.OFFICE: N_("The office’s own"),
}
DAY_KINDS: Final[Mapping[DayKind, str]] = {
    DayKind.NONWORKING: N_("day off"),
    DayKind.WORKING_WEEKEND: N_("working weekend"),
    DayKind.OBSERVANCE: N_("observance"),
}
