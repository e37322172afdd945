"""What kinds of events and items are called in CATEGORIES."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.planning.events.rules import Kind
from app.planning.events.wording import KINDS
from app.planning.programmes.rules import ItemKind

_ITEMS: Final[Mapping[ItemKind, str]] = {
    ItemKind.ARRIVAL: N_("Arrival"),
    ItemKind.TRANSFER: N_("Transfer"),
    ItemKind.CEREMONY: N_("Ceremony"),
    ItemKind.PLENARY: N_("Plenary session"),
    ItemKind.SESSION: N_("Session"),
    ItemKind.AGENDA: N_("Agenda point"),
    ItemKind.MEETING: N_("Meeting"),
    ItemKind.MATCHMAKING: N_("Business meetings"),
    ItemKind.SIGNING: N_("Signing"),
    ItemKind.EXHIBITION: N_("Exhibition"),
    ItemKind.WALK: N_("Walk round the stands"),
    ItemKind.FAIR: N_("Fair"),
    ItemKind.CONCERT: N_("Concert"),
    ItemKind.PRESS: N_("For the press"),
    ItemKind.MEAL: N_("Meal"),
    ItemKind.RECEPTION: N_("Reception"),
    ItemKind.DEPARTURE: N_("Departure"),
    ItemKind.OTHER: N_("Other"),
}


def kind_of_event(kind: Kind) -> str:
    """Return the msgid of a kind of event."""
    return KINDS[kind]


def kind_of_item(kind: ItemKind) -> str:
    """Return the msgid of a kind of item."""
    return _ITEMS[kind]
