"""What is kept of the fields that only one kind of events has, and how they are told."""

from typing import Any

from app.ground.kernel.refusals import N_
from app.ground.words.messages import gettext
from app.planning.events.kinds import POLICY, Finding, Kind, Particular, Particulars, findings
from app.planning.events.models import Event


def merged(stored: Particulars, given: Particulars) -> dict[str, Any]:
    """Return what is kept after a form asked for `given`: what it did not ask for stays as it is, what was emptied goes."""
    return {name: value for name, value in {**stored, **given}.items() if value is not None and value is not False and value != ""}


def facts_of(kind: Kind, given: Particulars) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind that are filled in, and the offices that nobody holds, as label and value in the language spoken."""
    return tuple(
        (gettext(one.label), _told(one, given[one.name]) if one.name in given else gettext(N_("vacant")))
        for one in POLICY[kind].particulars
        if one.name in given or one.vacancy
    )


def findings_of(event: Event) -> tuple[Finding, ...]:
    """Return what does not hold in the fields of an event's kind."""
    return findings(event.kind, event.particulars, event.host)


def _told(one: Particular, value: Any) -> str:
    if one.form == "choice":
        return gettext(dict(one.choices).get(value, str(value)))
    return gettext(N_("yes")) if value is True else str(value)
