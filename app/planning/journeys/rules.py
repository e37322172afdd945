"""How guests come and go, and how long after a landing somebody can be on the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class Direction(StrEnum):
    """To us or from us."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"


DIRECTION_NAMES: Final[Mapping[Direction, str]] = {Direction.ARRIVAL: N_("Arrival"), Direction.DEPARTURE: N_("Departure")}


class Mode(StrEnum):
    """What somebody travels by."""

    FLIGHT = "flight"
    TRAIN = "train"
    CAR = "car"
    BUS = "bus"


MODE_NAMES: Final[Mapping[Mode, str]] = {
    Mode.FLIGHT: N_("Flight"),
    Mode.TRAIN: N_("Train"),
    Mode.CAR: N_("Car"),
    Mode.BUS: N_("Bus"),
}


@dataclass(frozen=True, slots=True)
class Buffers:
    """Minutes from the arrival of a leg until its passengers can drive off."""

    vip: int = 30
    """Through the VIP hall."""
    ordinary: int = 60
    border: int = 30
    """Besides, where the leg crosses a border."""

    def after(self, *, vip: bool, border: bool) -> timedelta:
        """Return how long it takes to get out."""
        return timedelta(minutes=(self.vip if vip else self.ordinary) + (self.border if border else 0))


def ready_at(arrives: datetime, buffers: Buffers, *, vip: bool, border: bool) -> datetime:
    """Return the instant (UTC) at which somebody who arrives at `arrives` can drive off."""
    return arrives + buffers.after(vip=vip, border=border)
