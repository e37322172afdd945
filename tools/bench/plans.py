"""Whole plans of any size as facts, without a database: a forum of four days, where most go with their delegation and a few do not.

Every day has six times for items in each hall, lunch among them. Each delegation keeps to one place a day; here and there somebody
is asked to be elsewhere, comes too late, has no bed: a plan with some findings, not one that nobody would make.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Final, TypeVar

from app.ground.kernel.spans import Days
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.judgement.conflicts.facts import (
    AgreementFact,
    CarFact,
    DelegationFact,
    EventFact,
    Facts,
    HallFact,
    ItemFact,
    LegFact,
    MemberFact,
    Minute,
    RideFact,
    Spot,
    VehicleFact,
)
from app.matters.agreements.rules import AgreementState
from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.journeys.rules import Direction, Mode
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.directory.rules.kinds import PartySide
from app.register.venues.rules import Layout

ZONE: Final = "Asia/Yekaterinburg"
FIRST_DAY: Final = date(2026, 11, 24)
NOW: Final = datetime(2026, 10, 1, 9, tzinfo=UTC)
EVENT: Final = 1
_DAYS: Final = 4
_TIMES: Final = ((9, 0), (10, 40), (12, 20), (14, 0), (15, 40), (17, 20))
_LASTS: Final = timedelta(minutes=75)
_LUNCH: Final = 2
_AIRPORT: Final = Spot(0)
_IN_A_VENUE: Final = 5
"""Halls."""
_GUESTS_OF: Final = 9, 5
"""Of nine delegations five come from elsewhere, by air."""
_KINDS: Final = (ItemKind.SESSION, ItemKind.SESSION, ItemKind.SIGNING, ItemKind.SESSION, ItemKind.MEETING)
_F = TypeVar("_F", ItemFact, LegFact, RideFact, DelegationFact, AgreementFact)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much there is of everything."""

    participants: int
    delegations: int
    items: int
    halls: int
    vehicles: int
    legs: int
    transfers: int
    agreements: int

    def times(self, factor: float) -> "Amount":
        """Return so many times as much."""
        return Amount(*(max(2, round(getattr(self, name) * factor)) for name in self.__slots__))


LARGE: Final = Amount(
    participants=3200, delegations=45, items=600, halls=25, vehicles=250, legs=120, transfers=400, agreements=60
)  # fmt: skip


class TownWays:
    """From a venue to any other it takes between a quarter of an hour and three quarters."""

    longest: Final = 45

    def minutes(self, start: int, goal: int) -> int:
        """Return the minutes of the way."""
        return 0 if start == goal else 15 + abs(start - goal) * 7 % 31


def plan(amount: Amount) -> Facts:
    """Return the facts of a plan, the same ones for the same amount."""
    return _Plan(amount).facts()


