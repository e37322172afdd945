"""Writes of series."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.planning.events.kinds import Kind
from app.planning.events.models import Event, Series
from app.planning.events.series_queries import find_series_by_uid, get_series
from app.register.accounts.rules.roles import Actor, Role


@dataclass(frozen=True, slots=True)
class SeriesDetails:
    """What the form of a series asks for."""

    kind: Kind
    title: Texts
    hosts_alternate: bool = False


@dataclass(frozen=True, slots=True)
class AddSeries:
    """Make a series. `uid` is chosen by the page, so that pressing twice makes one."""

    by: Actor
    uid: str
    details: SeriesDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeSeries:
    """Change a series that the person saw at revision `seen`."""

    series_id: int
    by: Actor
    seen: int | None
    details: SeriesDetails


@dataclass(frozen=True, slots=True)
class RemoveSeries:
    """Remove a series that no event belongs to."""

    series_id: int
    by: Actor
    seen: int | None


def add_series(session: Session, cmd: AddSeries) -> int:
    """Make the series and return its id."""
    _allowed(cmd.by)
    made = find_series_by_uid(session, cmd.uid)
    if made is not None:
        return made.id
    series = Series(uid=cmd.uid, code=cmd.code)
    _write(series, cmd.details)
    return made_once(session, series, lambda: find_series_by_uid(session, cmd.uid)).id


def change_series(session: Session, cmd: ChangeSeries) -> int:
    """Write the new details and return the series' id."""
    series = _series_to_change(session, cmd.series_id, cmd.by, cmd.seen)
    _write(series, cmd.details)
    session.flush()
    return series.id


def remove_series(session: Session, cmd: RemoveSeries) -> None:
    """Remove the series; refuse while events belong to it."""
    series = _series_to_change(session, cmd.series_id, cmd.by, cmd.seen)
    if session.scalar(select(func.count()).select_from(Event).where(Event.series_id == series.id)):
        raise Refusal(N_("Events belong to this series. Take them out of it first."))
    session.delete(series)
    session.flush()


def _series_to_change(session: Session, series_id: int, by: Actor, seen: int | None) -> Series:
    _allowed(by)
    series = get_series(session, series_id)
    refuse_if_stale(series, seen)
    return series


def _allowed(by: Actor) -> None:
    if by.role not in {Role.ADMIN, Role.PROTOCOL}:
        raise NotAllowed


def _write(series: Series, details: SeriesDetails) -> None:
    series.kind, series.title, series.hosts_alternate = details.kind, details.title, details.hosts_alternate
