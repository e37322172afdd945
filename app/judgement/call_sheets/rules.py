"""Whom a change is told, for what changes somebody is called, and for what nobody is."""

from collections.abc import Mapping
from datetime import timedelta
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


class Deed(StrEnum):
    """What happened, for one recipient, to something that they know of or are to know of."""

    CANCELLED = "cancelled"
    CHANGED = "changed"
    ADDED = "added"
    RESTORED = "restored"
    GONE = "gone"
    """It takes place, and is theirs no longer."""
    POSTPONED = "postponed"
    """Of the event as a whole: nobody knows yet until when."""


class Fact(StrEnum):
    """What a recipient is called for where it changes; see `FACTS`, the one place that says so."""

    WHEN = "when"
    PLACE = "place"
    DRESS = "dress"
    PRESS = "press"
    ROLE = "role"
    SPEECH = "speech"
    LANGUAGES = "languages"
    WHOM = "whom"
    NUMBER = "number"
    MET_BY = "met_by"
    VIP = "vip"
    START_PLACE = "start_place"
    GOAL = "goal"
    CAR = "car"
    DRIVER = "driver"
    PASSENGERS = "passengers"
    ORDER = "order"
    HOTEL = "hotel"
    ROOM = "room"
    DAYS = "days"


class Matter(StrEnum):
    """What a line of a recipient's programme is about."""

    ITEM = "item"
    LEG = "leg"
    RIDE = "ride"
    DRIVE = "drive"
    STAY = "stay"


_TRAVEL: Final[Mapping[Matter, tuple[Fact, ...]]] = {
    Matter.LEG: (Fact.WHEN, Fact.NUMBER, Fact.PLACE, Fact.VIP, Fact.MET_BY),
    Matter.RIDE: (Fact.WHEN, Fact.START_PLACE, Fact.GOAL, Fact.CAR, Fact.DRIVER),
    Matter.DRIVE: (Fact.WHEN, Fact.START_PLACE, Fact.GOAL, Fact.ORDER, Fact.PASSENGERS),
    Matter.STAY: (Fact.DAYS, Fact.HOTEL, Fact.ROOM),
}
_OWN: Final = (Fact.WHEN, Fact.PLACE, Fact.ROLE, Fact.SPEECH)

FACTS: Final[Mapping[RecipientKind, Mapping[Matter, tuple[Fact, ...]]]] = {
    RecipientKind.DELEGATION: {Matter.ITEM: (Fact.WHEN, Fact.PLACE, Fact.DRESS)},
    RecipientKind.PERSON: {Matter.ITEM: (*_OWN, Fact.DRESS), **_TRAVEL},
    RecipientKind.INTERPRETER: {Matter.ITEM: (*_OWN, Fact.DRESS, Fact.LANGUAGES, Fact.WHOM), **_TRAVEL},
    RecipientKind.VEHICLE: {Matter.ITEM: (Fact.WHEN, Fact.PLACE), **_TRAVEL},
    RecipientKind.HALL: {Matter.ITEM: (Fact.WHEN,)},
    RecipientKind.PRESS: {Matter.ITEM: (Fact.WHEN, Fact.PLACE, Fact.PRESS)},
}
"""For what a change each recipient is called, in the order in which it is told.

Nobody is called for the rest: titles and translations, notes, who is responsible, plan B, luggage, seats, when a transfer is reckoned
to be there; nor for who joins or leaves a delegation, for it is the delegation that has said so.
"""

COMPLETED: Final = frozenset({Fact.DRIVER, Fact.MET_BY, Fact.ROOM})
"""Nobody is called because these were open and have been filled in; only where they are others than before."""

FIRST_IS_NO_CHANGE: Final = frozenset({Matter.LEG, Matter.STAY})
"""The first leg or stay of somebody is no change: they told us how they come, and are taken to where they stay."""

FEW: Final = 5
"""More than so many of one delegation who have to know the same are not called one by one: their delegation is."""

PAST: Final = timedelta(hours=3)
"""What was over longer ago than this is told to nobody."""
