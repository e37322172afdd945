"""What rooms there are, and who pays."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class RoomCategory(StrEnum):
    """How good a room is."""

    STANDARD = "standard"
    SUPERIOR = "superior"
    JUNIOR_SUITE = "junior_suite"
    SUITE = "suite"
    APARTMENT = "apartment"


ROOM_CATEGORY_NAMES: Final[Mapping[RoomCategory, str]] = {
    RoomCategory.STANDARD: N_("Standard room"),
    RoomCategory.SUPERIOR: N_("Superior room"),
    RoomCategory.JUNIOR_SUITE: N_("Junior suite"),
    RoomCategory.SUITE: N_("Suite"),
    RoomCategory.APARTMENT: N_("Apartment"),
}


class Payer(StrEnum):
    """Who pays for a stay."""

    HOST = "host"
    DELEGATION = "delegation"
    GUEST = "guest"
    SPONSOR = "sponsor"


PAYER_NAMES: Final[Mapping[Payer, str]] = {
    Payer.HOST: N_("The host side pays"),
    Payer.DELEGATION: N_("The delegation pays"),
    Payer.GUEST: N_("The guest pays"),
    Payer.SPONSOR: N_("A sponsor pays"),
}
