"""What the slices above do whenever an instruction has changed; they add it here, so undertakings need not know them."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, TypeAlias

from sqlalchemy.orm import Session

Follower: TypeAlias = Callable[[Session, str, datetime], None]
"""Given the UID of an instruction that was added, changed or removed and the time, does its part in the same transaction."""

FOLLOWING: Final[dict[str, Follower]] = {}


def follow(session: Session, uid: str, *, now: datetime) -> None:
    """Let everybody who has added something do it, in the order in which they were added."""
    for follower in FOLLOWING.values():
        follower(session, uid, now)
