"""Reads which findings of an event are let stand right now."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.ground.kernel.texts import LANGUAGES, Texts
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.models import ConflictWaiver
from app.judgement.conflicts.names import Names, names_of
from app.judgement.conflicts.standing import Standing, standing_of
from app.judgement.conflicts.waived import Waived
from app.judgement.conflicts.wording import told_with_remark


def waived_in(session: Session, event_id: int, standing: Standing) -> tuple[Waived, ...]:
    """Return what is waived in an event as it has been judged."""
    names = names_of(session, [finding for finding, _ in standing.waived], focus=event_id)
    return tuple(
        Waived(_sentence(finding, names), finding.severity, waiver.reason, waiver.by_name, waiver.until)
        for finding, waiver in standing.waived
    )


def waived_now(session: Session, event_id: int, *, now: datetime) -> tuple[Waived, ...]:
    """Return the waivers of an event that are in force; nothing is judged where nobody has waived anything."""
    made = exists().where(ConflictWaiver.event_id == event_id, ConflictWaiver.ended_at.is_(None))
    if not session.scalar(select(made)):
        return ()
    return waived_in(session, event_id, standing_of(session, event_id, now=now))


def _sentence(finding: Finding, names: Names) -> Texts:
    return Texts.of({language: told_with_remark(finding, names, language, by_name=False) for language in LANGUAGES})
