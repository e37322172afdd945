"""What is told after a move of a whole event: the items whose new time a person should look at."""

from collections.abc import Sequence

from app.ground.kernel.refusals import N_
from app.ground.words import dates
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.programmes.shifting import Adjusted

MOST = 10
"""Items named in one sentence."""


def told_adjusted(adjusted: Sequence[Adjusted]) -> str:
    """Return the sentence that names the items for which the clocks of the new day made a choice necessary."""
    named = [f"{one.title.told(current())} ({dates.day_month(one.when.day)}, {dates.hours(one.when)})" for one in adjusted[:MOST]]
    items = "; ".join(named) + ("…" if len(adjusted) > MOST else "")
    return gettext(N_("The clocks are changed on a new day. Look at the time of: %(items)s."), items=items)