class _Plan:
    def __init__(self, amount: Amount) -> None:
        self._amount = amount
        people = count(1)
        share = -(-amount.participants // amount.delegations)
        self._members = [[next(people) for _ in range(share)] for _ in range(amount.delegations)]
        every, guests = _GUESTS_OF
        self._guests = [members for number, members in enumerate(self._members) if number % every < guests]
        self._drivers = [next(people) for _ in range(amount.vehicles)]
        self._interpreters = [next(people) for _ in range(max(1, amount.items // 30))]

    def facts(self) -> Facts:
        amount = self._amount
        items = _by_id(self._items())
        legs = _by_id(self._legs())
        guests = [person for members in self._guests for person in members]
        night = (FIRST_DAY - timedelta(days=1), FIRST_DAY + timedelta(days=_DAYS))
        return Facts(
            focus=EVENT,
            now=int(NOW.timestamp()) // 60,
            today=NOW.date(),
            ways=TownWays(),
            events={EVENT: _event()},
            items=items,
            rides=_by_id(self._rides(legs)),
            legs=legs,
            vehicles={n + 1: VehicleFact(n + 1, EVENT, f"v{n}", 40 if n % 5 else 3, driver) for n, driver in enumerate(self._drivers)},
            halls={n: HallFact(n, n // _IN_A_VENUE + 1, 1, {Layout.THEATRE: 80 + n * 37 % 400}) for n in range(1, amount.halls + 1)},
            delegations=_by_id(self._delegation(number) for number in range(len(self._members))),
            agreements=_by_id(self._agreements(items)),
            stays={person: (night,) for place, person in enumerate(guests) if place % 100},
            badges=frozenset(person for members in self._members for person in members),
        )

    def _delegation(self, number: int) -> DelegationFact:
        every, guests = _GUESTS_OF
        is_guest = number % every < guests
        side = PartySide.KAZAKHSTAN if is_guest else PartySide.BASHKORTOSTAN
        roles = [MemberRole.HEAD, MemberRole.DEPUTY]
        members = (
            MemberFact(person, person, roles[place] if place < len(roles) else MemberRole.MEMBER, True, rank=min(place // 5 + 1, 9))
            for place, person in enumerate(self._members[number])
        )
        return DelegationFact(number + 1, EVENT, side, is_guest, tuple(members))

    def _goes(self, number: int, slot: int) -> int | None:
        """Return in which hall a delegation is at one of the times of all days; None where it is nowhere."""
        day, at = divmod(slot, len(_TIMES))
        if (number + slot) % 9 > 5 and at != _LUNCH:
            return None
        venues = -(-self._amount.halls // _IN_A_VENUE)
        venue = (number + day + (at > _LUNCH and number % 10 == 0)) % venues
        return min(venue * _IN_A_VENUE + (number // venues + slot) % _IN_A_VENUE + 1, self._amount.halls)

    def _items(self) -> Iterator[ItemFact]:
        there: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number in range(len(self._members)):
            for slot in range(_DAYS * len(_TIMES)):
                if (hall := self._goes(number, slot)) is not None:
                    there[slot, hall].append(number)
        for ident in range(1, self._amount.items + 1):
            slot, hall = divmod(ident - 1, self._amount.halls)
            yield self._item(ident, slot % (_DAYS * len(_TIMES)), hall + 1, there.get((slot, hall + 1), []))

    def _item(self, ident: int, slot: int, hall: int, delegations: Sequence[int]) -> ItemFact:
        day, at = divmod(slot, len(_TIMES))
        start = datetime.combine(FIRST_DAY + timedelta(days=day), time(*_TIMES[at]))
        if ident % 50 == 7:
            start -= timedelta(minutes=30)  # into the item before it
        begins, ends = WallTime(start, ZONE), WallTime(start + _LASTS, ZONE)
        kind = ItemKind.MEAL if at == _LUNCH else _KINDS[ident % len(_KINDS)]
        # One member of each stays away; at every twentieth item somebody of another delegation has a task.
        out = {self._members[number][ident % len(self._members[number])] for number in delegations}
        roles = [(self._members[number][0], ItemRole.CHAIR) for number in delegations[:1]]
        if ident % 20 == 0:
            other = self._members[ident % len(self._members)]
            roles.append((other[ident % len(other)], ItemRole.MODERATOR))
        if kind is ItemKind.MEETING:
            roles.append((self._interpreters[ident // 5 % len(self._interpreters)], ItemRole.INTERPRETER))
        people = {person for number in delegations for person in self._members[number]} - out
        return ItemFact(
            ident,
            EVENT,
            When(start.date(), Precision.EXACT, begins, ends),
            ZONE,
            _minute(begins),
            _minute(ends),
            kind,
            Spot((hall - 1) // _IN_A_VENUE + 1, hall),
            frozenset(people | {person for person, _ in roles}),
            tuple(roles),
            frozenset(number + 1 for number in delegations),
            buffer=10 if ident % 10 == 0 else 0,
            speech_minutes=80 if ident % 100 == 0 else ident % 4 * 15,
        )

    def _legs(self) -> Iterator[LegFact]:
        pairs = self._amount.legs // 2
        for number in range(pairs):
            aboard = [person for members in self._guests[number % len(self._guests) :: pairs] for person in members]
            if pairs > len(self._guests):  # a delegation comes in several parts
                parts = -(-(pairs - number % len(self._guests)) // len(self._guests))
                aboard = aboard[number // len(self._guests) :: parts]
            passengers = {person: place < 2 for place, person in enumerate(aboard)}
            for direction in Direction:
                arrives = direction is Direction.ARRIVAL
                # One arrival of twenty is in the night before the first items, and late.
                day = FIRST_DAY + timedelta(days=(-1 + (number % 20 == 19)) if arrives else _DAYS)
                at = WallTime(datetime.combine(day, time(8 + number % 12, number * 7 % 60)), ZONE)
                ident = 2 * number + (1 if arrives else 2)
                yield LegFact(
                    ident, EVENT, direction, Mode.FLIGHT, day, ZONE, _minute(at), at.local, _AIRPORT, border=True, passengers=passengers
                )

    def _rides(self, legs: Mapping[int, LegFact]) -> Iterator[RideFact]:
        each = max(1, self._amount.transfers // max(1, len(legs)))
        idents = count(1)
        for leg in legs.values():
            assert leg.at is not None
            for part in range(each):
                driven, ident = list(leg.passengers)[part::each], next(idents)
                arrives = leg.direction is Direction.ARRIVAL
                start = leg.at + 95 + 5 * part if arrives else leg.at - 180 + 5 * part
                hotel = Spot(1 + ident % (self._amount.halls // _IN_A_VENUE + 1))
                ends = (_AIRPORT, hotel) if arrives else (hotel, _AIRPORT)
                yield RideFact(ident, EVENT, ZONE, start, start + 45, *ends, tuple(self._cars(ident, driven)), leg=leg.id, day=leg.day)

    def _cars(self, ride: int, driven: Sequence[int]) -> Iterator[CarFact]:
        for place in range(3):
            yield CarFact((ride * 3 + place) % self._amount.vehicles + 1, frozenset(driven[place::3]))

    def _agreements(self, items: Mapping[int, ItemFact]) -> Iterator[AgreementFact]:
        signings = [item for item in items.values() if item.kind is ItemKind.SIGNING and item.people]
        for ident, item in zip(range(1, self._amount.agreements + 1), signings, strict=False):
            state = AgreementState.DRAFT if ident % 20 == 0 else AgreementState.APPROVED
            signs = min(item.people)
            yield AgreementFact(ident, EVENT, item.id, state, ((PartySide.BASHKORTOSTAN, signs), (PartySide.KAZAKHSTAN, signs)))


def _event() -> EventFact:
    days = Days(FIRST_DAY, FIRST_DAY + timedelta(days=_DAYS - 1))
    return EventFact(
        EVENT, Kind.FORUM, Status.PREPARING, Side.BASHKORTOSTAN, ZONE, days, 1, 1, prayer=(time(13), time(14)),
    )  # fmt: skip


def _minute(wall: WallTime) -> Minute:
    return int(wall.instant.timestamp()) // 60


def _by_id(facts: Iterable[_F]) -> dict[int, _F]:
    return {fact.id: fact for fact in facts}
