"""What can be chosen in the form of a group: the bodies of each side as responsible agencies."""

from sqlalchemy.orm import Session

from app.matters.working_groups.composition import agency_of
from app.matters.working_groups.models import WorkingGroup
from app.matters.working_groups.rules import SIDES
from app.register.directory.queries import organisation_labels, organisations_of
from app.register.directory.rules.kinds import PartySide


def agencies_for(session: Session, group: WorkingGroup | None) -> dict[PartySide, list[tuple[int | str, str]]]:
    """Return the organisations of each side by name, and the one that is designated, whatever its side. One query."""
    found = organisations_of(session)
    labels = organisation_labels(found)
    now = {side: agency_of(group, side) if group else None for side in SIDES}
    return {side: [(one.id, labels[one.id]) for one in found if one.side is side or one is now[side]] for side in SIDES}
