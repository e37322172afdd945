"""What the slices above publishing do whenever a version has gone out; they add it here, so publishing need not know them."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, TypeAlias

from sqlalchemy.orm import Session

from app.judgement.publishing.models import Version
from app.planning.events.models import Event

Follower: TypeAlias = Callable[[Session, Event, Version | None, Version, datetime], None]
"""Given the event, the version before (None: this is the first), the new one and the time, does its part in the same transaction."""

FOLLOWING: Final[dict[str, Follower]] = {}


def follow(session: Session, event: Event, before: Version | None, after: Version, now: datetime) -> None:
    """Let everybody who has added something do it, in the order in which they were added."""
    for follower in FOLLOWING.values():
        follower(session, event, before, after, now)
