"""Taking somebody out of minutes when they are erased: of approved ones the structure stays, and says that a person was erased.

Past the ORM: approved minutes refuse every other change, and the change log would keep what stood there. The digest stays that of the
text as it was approved; free texts are swept with those of all tables.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import String, cast, or_, select, update
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_
from app.matters.minutes.models import Decision, Minutes, MinutesPoint
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS
from app.register.personal.naming import ERASED


def erase_from_minutes(session: Session, person: Person) -> int:
    """Rewrite the snapshots that name the person, and leave their places empty in minutes that are still written; return how many."""
    named = cast(Minutes.snapshot, String).contains(person.uid, autoescape=True)
    frozen = session.execute(select(Minutes.id, Minutes.snapshot).where(Minutes.snapshot.is_not(None), named)).all()
    for ident, snapshot in frozen:
        session.execute(update(Minutes).where(Minutes.id == ident).values(snapshot=effaced(snapshot, person.uid)))
    return len(frozen) + _leave_places(session, person)


def effaced(snapshot: Mapping[str, Any], uid: str) -> dict[str, Any]:
    """Return a snapshot in which nobody reads who somebody was; whatever points at them stays."""
    if uid not in snapshot["people"]:
        return dict(snapshot)
    erased = {"surname": ERASED.as_dict(), "given": {}, "patronymic": {}, "dative": ERASED.ru}
    present = [_without_post(one) if one["person"] == uid else one for one in snapshot["present"]]
    signing = {side: _without_post(snapshot[side]) for side in ("ours", "theirs") if snapshot[side]["person"] == uid}
    return {**snapshot, **signing, "present": present, "people": {**snapshot["people"], uid: erased}}


def _without_post(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "position": {}, "organisation": {}}


def _leave_places(session: Session, person: Person) -> int:
    """Name nobody in minutes that are still written where the person stood."""
    signs = or_(Minutes.our_signatory_id == person.id, Minutes.their_signatory_id == person.id)
    decides = select(MinutesPoint.minutes_id).join(Decision).where(Decision.person_id == person.id)
    concerned = session.scalars(select(Minutes.id).where(Minutes.snapshot.is_(None), or_(signs, Minutes.id.in_(decides)))).all()
    fresh = {"text_state": new_uid(), "revision": Minutes.revision + 1}
    session.execute(update(Minutes).where(Minutes.id.in_(concerned)).values(fresh))
    session.execute(update(Decision).where(Decision.person_id == person.id).values(person_id=None))
    for column in (Minutes.our_signatory_id, Minutes.their_signatory_id):
        session.execute(update(Minutes).where(column == person.id).values({column.key: None}))
    return len(concerned)


ERASERS[N_("Minutes of meetings")] = erase_from_minutes
