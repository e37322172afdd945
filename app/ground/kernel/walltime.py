"""Wall-clock time at a place, and the instant that it stands for."""

import zoneinfo
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.metadata import version
from typing import Final, Self
from zoneinfo import ZoneInfo

from app.ground.kernel.refusals import N_, Refusal

# Only the pinned tzdata package counts: two machines must never disagree about an hour.
zoneinfo.reset_tzpath(())

TZDATA_RELEASE: Final = version("tzdata")
"""The release of the IANA database that instants are resolved with."""


class AmbiguousTime(Refusal):
    """A local time that happened twice; the person is asked which of the two."""

    def __init__(self, local: datetime, zone: str) -> None:
        super().__init__(
            N_("%(time)s on %(day)s happened twice there: the clocks were put back. Choose which of the two is meant."),
            time=local.time(),
            day=local.date(),
        )
        self.local = local
        self.zone = zone


@cache
def known_zones() -> frozenset[str]:
    """Return the IANA names that can be chosen."""
    return frozenset(zoneinfo.available_timezones())


def zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name; refuse a name that does not exist."""
    if name not in known_zones():
        raise Refusal(N_("There is no time zone called “%(zone)s”."), "zone", zone=name[:60])
    return ZoneInfo(name)


@dataclass(frozen=True, slots=True)
class WallTime:
    """A local date and time (naive, whole minutes), its IANA zone, and which of two where it happened twice."""

    local: datetime
    zone: str
    fold: int = 0

    def __post_init__(self) -> None:
        if self.local.tzinfo is not None:
            raise ValueError("a wall time is naive; its zone stands beside it")
        if self.local.fold or self.local.second or self.local.microsecond:
            object.__setattr__(self, "local", self.local.replace(fold=0, second=0, microsecond=0))

    @classmethod
    def resolved(cls, local: datetime, zone_name: str, fold: int | None = None) -> Self:
        """Return the wall time a person typed. `fold` says first (0) or second (1) of a time that happened twice.

        Raises AmbiguousTime where `fold` is None and it matters, Refusal for an hour that the clocks skipped.
        """
        there = zone(zone_name)
        first = local.replace(tzinfo=there, fold=0).astimezone(UTC)
        second = local.replace(tzinfo=there, fold=1).astimezone(UTC)
        if first > second:
            raise Refusal(
                N_("%(time)s on %(day)s does not exist there: the clocks were put forward over it."),
                time=local.time(),
                day=local.date(),
            )
        if first == second:
            return cls(local, zone_name)
        if fold is None:
            raise AmbiguousTime(local, zone_name)
        return cls(local, zone_name, fold)

    @property
    def instant(self) -> datetime:
        """The instant in UTC, by the pinned tzdata."""
        return self.local.replace(tzinfo=zone(self.zone), fold=self.fold).astimezone(UTC)

    @property
    def offset(self) -> timedelta:
        """How far the clocks there are ahead of UTC at this moment."""
        there = self.local.replace(tzinfo=zone(self.zone), fold=self.fold).utcoffset()
        assert there is not None  # every ZoneInfo has an offset
        return there

    @property
    def day(self) -> date:
        """The local date."""
        return self.local.date()

    def moved(self, by: timedelta) -> "WallTime":
        """Return the wall time `by` later on the clock of the same place.

        Within a twice-told hour the fold stays; one that is entered from outside is entered from its near end.
        """
        local = self.local + by
        if not happens_twice(local, self.zone):
            return WallTime.resolved(local, self.zone)
        inside = happens_twice(self.local, self.zone)
        return WallTime.resolved(local, self.zone, self.fold if inside else int(by < timedelta(0)))

    def at(self, zone_name: str) -> "WallTime":
        """Return the same instant as the clocks of another place show it."""
        there = self.instant.astimezone(zone(zone_name))
        return WallTime(there.replace(tzinfo=None, fold=0), zone_name, there.fold)

    def on(self, day: date) -> "WallTime":
        """Return the same clock time on another day."""
        return replace(self, local=datetime.combine(day, self.local.time()), fold=0).moved(timedelta(0))


def typed_time(local: datetime, zone_name: str, fold: int | None, field: str) -> WallTime:
    """Return the wall time a person typed into a field, as `WallTime.resolved` does.

    A refusal names that field; where the time happened twice, the one beside it that asks for the fold.
    """
    try:
        return WallTime.resolved(local, zone_name, fold)
    except AmbiguousTime as refusal:
        refusal.field = f"{field}_fold"
        raise
    except Refusal as refusal:
        refusal.field = refusal.field or field
        raise


def happens_twice(local: datetime, zone_name: str) -> bool:
    """Tell whether the clocks of a place show this local time twice."""
    there = zone(zone_name)
    return local.replace(tzinfo=there, fold=0).utcoffset() != local.replace(tzinfo=there, fold=1).utcoffset()
