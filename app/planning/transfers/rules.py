"""What a transfer is for, what a vehicle is, and how a plate is written."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class Purpose(StrEnum):
    """What a transfer is for."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    ITEM = "item"
    OTHER = "other"


PURPOSE_NAMES: Final[Mapping[Purpose, str]] = {
    Purpose.ARRIVAL: N_("From an arrival"),
    Purpose.DEPARTURE: N_("To a departure"),
    Purpose.ITEM: N_("To an item of the programme"),
    Purpose.OTHER: N_("Other transfer"),
}


class VehicleClass(StrEnum):
    """What sort of vehicle it is."""

    CAR = "car"
    MINIVAN = "minivan"
    MINIBUS = "minibus"
    BUS = "bus"
    ESCORT = "escort"
    LUGGAGE = "luggage"


VEHICLE_CLASS_NAMES: Final[Mapping[VehicleClass, str]] = {
    VehicleClass.CAR: N_("Saloon car"),
    VehicleClass.MINIVAN: N_("Minivan"),
    VehicleClass.MINIBUS: N_("Minibus"),
    VehicleClass.BUS: N_("Coach"),
    VehicleClass.ESCORT: N_("Escort car"),
    VehicleClass.LUGGAGE: N_("Luggage car"),
}

_LOOKALIKES: Final = str.maketrans("ABEKMHOPCTYX", "АВЕКМНОРСТУХ")


def plate_key(plate: str) -> str:
    """Return what equal plates have in common, however they were typed: «a123bc 102» and «А 123 ВС102»."""
    return "".join(letter for letter in plate.upper() if letter.isalnum()).translate(_LOOKALIKES)
