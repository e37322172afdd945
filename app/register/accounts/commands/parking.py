"""Keeping what somebody had typed while they sign in again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_token
from app.register.accounts.models import ParkedForm
from app.register.accounts.queries import digest
from app.register.accounts.rules.parking import KEPT, MOST_OF_ONE, MOST_OF_STRANGERS, Fields


@dataclass(frozen=True, slots=True)
class Park:
    """Keep a form that could not be taken."""

    path: str
    page: str
    fields: Fields
    browser: str
    """What the browser's own cookie for parked forms holds."""
    user_id: int | None
    """Whose session it was, where the browser still tells."""


def park(session: Session, cmd: Park, *, now: datetime) -> str:
    """Keep a form and return the token under which it is found; the oldest beyond the bounds give way."""
    token = new_token()
    session.add(
        ParkedForm(
            token_hash=digest(token),
            browser_hash=digest(cmd.browser),
            user_id=cmd.user_id,
            path=cmd.path,
            page=cmd.page,
            fields=[list(field) for field in cmd.fields],
            at=now,
        )
    )
    session.flush()
    session.execute(delete(ParkedForm).where(ParkedForm.at < now - KEPT))
    whose = ParkedForm.user_id.is_(None) if cmd.user_id is None else ParkedForm.user_id == cmd.user_id
    most = MOST_OF_STRANGERS if cmd.user_id is None else MOST_OF_ONE
    kept = select(ParkedForm.id).where(whose).order_by(ParkedForm.id.desc()).limit(most)
    oldest = min(session.scalars(kept).all())
    session.execute(delete(ParkedForm).where(whose, ParkedForm.id < oldest))
    return token


def unpark(session: Session, parked: ParkedForm) -> None:
    """Forget a form that is on its way again."""
    session.delete(parked)
    session.flush()
