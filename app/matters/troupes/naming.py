"""What the columns and values of troupes, riders and freight are called in the change log."""

from collections.abc import Callable
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.matters.troupes.rules import FREIGHT_DAY_NAMES, RiderArea, RiderState, cubic_told
from app.matters.troupes.wording import area_told, state_told

for _name, _told in {
    "name": N_("Name"),
    "genre": N_("What they show"),
    "delegation": N_("Delegation"),
    "people": N_("How many people"),
    "note": N_("Note"),
    "performs_at": N_("Performs at"),
    "area": N_("What it is about"),
    "text": N_("What is needed"),
    "answer": N_("Answer of the hosts"),
    "due": N_("Until when"),
    "troupe": N_("Troupe"),
    "what": N_("What travels"),
    "pieces": N_("Pieces"),
    "weight_kg": N_("Weight, kg"),
    "volume_dm3": N_("Volume, m³"),
    "carrier": N_("Carrier"),
    "papers": N_("Papers for customs"),
    "customs_post": N_("Customs post"),
    **{step.value: name for step, name in FREIGHT_DAY_NAMES.items()},
}.items():
    FIELDS.setdefault(_name, _told)

NAMES: Final[dict[str, Callable[[Any], str]]] = {"volume_dm3": cubic_told}
NEED_NAMES: Final[dict[str, Callable[[Any], str]]] = {
    "area": lambda value: area_told(RiderArea(value)),
    "state": lambda value: state_told(RiderState(value)),
}
