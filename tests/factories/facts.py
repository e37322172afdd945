"""Short makers of facts for the rules of judging: times by the clocks of a place, ids as they come."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, TypeAlias, TypeVar

from app.ground.kernel.spans import Days
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.facts import (
    NOWHERE,
    AgreementFact,
    CarFact,
    DelegationFact,
    EventFact,
    Facts,
    HallFact,
    HolidayFact,
    ItemFact,
    LegFact,
    MemberFact,
    Minute,
    RideFact,
    Sort,
    Spot,
    Thing,
    VehicleFact,
)
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.promised import InstructionFact
from app.judgement.conflicts.situation import Situation
from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.journeys.rules import Direction, Mode
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.directory.rules.kinds import PartySide
from app.register.venues.rules import Layout

UFA: Final = "Asia/Yekaterinburg"
ASTANA: Final = "Asia/Almaty"
MOSCOW: Final = "Europe/Moscow"
DAY: Final = date(2024, 11, 26)
"""The first day of the forum, where no other is said."""

Fact: TypeAlias = (
    ItemFact | RideFact | LegFact | VehicleFact | HallFact | DelegationFact | AgreementFact | EventFact | HolidayFact | InstructionFact
)
_F = TypeVar("_F", bound=Fact)


@dataclass(frozen=True)
class WaysBy:
    """Ways as a table says, the same there and back; nobody knows any other."""

    table: Mapping[tuple[int, int], int] = field(default_factory=dict)

    def minutes(self, start: int, goal: int) -> int | None:
        return 0 if start == goal else self.table.get((start, goal), self.table.get((goal, start)))

    @property
    def longest(self) -> int:
        return max(self.table.values(), default=0)


def wall(at: str, day: date = DAY, zone: str = UFA, fold: int | None = None) -> WallTime:
    """Return «9:00» of a day by the clocks of a place."""
    return WallTime.resolved(datetime.combine(day, time.fromisoformat(at.zfill(5))), zone, fold)


def minute(at: str, day: date = DAY, zone: str = UFA, fold: int | None = None) -> Minute:
    """Return the instant of a clock time."""
    return int((wall(at, day, zone, fold).instant - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()) // 60


def _minute(instant: WallTime | None) -> Minute | None:
    return None if instant is None else int(instant.instant.timestamp()) // 60


def a_spot(hall: int | None = None, venue: int | None = None, words: str = "") -> Spot:
    """Return a place; a hall without a venue is one of venue 1."""
    return Spot(1 if hall is not None and venue is None else venue, hall, words)


def an_item(
    ident: int,
    start: str | None = None,
    end: str | None = None,
    *,
    day: date = DAY,
    zone: str = UFA,
    folds: tuple[int | None, int | None] = (None, None),
    precision: Precision | None = None,
    people: Collection[int] = (),
    roles: Mapping[int, ItemRole] | Sequence[tuple[int, ItemRole]] = (),
    interpreters: Collection[int] = (),
    hall: int | None = None,
    venue: int | None = None,
    words: str = "",
    event: int = 1,
    kind: ItemKind = ItemKind.SESSION,
    **more: Any,
) -> ItemFact:
    """Return an item from `start` until `end`; an end that is not later is on the next day.

    Without an end its time is open, without a start unknown. Whoever has a role attends.
    """
    begins = wall(start, day, zone, folds[0]) if start is not None else None
    ends = wall(end, day, zone, folds[1]) if end is not None else None
    if end is not None and begins is not None and ends is not None and ends.instant <= begins.instant:
        ends = wall(end, day + timedelta(days=1), zone, folds[1])
    exact = Precision.UNKNOWN if begins is None else Precision.OPEN if ends is None else Precision.EXACT
    parts = [*(roles.items() if isinstance(roles, Mapping) else roles), *((person, ItemRole.INTERPRETER) for person in interpreters)]
    return ItemFact(
        ident,
        event,
        When(day, precision or exact, begins, ends),
        zone,
        _minute(begins),
        _minute(ends),
        kind,
        a_spot(hall, venue, words),
        frozenset(people).union(person for person, _ in parts),
        tuple(parts),
        **more,
    )


def a_car(vehicle: int | None = None, people: Collection[int] = ()) -> CarFact:
    """Return a car of a ride."""
    return CarFact(vehicle, frozenset(people))


def a_ride(
    ident: int,
    start: str,
    end: str,
    *cars: CarFact,
    day: date = DAY,
    zone: str = UFA,
    folds: tuple[int | None, int | None] = (None, None),
    waiting: Collection[int] = (),
    origin: Spot = NOWHERE,
    goal: Spot = NOWHERE,
    event: int = 1,
    **more: Any,
) -> RideFact:
    """Return a transfer; an end that is not later is on the next day."""
    begins, ends = minute(start, day, zone, folds[0]), minute(end, day, zone, folds[1])
    if ends <= begins:
        ends = minute(end, day + timedelta(days=1), zone, folds[1])
    return RideFact(ident, event, zone, begins, ends, origin, goal, cars, frozenset(waiting), **{"day": day} | more)


def a_leg(
    ident: int,
    at: str | None = None,
    *,
    people: Collection[int] = (),
    vip: Collection[int] = (),
    departs: bool = False,
    day: date = DAY,
    zone: str = UFA,
    fold: int | None = None,
    hall: int | None = None,
    venue: int | None = None,
    words: str = "",
    event: int = 1,
    mode: Mode = Mode.FLIGHT,
    **more: Any,
) -> LegFact:
    """Return an arrival (or departure) of `people`, and of `vip` through the VIP hall."""
    there = wall(at, day, zone, fold) if at is not None else None
    direction = Direction.DEPARTURE if departs else Direction.ARRIVAL
    passengers = dict.fromkeys(people, False) | dict.fromkeys(vip, True)
    local = there.local if there is not None else None
    return LegFact(
        ident, event, direction, mode, day, zone, _minute(there), local, a_spot(hall, venue, words), passengers=passengers, **more
    )


def a_vehicle(ident: int, seats: int = 50, *, driver: int | None = None, key: str = "", event: int = 1) -> VehicleFact:
    """Return a vehicle of an event; give two the same key to make them one and the same bus."""
    return VehicleFact(ident, event, key or f"v{ident}", seats, driver)


def a_hall(ident: int, theatre: int = 100, *, venue: int = 1, city: int = 1, **layouts: int) -> HallFact:
    """Return a hall that holds so many in rows, and in other layouts by their names (`banquet=60`)."""
    return HallFact(ident, venue, city, {Layout.THEATRE: theatre} | {Layout(name): holds for name, holds in layouts.items()})


def a_member(person: int, role: MemberRole = MemberRole.MEMBER, *, comes: bool = True, ident: int | None = None, **more: Any) -> MemberFact:
    """Return a member of a delegation; its own id is that of the person unless said otherwise."""
    return MemberFact(person if ident is None else ident, person, role, comes, **more)


def a_delegation(
    ident: int, *members: MemberFact, side: PartySide = PartySide.KAZAKHSTAN, is_guest: bool = True, event: int = 1
) -> DelegationFact:
    """Return a delegation of guests from Kazakhstan."""
    return DelegationFact(ident, event, side, is_guest, members)


def an_event(ident: int = 1, first: date = DAY, last: date | None = None, *, kind: Kind = Kind.FORUM, **more: Any) -> EventFact:
    """Return a forum of two days in Ufa."""
    values: dict[str, Any] = {"status": Status.PREPARING, "host": Side.BASHKORTOSTAN, "zone": UFA}
    return EventFact(ident, kind, days=Days(first, last or first + timedelta(days=1)), **values | more)


def facts(
    *given: Fact,
    ways: Mapping[tuple[int, int], int] | None = None,
    focus: int = 1,
    now: str = "12:00",
    today: date = date(2024, 11, 1),
    **more: Any,
) -> Facts:
    """Return the facts of event `focus`: what is given, in whatever order; an event that nobody gives is a forum."""
    events = _by_id(given, EventFact)
    events |= {ident: an_event(ident) for ident in {focus, *(getattr(one, "event", focus) for one in given)} if ident not in events}
    return Facts(
        focus,
        minute(now, today),
        today,
        WaysBy(ways or {}),
        events,
        _by_id(given, ItemFact),
        _by_id(given, RideFact),
        _by_id(given, LegFact),
        _by_id(given, VehicleFact),
        _by_id(given, HallFact),
        _by_id(given, DelegationFact),
        _by_id(given, AgreementFact),
        tuple(one for one in given if isinstance(one, HolidayFact)),
        **{"instructions": _by_id(given, InstructionFact)} | more,
    )


def _by_id(given: Iterable[Fact], sort: type[_F]) -> dict[int, _F]:
    return {one.id: one for one in given if isinstance(one, sort) and not isinstance(one, HolidayFact)}


def situation(*given: Fact, **more: Any) -> Situation:
    """Return the situation of `facts`."""
    return Situation(facts(*given, **more))


def found(name: str, *given: Fact, **more: Any) -> tuple[Finding, ...]:
    """Return what one kind of check finds in `facts`."""
    return judge(situation(*given, **more), [BY_NAME[name]])


def items(*idents: int) -> tuple[Thing, ...]:
    """Return items as the things of a finding."""
    return tuple(Thing(Sort.ITEM, ident) for ident in idents)
