"""What somebody knows of each thing in their programme, as far as they are called when it changes; pure."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Final, TypeAlias

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import When
from app.judgement.call_sheets.rules import FACTS, Fact, Matter, RecipientKind
from app.planning.itineraries.rules import Line, LineKind
from app.planning.programmes.programme import Item, Place
from app.planning.programmes.roster import PersonPicture
from app.planning.programmes.rules import ItemRole


@dataclass(frozen=True, slots=True)
class Named:
    """Something that has a name: it is the same while its key is, however it is told."""

    key: Hashable
    name: Texts = field(default=Texts(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.key)


@dataclass(frozen=True, slots=True)
class Car:
    """The vehicle that somebody is driven in; number 0 for none yet."""

    uid: str = ""
    plate: str = ""
    number: int = field(default=0, compare=False)

    def __bool__(self) -> bool:
        return bool(self.uid)


Value: TypeAlias = When | Days | Named | Car | tuple[ItemRole, ...] | frozenset[str] | int | str
"""What a fact says."""


@dataclass(frozen=True, slots=True)
class Known:
    """What one recipient knows of one thing."""

    about: str
    """The thing: «item:» and its UID."""
    matter: Matter
    line: Line
    facts: Mapping[Fact, Value]
    live: bool
    aside: bool = False
    """It is not theirs, they only drive people to it: they hear of it where it changes, not that it is there."""

    @property
    def starts(self) -> datetime:
        """The instant at which it begins; the beginning of its day where the time is not known."""
        return self.line.starts or WallTime(datetime.combine(self.line.when.day, time()), self.line.zone).instant

    @property
    def over(self) -> datetime:
        """The instant after which it is past; the end of its day where the time is not known."""
        if self.line.until:
            return WallTime(datetime.combine(self.line.until, time(23, 59)), self.line.zone).instant
        if self.line.starts is None:
            return WallTime(datetime.combine(self.line.when.day, time()), self.line.zone).instant + timedelta(days=1)
        return self.line.ends or self.line.starts


def known_of(
    lines: Iterable[Line], to: RecipientKind, items: Mapping[str, Item], person: str = "", *, aside: bool = False
) -> dict[str, Known]:
    """Return what a recipient knows by the thing that it is about.

    `items` are those of the version as they stand, for a line has an item as its readers may read it; `person` is the UID of whom is
    called, where it is one person.
    """
    found: dict[str, Known] = {}
    for line in lines:
        matter = _MATTERS[line.kind]
        item = items.get(line.item.uid) if line.item else None
        said = dict(_of_item(item, line, person) if item else _FACTS[matter](line))
        known = Known(
            about=f"{matter.value}:{_uid(line)}",
            matter=matter,
            line=line,
            facts={fact: said[fact] for fact in FACTS[to].get(matter, ()) if fact in said},
            live=not line.cancelled,
            aside=aside,
        )
        other = found.get(known.about)
        found[known.about] = known if other is None else _both(other, known)
    return found


def item_line(item: Item, event_uid: str, *, called_off: bool = False) -> Line:
    """Return the line of an item for somebody who has no programme of their own: the press, a driver who takes people there."""
    return Line(
        key=f"item:{item.uid}",
        kind=LineKind.ITEM,
        uid=item.uid,
        event_uid=event_uid,
        when=item.when,
        zone=item.zone,
        cancelled=item.cancelled or called_off,
        item=item,
    )


def _both(one: Known, other: Known) -> Known:
    """Return what two lines about one thing say together: an interpreter attends an item and interprets there."""
    first, second = (one, other) if one.live else (other, one)
    return Known(one.about, one.matter, first.line, {**second.facts, **first.facts}, one.live or other.live, one.aside and other.aside)


def _uid(line: Line) -> str:
    thing = line.item or line.leg or line.transfer or line.stay
    return thing.uid if thing else line.uid


def _of_item(item: Item, line: Line, person: str) -> Iterator[tuple[Fact, Value]]:
    yield Fact.WHEN, item.when
    yield Fact.PLACE, _place(item.place)
    yield Fact.DRESS, Named(item.dress.ru, item.dress)
    yield Fact.PRESS, Named(item.press.ru, item.press)
    yield Fact.ROLE, tuple(role for who, role in item.present.roles if person and who == person)
    yield Fact.SPEECH, sum(speech.minutes for speech in item.speeches if person and speech.person == person)
    if line.booking:
        yield Fact.LANGUAGES, " – ".join(filter(None, (line.booking.source, line.booking.target)))
        yield Fact.WHOM, line.booking.delegation


def _of_leg(line: Line) -> Iterator[tuple[Fact, Value]]:
    leg = line.leg
    if leg is None:
        return
    yield Fact.WHEN, line.when
    yield Fact.NUMBER, leg.number
    yield Fact.PLACE, _place(leg.place)
    yield Fact.VIP, leg.vip
    yield Fact.MET_BY, Named(leg.met_by or leg.met_by_note, _name(leg.met_by, line.people) or Texts(leg.met_by_note))


def _of_transfer(line: Line) -> Iterator[tuple[Fact, Value]]:
    transfer = line.transfer
    if transfer is None:
        return
    yield Fact.WHEN, When(line.when.day, line.when.precision, line.when.start)
    yield Fact.START_PLACE, _place(transfer.start_place)
    yield Fact.GOAL, _place(transfer.goal)
    vehicle = line.vehicle
    yield Fact.CAR, Car(vehicle.uid, vehicle.plate, vehicle.number) if vehicle else Car()
    driver = vehicle.driver if vehicle else ""
    yield Fact.DRIVER, Named(driver, _name(driver, line.people))
    yield Fact.PASSENGERS, frozenset(who for who, _ in line.car.passengers) if line.car else frozenset()
    yield Fact.ORDER, line.car.order if line.car and transfer.motorcade else 0


def _of_stay(line: Line) -> Iterator[tuple[Fact, Value]]:
    stay, hotel = line.stay, line.hotel
    if stay is None:
        return
    yield Fact.DAYS, Days(stay.from_day, stay.until_day)
    yield Fact.HOTEL, Named(stay.hotel, hotel.place.name if hotel else Texts())
    yield Fact.ROOM, stay.room


_MATTERS: Final = {
    LineKind.ITEM: Matter.ITEM,
    LineKind.INTERPRETING: Matter.ITEM,
    LineKind.LEG: Matter.LEG,
    LineKind.RIDE: Matter.RIDE,
    LineKind.DRIVE: Matter.DRIVE,
    LineKind.STAY: Matter.STAY,
}
_FACTS: Final[Mapping[Matter, Callable[[Line], Iterator[tuple[Fact, Value]]]]] = {
    Matter.ITEM: lambda _line: iter(()),
    Matter.LEG: _of_leg,
    Matter.RIDE: _of_transfer,
    Matter.DRIVE: _of_transfer,
    Matter.STAY: _of_stay,
}


def _place(place: Place | None) -> Named:
    return Named(place.name.ru, place.name) if place else Named("")


def _name(uid: str, people: Mapping[str, PersonPicture]) -> Texts:
    person = people.get(uid)
    return person.called if person else Texts()
