"""Instants as the judgement counts them, places as it knows them."""

from datetime import UTC, datetime, timedelta
from typing import Final, overload

from app.ground.kernel.texts import Texts
from app.judgement.conflicts.facts import NOWHERE, Minute, Spot

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE: Final = timedelta(minutes=1)


@overload
def minute_of(instant: datetime) -> Minute: ...
@overload
def minute_of(instant: None) -> None: ...
@overload
def minute_of(instant: datetime | None) -> Minute | None: ...
def minute_of(instant: datetime | None) -> Minute | None:
    """Return an instant as whole minutes."""
    return None if instant is None else (instant - _EPOCH) // _MINUTE


def spot_at(venue: int | None, hall: int | None, words: Texts) -> Spot:
    """Return a place; words count only where it is no venue of ours: «фойе» and «у входа» are at the same one."""
    if venue is not None:
        return Spot(venue, hall)
    return Spot(words=words.ru) if words.ru else NOWHERE
