"""What the screen of an event day shows, frozen: each delegation now and next, what is late, what is missing. No database."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from app.faces.event_day.moments import Doing, Moment, Spot, begins, ends
from app.ground.kernel.finding import found_in
from app.ground.kernel.text import searchable
from app.ground.kernel.walltime import WallTime
from app.planning.delegations.rules import MemberRole
from app.planning.journeys.rules import LATE_FROM
from app.planning.logistics.picture import LegPicture, TransferPicture
from app.planning.programmes.programme import Item
from app.planning.programmes.roster import DelegationPicture, PersonPicture

LATE_PAST: Final = timedelta(hours=3)
"""So long after it came a late leg is still spoken of."""
DAY: Final = timedelta(hours=24)
SOON: Final = timedelta(hours=2)
"""So long before a transfer it has to have its cars and drivers."""
MOST_FOUND: Final = 8


@dataclass(frozen=True, slots=True)
class Together:
    """Those of a delegation who are at the same spot, by UID."""

    spot: Spot
    people: tuple[str, ...]
    with_head: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next. Exactly one of `item`, `leg`, `transfer` is what it is."""

    start: WallTime
    count: int
    """How many of a delegation it concerns."""
    item: Item | None = None
    leg: LegPicture | None = None
    transfer: TransferPicture | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A delegation at a moment; `groups` has the largest first and at least one."""

    delegation: DelegationPicture
    head: str
    coming: frozenset[str]
    groups: tuple[Together, ...]
    following: Step | None
    """The next item, or the departure."""
    ride: Step | None
    """The transfer that takes them next."""

    @property
    def main(self) -> Spot:
        """Where the delegation is."""
        return self.groups[0].spot

    @property
    def elsewhere(self) -> int:
        """How many are not where their delegation is."""
        return sum(len(group.people) for group in self.groups[1:])


@dataclass(frozen=True, slots=True)
class Late:
    """A leg that is late, whom it brings or takes, and the transfers that wait for it."""

    leg: LegPicture
    minutes: int
    delegations: tuple[DelegationPicture, ...]
    transfers: tuple[TransferPicture, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """A transfer that sets off soon and is not ready."""

    transfer: TransferPicture
    cars: int
    """Cars that are still to be assigned; one where there is none at all."""
    drivers: int
    """Cars without a driver."""
    seats: int
    """Passengers without a car."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who was searched for."""

    uid: str
    person: PersonPicture
    delegations: tuple[DelegationPicture, ...]
    spot: Spot
    following: Step | None


@dataclass(frozen=True, slots=True)
class Board:
    """The whole screen; `until` is the instant at which time alone changes it."""

    at: datetime
    cards: tuple[Card, ...]
    late: tuple[Late, ...]
    lacks: tuple[Lack, ...]
    found: tuple[Found, ...]
    until: datetime


def board_of(moment: Moment, words: tuple[tuple[str, ...], ...] = ()) -> Board:
    """Return the screen at a moment; `words` are those of a name that is searched for."""
    return Board(
        at=moment.at,
        cards=tuple(_card(moment, delegation) for delegation in moment.programme.delegations),
        late=tuple(_late(moment)),
        lacks=tuple(_lacks(moment)),
        found=tuple(_found(moment, words))[:MOST_FOUND] if words else (),
        until=min((edge for edge in _edges(moment) if edge > moment.at), default=moment.at + DAY),
    )


def _card(moment: Moment, delegation: DelegationPicture) -> Card:
    coming = moment.attendance.coming[delegation.uid]
    head = next((one.person for one in delegation.members if one.role is MemberRole.HEAD and one.comes), "")
    groups = _groups(moment, delegation, coming, head)
    steps = list(_steps(moment, coming, delegation.uid, groups[0].spot))
    following = _next([step for step in steps if not step.transfer], head, coming, moment)
    rides = [step for step in steps if step.transfer and step.start.instant <= moment.at + DAY]
    return Card(delegation, head, frozenset(coming), groups, following, _next(rides, head, coming, moment))


def _groups(moment: Moment, delegation: DelegationPicture, coming: Sequence[str], head: str) -> tuple[Together, ...]:
    """Return who is together, the largest group first; of two as large the one with the head."""
    if not coming:  # nobody is named yet, but the delegation as such is invited
        sent = [item for item in moment.running.values() if delegation.uid in item.present.delegations]
        return (Together(Spot(Doing.ATTENDING, item=max(sent, key=begins)) if sent else Spot(Doing.FREE), (), with_head=False),)
    spots = {person: moment.spot(person) for person in coming}
    found: dict[tuple[Doing, str], list[str]] = defaultdict(list)
    for person, spot in spots.items():
        found[spot.key].append(person)
    groups = (Together(spots[people[0]], tuple(people), with_head=head in people) for people in found.values())
    return tuple(sorted(groups, key=lambda group: (-len(group.people), not group.with_head)))


