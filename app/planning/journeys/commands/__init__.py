"""Writes of journeys: legs, who travels on them, their times, and what an event settles once."""

from app.planning.journeys.commands.arrangements import ArrangementDetails, ChangeArrangements, change_arrangements
from app.planning.journeys.commands.legs import (
    AddLeg,
    CancelLeg,
    ChangeLeg,
    EnterTimes,
    LegDetails,
    RemoveLeg,
    RestoreLeg,
    add_leg,
    cancel_leg,
    change_leg,
    enter_times,
    remove_leg,
    restore_leg,
)
from app.planning.journeys.commands.passengers import (
    AddDelegationToLeg,
    SetPassengers,
    add_delegation_to_leg,
    set_passengers,
)

__all__ = [
    "AddDelegationToLeg",
    "AddLeg",
    "ArrangementDetails",
    "CancelLeg",
    "ChangeArrangements",
    "ChangeLeg",
    "EnterTimes",
    "LegDetails",
    "RemoveLeg",
    "RestoreLeg",
    "SetPassengers",
    "add_delegation_to_leg",
    "add_leg",
    "cancel_leg",
    "change_arrangements",
    "change_leg",
    "enter_times",
    "remove_leg",
    "restore_leg",
    "set_passengers",
]
