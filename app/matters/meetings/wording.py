"""How a meeting is told: who was there, whether a side has its quorum, how late it is."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.dates import duration
from app.ground.words.messages import gettext
from app.matters.meetings.rules import PRESENCE_NAMES, Presence, Quorum
from app.matters.meetings.timing import Spent
from app.matters.working_groups.rules import SIDES
from app.matters.working_groups.wording import side_heading as group_heading
from app.matters.working_groups.wording import side_told
from app.planning.programmes.rules import Speech
from app.planning.programmes.wording import SPEECH_LANGUAGES
from app.register.directory.rules.kinds import PartySide

TONES: Final[Mapping[Presence, str]] = {Presence.PRESENT: "good", Presence.REMOTE: "accent", Presence.ABSENT: "error"}


def presence_told(presence: Presence) -> str:
    """Return how somebody took part, in words."""
    return gettext(PRESENCE_NAMES[presence])


def tone_of(presence: Presence) -> str:
    """Return the tone in which it is shown."""
    return TONES.get(presence, "")


def side_heading(side: PartySide) -> str:
    """Return what stands above the people of a side; others than the two of a group are told by name."""
    return group_heading(side) if side in SIDES else side_told(side)


def quorum_told(quorum: Quorum) -> str:
    """Return whether enough of a side are there; nothing where no quorum is laid down."""
    if not quorum.needed:
        return ""
    values = {"there": quorum.there, "needed": quorum.needed}
    if quorum.is_reached:
        return gettext(N_("there is a quorum: %(there)s, needed %(needed)s"), **values)
    return gettext(N_("no quorum: %(there)s, needed %(needed)s"), **values)


def late_told(late: int) -> str:
    """Return «по плану», «отставание 12 мин», «опережение 3 мин»."""
    if late == 0:
        return gettext(N_("on schedule"))
    if late > 0:
        return gettext(N_("%(time)s behind the plan"), time=duration(late))
    return gettext(N_("%(time)s ahead of the plan"), time=duration(-late))


def ended_told(late: int) -> str:
    """Return how a meeting that has been closed ended against its plan."""
    if late == 0:
        return gettext(N_("ended on schedule"))
    if late > 0:
        return gettext(N_("ended %(time)s later than planned"), time=duration(late))
    return gettext(N_("ended %(time)s earlier than planned"), time=duration(-late))


def spent_told(spent: Spent) -> str:
    """Return what remains of the minutes planned, or by how many it is over; nothing where none are planned."""
    if spent.planned is None:
        return ""
    if spent.is_over:
        over = spent.over
        return gettext(N_("over by %(time)s"), time=duration(over)) if over else gettext(N_("the time is up"))
    return gettext(N_("%(time)s left"), time=duration(spent.left or 0))


def manner_told(speech: Speech) -> str:
    """Return in which language somebody speaks, where it is not Russian, and whether by video link."""
    tongue = gettext(SPEECH_LANGUAGES[speech.language]) if speech.language in SPEECH_LANGUAGES else speech.language
    parts = ["" if speech.language == "ru" else tongue.lower(), gettext(N_("by video link")) if speech.remote else ""]
    return ", ".join(filter(None, parts))
