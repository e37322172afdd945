"""What other pages show of a fair: the stand on its event's, the stops on their walk's, invitations on a person's."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.sections import enter
from app.matters.fairs import wording
from app.matters.fairs.invitations import counts_of
from app.matters.fairs.queries import stands_of
from app.matters.fairs.walks import walk_of
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind


def fair_of_event(session: Session, event: Event) -> Mapping[str, object] | None:
    """Return the stands of a visit to a fair, and how far its invitations have come; nothing of other events. Three queries at most."""
    if not POLICY[event.kind].of_fair:
        return None
    stands = stands_of(session, event.id)
    begin = None if stands else (N_("Enter the stand"), "fairs.stand")
    return {"stands": stands, "counts": counts_of(session, event.id), "words": wording, "begin": begin}


def stops_of_item(session: Session, item: ProgrammeItem) -> Mapping[str, object] | None:
    """Return the stops of a walk; nothing of an item that is none and has none. One query."""
    walk = walk_of(session, item)
    return {"walk": walk, "words": wording} if walk.rows or item.kind is ItemKind.WALK else None


enter("event", "fairs/_event.html", fair_of_event, order=20)
enter("item", "fairs/_item.html", stops_of_item, order=20)
