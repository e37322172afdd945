"""What each deed would change of the facts, just as the commands that carry it out change the rows; pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import When
from app.judgement.conflicts.deeds import Deed, Exchange, Interpret, Reassign, Rehouse, Shift, ShiftRide, StandIn, StayAway
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.facts import CarFact, ItemFact, Minute, RideFact, Spot
from app.judgement.conflicts.situation import Situation
from app.planning.programmes.rules import ItemRole
from app.planning.transfers.rules import later, wall_at

FURTHEST: Final = 7 * 24 * 60
"""Minutes; the commands move nothing further at once."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def edit_of(situation: Situation, deed: Deed) -> Edit | None:
    """Return what a deed would change; None where it cannot be done, changes nothing, or would change another event.

    A shift is real time: where the clocks are put back in between, the clock time moves by another length (`clock_step`).
    """
    return _EDITS[type(deed)](situation, deed)


def clock_step(when: When, minutes: int) -> int | None:
    """Return by how many minutes of the local clock something moves that starts `minutes` of real time later; None where it has no time."""
    if when.start is None or abs(minutes) > FURTHEST:
        return None
    step = later(when.start, timedelta(minutes=minutes)).local - when.start.local
    return int(step.total_seconds()) // 60


def _minute(wall: WallTime | None) -> Minute | None:
    return None if wall is None else (wall.instant - _EPOCH) // timedelta(minutes=1)


def _item(situation: Situation, ident: int) -> ItemFact | None:
    item = situation.facts.items.get(ident)
    return item if item is not None and item.event == situation.facts.focus else None


def _ride(situation: Situation, ident: int) -> RideFact | None:
    ride = situation.facts.rides.get(ident)
    return ride if ride is not None and ride.event == situation.facts.focus else None


def _shift(situation: Situation, deed: Shift) -> Edit | None:
    item = _item(situation, deed.item)
    step = clock_step(item.when, deed.minutes) if item is not None else None
    if item is None or not step:
        return None
    try:
        when = item.when.moved(timedelta(minutes=step))
    except Refusal:  # the clocks skip that hour there
        return None
    start, end = _minute(when.start), _minute(when.end)
    return Edit(items={item.id: replace(item, when=when, start=start, end=end, moved_by_tzdata=False)})


def _rehouse(situation: Situation, deed: Rehouse) -> Edit | None:
    item, hall = _item(situation, deed.item), situation.facts.halls.get(deed.hall)
    if item is None or hall is None or item.spot.hall == hall.id:
        return None
    return Edit(items={item.id: replace(item, spot=Spot(hall.venue, hall.id))})


def _exchange(situation: Situation, deed: Exchange) -> Edit | None:
    first, second = _item(situation, deed.first), _item(situation, deed.second)
    if first is None or second is None or None in (first.spot.hall, second.spot.hall) or first.spot.hall == second.spot.hall:
        return None
    return Edit(items={first.id: replace(first, spot=second.spot), second.id: replace(second, spot=first.spot)})


def _stand_in(situation: Situation, deed: StandIn) -> Edit | None:
    item = _item(situation, deed.item)
    if item is None or deed.gone == deed.instead or all(person != deed.gone for person, _ in item.roles):
        return None
    roles = tuple(dict.fromkeys((deed.instead if person == deed.gone else person, role) for person, role in item.roles))
    return Edit(items={item.id: replace(item, roles=roles, people=item.people - {deed.gone} | {deed.instead})})


def _interpret(situation: Situation, deed: Interpret) -> Edit | None:
    item = _item(situation, deed.item)
    one = (deed.person, ItemRole.INTERPRETER)
    if item is None or one in item.roles:
        return None
    return Edit(items={item.id: replace(item, roles=(*item.roles, one), people=item.people | {deed.person})})


def _stay_away(situation: Situation, deed: StayAway) -> Edit | None:
    item = _item(situation, deed.item)
    bound = {person for person, _ in item.roles} if item is not None else set()
    away = (item.people.intersection(deed.people) if item is not None else frozenset()) - bound
    return Edit(items={item.id: replace(item, people=item.people - away)}) if item is not None and away else None


def _shift_ride(situation: Situation, deed: ShiftRide) -> Edit | None:
    ride = _ride(situation, deed.ride)
    if ride is None or not deed.minutes or abs(deed.minutes) > FURTHEST:
        return None
    start, end = ride.start + deed.minutes, ride.end + deed.minutes
    return Edit(rides={ride.id: replace(ride, start=start, end=end, day=wall_at(_EPOCH + timedelta(minutes=start), ride.zone).day)})


def _reassign(situation: Situation, deed: Reassign) -> Edit | None:
    ride, instead = _ride(situation, deed.ride), situation.facts.vehicles.get(deed.instead)
    used = {car.vehicle for car in ride.cars} if ride is not None else set()
    if ride is None or instead is None or instead.event != ride.event or deed.vehicle not in used or deed.instead in used:
        return None
    cars = tuple(CarFact(instead.id, car.people) if car.vehicle == deed.vehicle else car for car in ride.cars)
    return Edit(rides={ride.id: replace(ride, cars=cars)})


_EDITS: Final[Mapping[type[Deed], Callable[[Situation, Any], Edit | None]]] = {
    Shift: _shift,
    Rehouse: _rehouse,
    Exchange: _exchange,
    StandIn: _stand_in,
    Interpret: _interpret,
    StayAway: _stay_away,
    ShiftRide: _shift_ride,
    Reassign: _reassign,
}
