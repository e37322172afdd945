"""What the office's first screens say of delegations, and what is said before somebody is taken out of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.words.messages import gettext
from app.judgement.publishing.models import Version, VersionPerson
from app.planning.delegations.queries import Unfilled, unfilled
from app.planning.delegations.remarks import REMARKS


def named_in_versions(session: Session, event_id: int, person_uids: Sequence[str]) -> str:
    """Say in which published versions of an event any of these persons is named; they stay there."""
    query = (
        select(Version.number)
        .join(VersionPerson, VersionPerson.version_id == Version.id)
        .where(Version.event_id == event_id, VersionPerson.person_uid.in_(person_uids))
        .distinct()
        .order_by(Version.number)
    )
    numbers = session.scalars(query).all() if person_uids else []
    if not numbers:
        return ""
    versions = ", ".join(map(str, numbers))
    return gettext(
        N_("Named in what has been published (versions: %(numbers)s). That stays; the next version tells of the change."), numbers=versions
    )


@dataclass(frozen=True, slots=True)
class Compositions:
    """The compositions that are due; `own` are the ids of the events that the reader coordinates."""

    due: tuple[Unfilled, ...]
    own: frozenset[int]


def compositions_due(session: Session, reader_id: int, day: date) -> Compositions:
    """Return the delegations that were to be filled in by now and are not, the reader's own events first."""
    found = sorted(unfilled(session, day), key=lambda one: reader_id not in one.coordinator_ids)
    return Compositions(tuple(found), frozenset(one.delegation.event_id for one in found if reader_id in one.coordinator_ids))


REMARKS["versions"] = named_in_versions
