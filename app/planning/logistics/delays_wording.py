"""How what a delay breaks, and what was done about it, is told."""

from collections.abc import Iterable

from app.ground.kernel.refusals import N_
from app.ground.kernel.walltime import WallTime
from app.ground.words import dates
from app.ground.words.messages import gettext, ngettext
from app.planning.logistics.commands import Done
from app.planning.logistics.delays_offers import Away, Move, Split
from app.planning.logistics.delays_values import BrokenTransfer, Misfit


def misfit_told(one: BrokenTransfer) -> str:
    """Return in a sentence why a transfer does not fit any more."""
    time = dates.duration(one.minutes)
    match one.sort:
        case Misfit.TOO_SOON:
            return gettext(N_("starts %(time)s too early for them"), time=time)
        case Misfit.TOO_LATE:
            return gettext(N_("gets there %(time)s too late"), time=time)
        case Misfit.WAITS:
            return gettext(N_("they would wait for %(time)s"), time=time)
        case Misfit.UNKNOWN:
            return gettext(N_("the travel time to it is not known, so nobody can say whether they reach it"))


def told_deeds(done: Iterable[Done]) -> Iterable[str]:
    """Yield a sentence for each thing that was done."""
    for one in done:
        match one.offer:
            case Move():
                yield gettext(N_("The transfer at %(before)s now starts at %(after)s."), before=_clock(one.before), after=_clock(one.after))
            case Split(people=people):
                yield ngettext(
                    "Another transfer has been made for %(num)s person, at %(time)s. Now give it a car.",
                    "Another transfer has been made for %(num)s people, at %(time)s. Now give it cars.",
                    len(people),
                    time=_clock(one.after),
                )
            case Away(people=people):
                yield ngettext("%(num)s person does not attend any more.", "%(num)s people do not attend any more.", len(people))


def _clock(wall: WallTime | None) -> str:
    return dates.clock(wall) if wall else ""
