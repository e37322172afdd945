"""What deadlines are called, and how a task stands in words."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.messages import gettext, ngettext
from app.planning.preparation.rules import Deadline, Standing, State

DEADLINES: Final[Mapping[str, str]] = {
    Deadline.ACCREDITATION.value: N_("Accreditation"),
    Deadline.PRESS.value: N_("Press list"),
    Deadline.PASSES.value: N_("Badges and passes"),
    Deadline.PACKAGE.value: N_("Package to the head"),
}

TONES: Final[Mapping[State, str]] = {State.DONE: "good", State.OVERDUE: "error", State.DUE: "", State.RESTING: ""}
"""In which tone a mark shows a state."""
SOON: Final = 7
"""Days before a due day from which it is shown as near."""


def told_standing(standing: Standing) -> str:
    """Return «осталось 3 дня», «просрочено на 2 дня», «сегодня», «выполнено» in the language spoken."""
    if standing.state is State.DONE:
        return gettext(N_("done"))
    if standing.state is State.RESTING:
        return gettext(N_("not counted now"))
    if standing.state is State.OVERDUE:
        return ngettext("overdue by %(num)s day", "overdue by %(num)s days", standing.days)
    if standing.days == 0:
        return gettext(N_("due today"))
    return ngettext("%(num)s day left", "%(num)s days left", standing.days)


def tone_of(standing: Standing) -> str:
    """Return the tone of a mark: what is near warns."""
    if standing.state is State.DUE and standing.days <= SOON:
        return "warn"
    return TONES[standing.state]


def told_timing(days: int | None) -> str:
    """Return when a task is due relative to its event; nothing where it has a day of its own."""
    if days is None:
        return ""
    if days < 0:
        return ngettext("%(num)s day after the event", "%(num)s days after the event", -days)
    if days == 0:
        return gettext(N_("on the first day of the event"))
    return ngettext("%(num)s day before the event", "%(num)s days before the event", days)
