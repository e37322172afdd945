"""A wall time kept in three columns beside a zone: the local time, which of two where it happened twice, and the instant."""

from datetime import datetime
from typing import Any, overload

from app.ground.kernel.walltime import WallTime


class WallColumns:
    """The columns `<name>_local`, `<name>_fold` and `<name>_at` of a row, read and written as one value.

    The zone stands in a column of its own, which is written before the time; the row's `tzdata` is its owner's business.
    """

    def __init__(self, name: str, zone: str = "zone") -> None:
        self._local, self._fold, self._at, self._zone = f"{name}_local", f"{name}_fold", f"{name}_at", zone

    @overload
    def __get__(self, row: None, owner: type) -> "WallColumns": ...
    @overload
    def __get__(self, row: Any, owner: type) -> WallTime | None: ...
    def __get__(self, row: Any, owner: type) -> "WallColumns | WallTime | None":
        if row is None:
            return self
        local: datetime | None = getattr(row, self._local)
        return WallTime(local, getattr(row, self._zone), getattr(row, self._fold) or 0) if local else None

    def __set__(self, row: Any, wall: WallTime | None) -> None:
        setattr(row, self._local, wall.local if wall else None)
        setattr(row, self._fold, wall.fold if wall else 0)
        setattr(row, self._at, wall.instant if wall else None)
        if wall is not None and getattr(row, self._zone) != wall.zone:
            setattr(row, self._zone, wall.zone)
