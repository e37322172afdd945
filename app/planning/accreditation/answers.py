"""What the desk is told about a code or a name."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.planning.accreditation.check_in import find_read
from app.planning.accreditation.coming import missing_of
from app.planning.accreditation.queries import BadgeRow, Bearer, Wanted, badges_of, badges_page, bearers_of, persons_among
from app.planning.accreditation.rules import BadgeCategory, code_in
from app.planning.events.models import Event
from app.register.directory.finding import typed_words

MOST_FOUND: Final = 12
"""People of one name that the desk shows; more want another word."""


class Outcome(StrEnum):
    """What the desk sees first."""

    NOTHING = "nothing"
    EXPECTED = "expected"
    ARRIVED = "arrived"
    REVOKED = "revoked"
    REPLACED = "replaced"
    ELSEWHERE = "elsewhere"
    SEVERAL = "several"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is told: about one badge, or about those of a name."""

    outcome: Outcome
    badge: BadgeRow | None = None
    several: tuple[BadgeRow, ...] = ()
    without: tuple[tuple[Bearer, BadgeCategory], ...] = ()
    """Those of the name who come and have no badge yet."""
    more: int = 0
    """How many of the name are not shown."""
    event: Texts = Texts()
    event_id: int = 0
    """The other event, where a badge is not this one's."""


def answer_to(session: Session, event: Event, typed: str) -> Answer:
    """Return the answer to a scanned address, a code or a name."""
    if not clean(typed):
        return Answer(Outcome.NOTHING)
    code = code_in(typed)
    read = find_read(session, code) if code else None
    if read is None:
        return Answer(Outcome.UNKNOWN) if code and "/" in typed else _named(session, event, typed)
    badge = read.badge
    (row,) = badges_of(session, badge.event, [badge.id])
    if badge.event_id != event.id:
        return Answer(Outcome.ELSEWHERE, row, event=badge.event.title, event_id=badge.event_id)
    return Answer(Outcome.REPLACED if read.is_replaced else _outcome(row), row)


def answer_about(session: Session, event: Event, badge_id: int) -> Answer:
    """Return the answer about a badge of the event; raises NotFound."""
    rows = badges_of(session, event, [badge_id])
    if not rows:
        raise NotFound
    return Answer(_outcome(rows[0]), rows[0])


def _named(session: Session, event: Event, typed: str) -> Answer:
    if not typed_words(typed):
        return Answer(Outcome.UNKNOWN)
    found = badges_page(session, event, Wanted(typed=clean(typed)))
    lacking = missing_of(session, event.id)
    ids = persons_among(session, lacking, typed, limit=MOST_FOUND)
    bearers = bearers_of(session, event, ids)
    without = tuple((bearers[ident], lacking[ident]) for ident in ids)
    if found.total == 1 and not without:
        return Answer(_outcome(found.rows[0]), found.rows[0])
    if not found.total and not without:
        return Answer(Outcome.UNKNOWN)
    return Answer(Outcome.SEVERAL, several=found.rows[:MOST_FOUND], without=without, more=max(0, found.total - MOST_FOUND))


def _outcome(row: BadgeRow) -> Outcome:
    if row.revoked:
        return Outcome.REVOKED
    return Outcome.ARRIVED if row.arrived_at else Outcome.EXPECTED
