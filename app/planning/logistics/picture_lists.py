"""What a stored picture says thousands of times and keeps once: UIDs and places stand in lists, and all else points at them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.programmes.programme import Place


class Writing:
    """Hands out the numbers of UIDs and places, each on its first use."""

    def __init__(self) -> None:
        self._uids: dict[str, int] = {}
        self._places: dict[Place, int] = {}

    def uid(self, uid: str) -> int | None:
        """Return the number of a UID; None for none."""
        return self._uids.setdefault(uid, len(self._uids)) if uid else None

    def uids(self, uids: Sequence[str]) -> list[int | None]:
        """Return the numbers of some UIDs."""
        return [self.uid(uid) for uid in uids]

    def place(self, place: Place | None) -> int | None:
        """Return the number of a place; None for none."""
        return self._places.setdefault(place, len(self._places)) if place else None

    def lists(self) -> dict[str, Any]:
        """Return the lists that the numbers mean, to be stored beside them."""
        return said({"uids": list(self._uids), "places": [_place_json(place) for place in self._places]})


class Reading:
    """Finds what the numbers mean; the same place is one object wherever it stands."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self._uids: Sequence[str] = stored.get("uids", ())
        self._places = [_place_from(row) for row in stored.get("places", ())]

    def uid(self, number: int | None) -> str:
        """Return the UID that has a number; empty for none."""
        return "" if number is None else self._uids[number]

    def uids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Return the UIDs that have some numbers."""
        return tuple(self.uid(number) for number in numbers)

    def place(self, number: int | None) -> Place | None:
        """Return the place that has a number; None for none."""
        return None if number is None else self._places[number]

    def somewhere(self, number: int | None) -> Place:
        """Return the place that has a number, for what always has one."""
        return self.place(number) or Place(Texts())


def wall_json(wall: WallTime | None, zone: str) -> list[Any]:
    """Return a wall time as JSON values: local time, which of two, and its zone where that is another than its owner's."""
    if wall is None:
        return []
    return [wall.local.isoformat(timespec="minutes"), wall.fold, *([wall.zone] if wall.zone != zone else [])]


def wall_from(row: Sequence[Any] | None, zone: str) -> WallTime | None:
    """Read a wall time."""
    if not row:
        return None
    local, fold, *own = row
    return WallTime(datetime.fromisoformat(local), own[0] if own else zone, fold)


def said(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return only what says something. Numbers always do: nought is the first of a list."""
    return {name: value for name, value in stored.items() if value or (isinstance(value, int) and value is not False)}


def _place_json(place: Place) -> dict[str, Any]:
    point = {"latitude": place.latitude, "longitude": place.longitude}
    told = said({"name": place.name.as_dict(), "city": place.city.as_dict(), "address": place.address.as_dict()})
    return told | {name: degrees for name, degrees in point.items() if degrees is not None}


def _place_from(row: Mapping[str, Any]) -> Place:
    name, city, address = (Texts.of(row.get(part)) for part in ("name", "city", "address"))
    return Place(name, city, address, row.get("latitude"), row.get("longitude"))
