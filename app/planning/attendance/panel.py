"""What `templates/attendance/_panel.html` draws beside an item, on its own page and on that of the item."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.ground.kernel.text import clean
from app.planning.attendance.showing import panel_of
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.roster_queries import Roster
from app.planning.programmes.wording import ITEM_ROLES
from app.register.directory.finding import persons_found

FOUND = 12
"""Persons that the search offers at once."""


def panel_context(session: Session, item: ProgrammeItem, roster: Roster, address: Mapping[str, str]) -> dict[str, object]:
    """Return what the panel needs; `address` is the query of the page: `open` a delegation, `q` a name that is looked for."""
    opened, typed = address.get("open", ""), clean(address.get("q", ""))[:200]
    return {
        "item_id": item.id,
        "revision": item.revision,
        "panel": panel_of(roster, item.id, int(opened) if opened.isdecimal() and len(opened) < 10 else None),
        "opened": opened,
        "typed": typed,
        "found": persons_found(session, typed, limit=FOUND) if typed else (),
        "item_roles": ITEM_ROLES,
    }