def _steps(moment: Moment, coming: Sequence[str], delegation: str, here: Spot) -> Iterator[Step]:
    """Yield what lies ahead of a delegation, each with how many go; the flight that it sits in is none of it."""
    items: Counter[int] = Counter()
    transfers: Counter[str] = Counter()
    legs: Counter[str] = Counter()
    for person in coming:
        items.update(moment.attendance.items.get(person, ()))
        transfers.update(transfer.uid for transfer in moment.transfers.get(person, ()))
        legs.update(leg.uid for leg in moment.legs.get(person, ()))
    for place, item in enumerate(moment.programme.items):
        if (place in items or delegation in item.present.delegations) and item.when.start and not item.cancelled:
            yield Step(item.when.start, items[place], item=item)
    yield from (Step(one.start, transfers[one.uid], transfer=one) for one in moment.logistics.transfers if one.uid in transfers)
    for leg in moment.logistics.legs:
        if leg.uid in legs and leg.expected and leg is not here.leg:
            yield Step(leg.expected, legs[leg.uid], leg=leg)


def _next(steps: Sequence[Step], head: str, coming: Sequence[str], moment: Moment) -> Step | None:
    """Return what comes next for a delegation: what its head or half of it goes to, else what anybody goes to."""
    ahead = sorted((step for step in steps if step.start.instant > moment.at), key=lambda step: step.start.instant)
    weighty = (step for step in ahead if step.count * 2 >= len(coming) or _concerns(moment, step, head))
    return next(weighty, ahead[0] if ahead else None)


def _concerns(moment: Moment, step: Step, person: str) -> bool:
    if step.transfer:
        return person in step.transfer.passengers
    if step.leg:
        return person in step.leg.passengers
    return any(moment.programme.items[place] is step.item for place in moment.attendance.items.get(person, ()))


def _late(moment: Moment) -> Iterator[Late]:
    found = []
    for leg in moment.logistics.legs:
        if leg.planned and leg.expected and not leg.cancelled:
            by, expected = leg.expected.instant - leg.planned.instant, leg.expected.instant
            if by >= timedelta(minutes=LATE_FROM) and expected - DAY <= moment.at <= expected + LATE_PAST:
                found.append((expected, leg, int(by.total_seconds() // 60)))
    for _, leg, minutes in sorted(found, key=lambda one: one[0]):
        aboard = frozenset(leg.passengers)
        waiting = [one for one in moment.logistics.transfers if one.leg == leg.uid and not one.cancelled]
        whose = [one for one in moment.programme.delegations if not aboard.isdisjoint(moment.attendance.coming[one.uid])]
        yield Late(leg, minutes, tuple(whose), tuple(waiting))


def _lacks(moment: Moment) -> Iterator[Lack]:
    drivers = {vehicle.uid: vehicle.driver for vehicle in moment.logistics.vehicles}
    for transfer in moment.logistics.transfers:
        if transfer.cancelled or not transfer.start.instant - SOON <= moment.at < transfer.end.instant:
            continue
        cars = sum(not car.vehicle for car in transfer.cars) if transfer.cars else 1
        without = sum(bool(car.vehicle) and not drivers.get(car.vehicle) for car in transfer.cars)
        if cars or without or transfer.waiting:
            yield Lack(transfer, cars, without, len(transfer.waiting))


def _found(moment: Moment, words: tuple[tuple[str, ...], ...]) -> Iterator[Found]:
    people = {**moment.programme.people, **moment.logistics.people}
    for uid, person in people.items():
        if found_in(searchable(person.name.each()), words):
            spot, theirs = moment.spot(uid), moment.attendance.delegations.get(uid, ())
            yield Found(uid, person, theirs, spot, _next(list(_steps(moment, (uid,), "", spot)), uid, (uid,), moment))


def _edges(moment: Moment) -> Iterator[datetime]:
    """Yield the instants at which something begins, ends, or is no longer worth a word; the next midnight too, which renames the days."""
    for item in moment.programme.items:
        if item.when.start:
            yield from (begins(item), ends(item))
    for transfer in moment.logistics.transfers:
        yield from (transfer.start.instant - DAY, transfer.start.instant - SOON, transfer.start.instant, transfer.end.instant)
    for leg in moment.logistics.legs:
        if leg.far:
            yield leg.far.instant
        if leg.expected:
            expected = leg.expected.instant
            yield from (expected - DAY, expected, moment.ready(leg), expected + LATE_PAST)
            yield from (moment.ready(leg, person) for person in leg.vip_passengers[:1])
    yield midnight_after(moment.at, moment.programme.zone)


def midnight_after(at: datetime, zone: str) -> datetime:
    """Return the next midnight by the clocks of a zone."""
    tomorrow = WallTime(at.replace(tzinfo=None), "UTC").at(zone).day + timedelta(days=1)
    return WallTime(datetime.combine(tomorrow, time()), zone).instant
