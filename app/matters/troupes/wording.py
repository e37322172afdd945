"""How riders, days of freight and what does not hold are told."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.dates import day_short
from app.ground.words.messages import gettext
from app.ground.words.style import NBSP
from app.matters.troupes.models import Freight
from app.matters.troupes.rules import (
    FREIGHT_DAY_NAMES,
    RIDER_AREA_NAMES,
    RIDER_STATE_NAMES,
    FreightDay,
    FreightStanding,
    Remark,
    RiderArea,
    RiderState,
    cubic_told,
)

REMARKS: Final[Mapping[Remark, str]] = {
    Remark.NO_REHEARSAL: N_("no rehearsal is planned"),
    Remark.LATE_REHEARSAL: N_("the rehearsal is not over when it begins"),
    Remark.CANCELLED: N_("its item of the programme is cancelled"),
    Remark.FREIGHT_LATE: N_("the freight arrives after the first rehearsal or performance"),
    Remark.NEEDS_OVERDUE: N_("the rider is overdue"),
    Remark.NEEDS_REFUSED: N_("something of the rider cannot be had, and nothing is offered instead"),
}
_TONES: Final = {RiderState.READY: "good", RiderState.PROMISED: "accent", RiderState.REFUSED: "error", RiderState.ASKED: ""}


def area_told(area: RiderArea) -> str:
    """Return what lines of a rider are about."""
    return gettext(RIDER_AREA_NAMES[area])


def state_told(state: RiderState) -> str:
    """Return how far a line of a rider is met."""
    return gettext(RIDER_STATE_NAMES[state])


def tone_of(state: RiderState) -> str:
    """Return the tone in which a state is shown."""
    return _TONES[state]


def remark_told(remark: Remark) -> str:
    """Return what does not hold as a few words."""
    return gettext(REMARKS[remark])


def step_told(step: FreightDay) -> str:
    """Return what happens to a freight on a day."""
    return gettext(FREIGHT_DAY_NAMES[step])


def next_told(standing: FreightStanding) -> str:
    """Return what comes next of a freight, with its day where that is known."""
    if standing.next is None:
        return gettext(N_("is back"))
    if standing.next_on is None:
        return gettext(N_("next: %(step)s, no day yet"), step=step_told(standing.next))
    return gettext(N_("next: %(step)s, %(day)s"), step=step_told(standing.next), day=day_short(standing.next_on))


def size_told(freight: Freight) -> str:
    """Return how much travels: «24 места, 850 кг, 6,5 м³»."""
    parts = (
        gettext(N_("pieces: %(count)s"), count=freight.pieces) if freight.pieces else "",
        gettext(N_("%(weight)s kg"), weight=freight.weight_kg).replace(" ", NBSP) if freight.weight_kg else "",
        gettext(N_("%(volume)s m³"), volume=cubic_told(freight.volume_dm3)).replace(" ", NBSP) if freight.volume_dm3 else "",
    )
    return ", ".join(filter(None, parts))
