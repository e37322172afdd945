"""How the overview names what it tells."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.judgement.conflicts.wording import kind_told
from app.judgement.overview.picture import Blocked, Coming, Matter, Overdue, Progress, Unsigned
from app.matters.agreements.wording import lack_told

PROGRESS: Final[Mapping[Progress, str]] = {
    Progress.DONE: N_("carried out"),
    Progress.UNDER_WAY: N_("not due yet"),
    Progress.PUT_OFF: N_("put off"),
    Progress.OVERDUE: N_("overdue"),
}
MATTERS: Final[Mapping[Matter, str]] = {
    Matter.INSTRUCTION: N_("instruction"),
    Matter.MEASURE: N_("measure of the roadmap"),
    Matter.TASK: N_("preparation"),
    Matter.TEXT: N_("text of an agreement"),
}
MOST_LACKS: Final = 2
"""Things that an agreement lacks which are told; the rest is counted."""


def progress_told(progress: Progress) -> str:
    """Return how instructions or measures stand."""
    return gettext(PROGRESS[progress])


def matter_told(matter: Matter) -> str:
    """Return what it is that is overdue."""
    return gettext(MATTERS[matter])


def left_told(one: Coming) -> str:
    """Return how long it is until an event begins."""
    if one.days_left == 0:
        return gettext(N_("is on"))
    return ngettext("in %(num)s day", "in %(num)s days", one.days_left)


def late_told(one: Overdue) -> str:
    """Return for how long something is overdue."""
    return ngettext("%(num)s day late", "%(num)s days late", one.days)


def names_told(names: Sequence[Texts], most: int = 2) -> str:
    """Return names in a row, and how many more there are."""
    told = [name.told(current()) for name in names[:most]]
    return ", ".join([*told, *([more_told(len(names) - most)] if len(names) > most else [])])


def kinds_told(one: Blocked) -> str:
    """Return what stands in the way of an event, by kinds."""
    return "; ".join(f"{kind_told(check)}: {count}" if count > 1 else kind_told(check) for check, count in one.kinds.items())


def lacks_told(one: Unsigned) -> str:
    """Return the first things that an agreement lacks, and how many more there are."""
    told = [lack_told(lack) for lack in one.lacks[:MOST_LACKS]]
    return "; ".join([*told, *([more_told(len(one.lacks) - MOST_LACKS)] if len(one.lacks) > MOST_LACKS else [])])


def more_told(count: int) -> str:
    """Return that there are more: «и ещё 7»."""
    return gettext(N_("and %(count)s more"), count=count)
