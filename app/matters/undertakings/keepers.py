"""Who keeps what both sides have undertaken: groups, instructions, measures and dossiers; the one place that says so."""

from typing import Final

from app.ground.kernel.refusals import NotAllowed
from app.planning.events.models import Event
from app.planning.events.queries import may_change
from app.register.accounts.rules.roles import Actor, Role

KEEPING: Final = frozenset({Role.ADMIN, Role.PROTOCOL, Role.SECRETARY})
"""Who keeps all of it, whichever event it belongs to or none."""


def may_keep(by: Actor, event: Event | None = None) -> bool:
    """Tell whether a person may write what was undertaken at `event`; what belongs to no event is kept by the office and secretaries."""
    return by.role in KEEPING or (event is not None and may_change(event, by))


def refuse_unless_keeps(by: Actor, event: Event | None = None) -> None:
    """Refuse whoever may only read."""
    if not may_keep(by, event):
        raise NotAllowed
