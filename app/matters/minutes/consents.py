"""Which side has agreed to which text, and how far minutes have come by that."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.matters.minutes.models import Minutes, MinutesConsent, MinutesRemark
from app.matters.minutes.queries import consents_of, get_minutes
from app.matters.minutes.reading import digest_of
from app.matters.minutes.rules import Audience, MinutesState, RemarkState
from app.register.directory.rules.kinds import PartySide

SIDES = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)


@dataclass(frozen=True, slots=True)
class Consent:
    """What a side has agreed to last; `is_current` while the text is the same."""

    side: PartySide
    who: str
    letter: str
    agreed_on: date
    is_current: bool


@dataclass(frozen=True, slots=True)
class SideStand:
    """Where a side stands: what it has agreed to last, None for nothing yet."""

    side: PartySide
    consent: Consent | None

    @property
    def has_agreed(self) -> bool:
        """Whether it has agreed to this very text."""
        return self.consent is not None and self.consent.is_current


def asked_sides(audience: Audience) -> tuple[PartySide, ...]:
    """Return who has to agree: both sides, or within one side that one alone."""
    return SIDES if audience is Audience.BILATERAL else SIDES[:1]


def stands_of(session: Session, minutes: Minutes, digest: str) -> tuple[SideStand, ...]:
    """Return where each side stands towards the text with a digest. One query."""
    rows = consents_of(session, minutes.id)
    return tuple(SideStand(side, _last([row for row in rows if row.side is side], digest)) for side in asked_sides(minutes.audience))


def open_remarks(session: Session, minutes_id: int) -> int:
    """Return how many remarks have no answer yet. One query."""
    query = select(func.count()).select_from(MinutesRemark)
    return session.scalar(query.where(MinutesRemark.minutes_id == minutes_id, MinutesRemark.state == RemarkState.OPEN)) or 0


def settle(session: Session, minutes_id: int) -> None:
    """Let minutes be agreed where every side has agreed to this text and no remark is open, else discussed; a draft stays one."""
    minutes = get_minutes(session, minutes_id, anew=True)
    if minutes.state in (MinutesState.DRAFT, MinutesState.APPROVED):
        return
    agreed = all(one.has_agreed for one in stands_of(session, minutes, digest_of(session, minutes)))
    wanted = MinutesState.AGREED if agreed and not open_remarks(session, minutes_id) else MinutesState.DISCUSSED
    if minutes.state is not wanted:
        minutes.state = wanted
        session.flush()


def _last(rows: list[MinutesConsent], digest: str) -> Consent | None:
    if not rows:
        return None
    row = next((one for one in reversed(rows) if one.digest == digest), rows[-1])
    return Consent(row.side, row.who, row.letter, row.agreed_on, row.digest == digest)
