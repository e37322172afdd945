"""Writes of views of the calendar that have a name."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import NotAllowed
from app.planning.calendar.queries import get_saved_filter
from app.planning.calendar.rules import Wanted, unused_name
from app.planning.events.models import SavedFilter, Series
from app.register.accounts.rules.roles import Actor, Role

MAY_SAVE = frozenset({Role.ADMIN, Role.PROTOCOL})


@dataclass(frozen=True, slots=True)
class SaveFilter:
    """Give a view of the year a name. `uid` is chosen by the page, so that pressing twice makes one."""

    by: Actor
    uid: str
    name: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class RemoveFilter:
    """Remove the name of a view; its feed ends with it."""

    saved_id: int
    by: Actor
    seen: int | None


def save_filter(session: Session, cmd: SaveFilter) -> int:
    """Save the view and return its id."""
    if cmd.by.role not in MAY_SAVE:
        raise NotAllowed
    made = _find(session, cmd.uid)
    if made is not None:
        return made.id
    wanted = cmd.wanted
    if wanted.series_id is not None and session.get(Series, wanted.series_id) is None:
        wanted = Wanted(wanted.kind, wanted.host)  # removed while the page was open
    saved = SavedFilter(
        uid=cmd.uid,
        name=unused_name(cmd.name, session.scalars(select(SavedFilter.name))),
        kind=wanted.kind,
        host=wanted.host,
        series_id=wanted.series_id,
        made_by=cmd.by.name,
    )
    return made_once(session, saved, lambda: _find(session, cmd.uid)).id


def remove_filter(session: Session, cmd: RemoveFilter) -> None:
    """Remove the view's name."""
    if cmd.by.role not in MAY_SAVE:
        raise NotAllowed
    saved = get_saved_filter(session, cmd.saved_id)
    refuse_if_stale(saved, cmd.seen)
    session.delete(saved)
    session.flush()


def _find(session: Session, uid: str) -> SavedFilter | None:
    return session.scalars(select(SavedFilter).where(SavedFilter.uid == uid)).one_or_none()
