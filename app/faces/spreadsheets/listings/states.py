"""Which state of an event a list shows, in a line under its title."""

from datetime import datetime

from app.faces.spreadsheets.listings.events import event_line
from app.ground.kernel.refusals import N_
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_long, days_range, instant
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.programmes.programme import Programme


def state_line(programme: Programme, at: datetime, number: int | None) -> str:
    """Return the event, and the version with its date or, without a number, that it is a draft as of `at`."""
    language = current()
    told = event_line(programme.title.told(language), programme.city.told(language), days_range(programme.days))
    if number is None:
        state = gettext(N_("draft, as of %(moment)s"), moment=instant(at, programme.zone))
        return _sentences(gettext(N_("DRAFT")), told, state)
    day = day_long(at.astimezone(zone(programme.zone)).date())
    state = gettext(N_("Version %(number)s of %(day)s"), number=number, day=day)
    return _sentences(told, state)


def _sentences(*parts: str) -> str:
    """Return parts as sentences: «… 2026 г. Версия 2»."""
    return " ".join(part if part.endswith(".") or place == len(parts) else f"{part}." for place, part in enumerate(parts, 1))
