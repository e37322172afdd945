"""Writes of the table of precedence."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import alone, get_or_refuse, made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts
from app.register.directory.commands.common import exchanged, find, remove
from app.register.directory.models import Rank
from app.register.directory.queries import ranks_of

_TABLE: Final = 4_100_001
"""The number under which one transaction after the other changes the order of the table."""


@dataclass(frozen=True, slots=True)
class RankDetails:
    """What a form says of a rank; `position` 1 comes first, None puts it last."""

    name: Texts
    position: int | None = None


def add_rank(session: Session, uid: str, details: RankDetails, *, code: str | None = None) -> int:
    """Add a rank to the table of precedence and return its id; the same `uid` again adds nothing."""
    known = find(session, Rank, uid)
    if known is None:
        _refuse_known_name(session, details.name, None)
        last = session.scalar(select(func.max(Rank.position))) or 0
        known = Rank(uid=uid, code=code, name=details.name, position=details.position or last + 1)
        return made_once(session, known, lambda: find(session, Rank, uid)).id
    return known.id


def change_rank(session: Session, rank_id: int, seen: int | None, details: RankDetails) -> int:
    """Call a rank otherwise, and where `position` is given put it there."""
    rank = get_or_refuse(session, Rank, rank_id)
    refuse_if_stale(rank, seen)
    _refuse_known_name(session, details.name, rank)
    rank.name = details.name
    if details.position is not None:
        rank.position = details.position
    session.flush()
    return rank.id


def move_rank(session: Session, rank_id: int, seen: int | None, step: int) -> int:
    """Let a rank change places with the one before (−1) or after (+1) it; the table is numbered anew from 1."""
    alone(session, _TABLE)
    rank = get_or_refuse(session, Rank, rank_id)
    refuse_if_stale(rank, seen)
    for place, one in enumerate(exchanged(ranks_of(session), rank, step), 1):
        if one is rank:
            one.position = place  # a second press of the button finds a new revision, and changes nothing back
        elif one.position != place:
            # Its neighbours only make room: whoever edits one of them is not disturbed by a new revision.
            session.execute(update(Rank).where(Rank.id == one.id).values(position=place))
    session.flush()
    return rank.id


def remove_rank(session: Session, rank_id: int, seen: int | None) -> None:
    """Remove a rank that no appointment has."""
    rank = get_or_refuse(session, Rank, rank_id)
    refuse_if_stale(rank, seen)
    remove(session, rank)


def _refuse_known_name(session: Session, name: Texts, own: Rank | None) -> None:
    if any(folded(other.name.ru) == folded(name.ru) for other in ranks_of(session) if other is not own):
        raise Refusal(N_("There is a rank of this name already."), "name")
