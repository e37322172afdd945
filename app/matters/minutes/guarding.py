"""Approved minutes do not change: whoever tries is refused by the commands, and whatever goes past them when it is written.

Only an erasure goes past the ORM: it takes a name out of the snapshot and leaves all else as it was approved.
"""

from typing import Any, Final

from sqlalchemy import Connection, Select, event, inspect, select
from sqlalchemy.orm import Mapper, object_session

from app.ground.kernel.refusals import N_, Refusal
from app.matters.minutes.models import Decision, Minutes, MinutesConsent, MinutesPoint, MinutesRemark
from app.matters.minutes.rules import MinutesState
from app.planning.events.models import Event

SEALED: Final = N_("These minutes are approved: nothing of them changes any more.")

Row = Minutes | MinutesPoint | Decision | MinutesRemark | MinutesConsent


def refuse_approved(minutes: Minutes) -> None:
    """Refuse whatever would change approved minutes."""
    if minutes.state is MinutesState.APPROVED:
        raise Refusal(SEALED)


def _refuse_written(_mapper: Mapper[Any], connection: Connection, row: Row) -> None:
    if isinstance(row, Minutes):
        return  # new ones
    state: MinutesState | None = connection.scalar(_state_above(row))
    if state is MinutesState.APPROVED:
        raise Refusal(SEALED)


def _refuse_changed(mapper: Mapper[Any], connection: Connection, row: Row) -> None:
    session = object_session(row)
    if session is None or not session.is_modified(row, include_collections=False):
        return
    if not isinstance(row, Minutes):
        _refuse_written(mapper, connection, row)
        return
    past = inspect(row).attrs.state.history
    if (past.deleted[0] if past.deleted else row.state) is MinutesState.APPROVED:
        raise Refusal(SEALED)


def _refuse_removed(mapper: Mapper[Any], connection: Connection, row: Row) -> None:
    if isinstance(row, Minutes):
        refuse_approved(row)
    else:
        _refuse_written(mapper, connection, row)


def _state_above(row: MinutesPoint | Decision | MinutesRemark | MinutesConsent) -> Select[MinutesState]:
    if isinstance(row, Decision):
        return select(Minutes.state).join(MinutesPoint).where(MinutesPoint.id == row.point_id)
    return select(Minutes.state).where(Minutes.id == row.minutes_id)


def _refuse_event_removed(_mapper: Mapper[Any], connection: Connection, row: Event) -> None:
    """Refuse to remove the event above approved minutes: the database would remove them with it."""
    if connection.scalar(select(Minutes.state).where(Minutes.event_id == row.id)) is MinutesState.APPROVED:
        raise Refusal(SEALED)


event.listen(Event, "before_delete", _refuse_event_removed)
for _model in (Minutes, MinutesPoint, Decision, MinutesRemark, MinutesConsent):
    event.listen(_model, "before_insert", _refuse_written)
    event.listen(_model, "before_update", _refuse_changed)
    event.listen(_model, "before_delete", _refuse_removed)
