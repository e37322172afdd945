"""What a technical rider asks for, how far it is met, and the days of a freight; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class RiderArea(StrEnum):
    """What a line of a technical rider is about."""

    STAGE = "stage"
    SOUND = "sound"
    LIGHT = "light"
    POWER = "power"
    DRESSING_ROOMS = "dressing_rooms"
    CREW = "crew"
    CATERING = "catering"
    OTHER = "other"


RIDER_AREA_NAMES: Final[Mapping[RiderArea, str]] = {
    RiderArea.STAGE: N_("Stage"),
    RiderArea.SOUND: N_("Sound"),
    RiderArea.LIGHT: N_("Light"),
    RiderArea.POWER: N_("Power supply"),
    RiderArea.DRESSING_ROOMS: N_("Dressing rooms"),
    RiderArea.CREW: N_("Stage crew"),
    RiderArea.CATERING: N_("Water and meals backstage"),
    RiderArea.OTHER: N_("Other needs of the rider"),
}


class RiderState(StrEnum):
    """How far a line of a rider is met."""

    ASKED = "asked"
    PROMISED = "promised"
    READY = "ready"
    REFUSED = "refused"


RIDER_STATE_NAMES: Final[Mapping[RiderState, str]] = {
    RiderState.ASKED: N_("Rider: asked for"),
    RiderState.PROMISED: N_("Rider: promised"),
    RiderState.READY: N_("Rider: ready"),
    RiderState.REFUSED: N_("Rider: cannot be had"),
}
