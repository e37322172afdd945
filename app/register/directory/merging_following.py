"""What the slices above do when two entries were merged or a merge was undone; they add it here, so the directory need not know them."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final, TypeAlias

from sqlalchemy.orm import Session

Follower: TypeAlias = Callable[[Session, Collection[str], datetime], None]
"""Given the UIDs of both entries and the time, does its part in the same transaction; the merge stands by then, or is undone."""

FOLLOWING: Final[dict[str, Follower]] = {}


def follow(session: Session, uids: Collection[str], *, now: datetime) -> None:
    """Let everybody who has added something do it, in the order in which they were added."""
    for follower in FOLLOWING.values():
        follower(session, uids, now)
