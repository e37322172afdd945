"""Puts somebody's own programme into words, with the phones of today beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.ground.kernel.homes import clocks_elsewhere
from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import by_time_of, day_month, hours, offset, zone_city
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext, ngettext
from app.planning.events.rules import Status
from app.planning.events.wording import STATUSES
from app.planning.itineraries.naming import vehicle_name
from app.planning.itineraries.phones import Phones
from app.planning.itineraries.rules import Itinerary, Line, LineKind, Subject
from app.planning.itineraries.told import Call, Hotel, Row, Spot, Told
from app.planning.itineraries.wording import details_told, place_told, title_told
from app.planning.logistics.picture import Logistics, VehiclePicture
from app.planning.programmes.programme import Place, Programme

DRIVER: Final = N_("Driver: %(name)s")
_TOLD_STATUSES: Final = (Status.CANCELLED, Status.POSTPONED)
_MANY: Final = 3
"""More phones than these beside one line are no help: the protocol office knows whom to call."""


def told(itinerary: Itinerary, programme: Programme, logistics: Logistics, phones: Phones, language: str) -> Told:
    """Return an itinerary in words, with the phones of today beside them."""
    with speaking(language):
        teller = _Teller(itinerary, programme, logistics, phones)
        return Told(
            subject=itinerary.whose.subject,
            name=_raised(_in(itinerary.name)),
            position=teller.position(),
            title=_in(itinerary.title),
            city=_in(programme.city),
            days=itinerary.days,
            zone=itinerary.zone,
            officers=tuple(teller.officers()),
            desk=Call(gettext(N_("Protocol office on duty")), phones.desk) if phones.desk else None,
            hall=teller.hall_manager(),
            hotels=tuple(teller.hotels()),
            rows=tuple(teller.row(line) for line in itinerary.lines if line.kind is not LineKind.STAY),
            standing=_standing(programme),
        )


class _Teller:
    """Tells the lines of one itinerary."""

    def __init__(self, itinerary: Itinerary, programme: Programme, logistics: Logistics, phones: Phones) -> None:
        self._itinerary, self._programme, self._phones = itinerary, programme, phones
        self._logistics = logistics
        self._people = {**logistics.people, **programme.people}

    def position(self) -> str:
        """Return what stands under the name: of a vehicle also who drives it."""
        whose, position = self._itinerary.whose, _in(self._itinerary.position)
        vehicles = self._logistics.vehicles if whose.subject is Subject.VEHICLE else ()
        driver = next((self._people.get(one.driver) for one in vehicles if one.uid == whose.uid), None)
        return "\n".join(filter(None, (position, gettext(DRIVER, name=_in(driver.name)) if driver else "")))

    def officers(self) -> Iterator[Call]:
        """Yield the attached officers of one's own delegations, each once."""
        seen = set()
        for delegation in self._itinerary.delegations:
            officer = self._logistics.officers.get(delegation, "")
            if officer and officer not in seen and officer != self._itinerary.whose.uid and officer in self._people:
                seen.add(officer)
                yield Call(_in(self._people[officer].name), self._phones.officers.get(delegation, ""))

    def hall_manager(self) -> Call | None:
        """Return who is in charge of a hall."""
        manager, number = self._phones.halls.get(self._itinerary.whose.uid, ("", ""))
        return Call(manager or gettext(N_("In charge of the hall")), number) if number else None

    def hotels(self) -> Iterator[Hotel]:
        """Yield the hotels with their days; those of several people once each."""
        found: dict[tuple[str, str], list[Line]] = {}
        own = self._itinerary.whose.subject in (Subject.PERSON, Subject.INTERPRETER)
        for line in self._itinerary.lines:
            if line.hotel is not None and line.stay is not None and not line.cancelled:
                found.setdefault((line.hotel.uid, line.key if own else ""), []).append(line)
        for lines in found.values():
            yield self._hotel(lines, own=own)

    def _hotel(self, lines: Sequence[Line], *, own: bool) -> Hotel:
        hotel, stays = lines[0].hotel, [line.stay for line in lines if line.stay is not None]
        assert hotel is not None  # `hotels` has looked
        number = self._phones.receptions.get(hotel.uid, "")
        return Hotel(
            name=_in(hotel.place.name),
            spot=_spot(hotel.place),
            days=Days(min(stay.from_day for stay in stays), max(stay.until_day for stay in stays)),
            details=tuple(details_told(lines[0], current())) if own else (),
            calls=(Call(gettext(N_("Reception desk")), number),) if number else (),
        )

    def row(self, line: Line) -> Row:
        """Return a line in words."""
        when = line.when
        calls = tuple(self._calls(line)) if not line.cancelled else ()
        known = {call.who for call in calls}
        known |= {self._goal_told(line)}  # the title says where a transfer goes
        details = tuple(detail for detail in details_told(line, current()) if detail not in known)
        who, apart = self._who(line), set(self._told_apart(line))
        return Row(
            key=line.key,
            kind=line.kind,
            day=when.day,
            starts=line.starts,
            ends=line.ends,
            hours=hours(when),
            vague=not hours(when)[:1].isdigit(),
            hours_more=tuple(self._hours_more(line)),
            title=self._title(line),
            place=clean(place_told(line, current())),
            spots=tuple(_spot(place) for place in _places(line) if place.name),
            details=details,
            remarks=tuple(detail for detail in details if detail not in apart),
            who=who,
            calls=calls,
            cancelled=line.cancelled,
            tentative=line.tentative,
        )

    def _title(self, line: Line) -> str:
        """Return what a line is called; an interpreter's own programme need not say at each item that they interpret."""
        if line.kind is LineKind.INTERPRETING and line.item and self._itinerary.whose.subject is Subject.INTERPRETER:
            return _in(line.item.title)
        return clean(title_told(line, current()))

    def _hours_more(self, line: Line) -> Iterator[str]:
        when = line.when
        if when.end is not None and when.overnight:
            yield gettext(N_("ends on %(day)s"), day=day_month(when.end.day))
        start = when.start
        zones = (self._itinerary.zone, *clocks_elsewhere(when)) if start else ()
        others = {start.at(name).offset: name for name in reversed(zones)} if start else {}
        if start is None or set(others) <= {start.offset}:
            return
        yield f"{zone_city(line.zone)}, {offset(start.offset)}"
        yield from (by_time_of(when, name) for ahead, name in others.items() if ahead != start.offset)

    def _who(self, line: Line) -> str:
        """Return whom a card names beside a line."""
        if line.kind is LineKind.DRIVE and line.car is not None:
            return "\n".join(self._seated(line.car.passengers))
        return _in(line.item.participants) if line.kind is LineKind.ITEM and line.item else ""

    def _told_apart(self, line: Line) -> Iterator[str]:
        """Yield the sentences of `details_told` that say what a card has columns for."""
        if line.kind is LineKind.ITEM and line.item:
            yield clean(gettext(N_("Participants: %(participants)s"), participants=line.item.participants.told(current())))
        if line.kind is LineKind.DRIVE and line.car is not None:
            names = [*self._seated(line.car.passengers)]
            told = ngettext("%(num)s passenger: %(names)s", "%(num)s passengers: %(names)s", len(names), names=", ".join(names))
            yield clean(told)

    def _goal_told(self, line: Line) -> str:
        """Return the sentence of `details_told` that says where a driver goes."""
        if line.transfer is None or line.kind is not LineKind.DRIVE:
            return ""
        goal = replace(line, transfer=replace(line.transfer, start_place=line.transfer.goal))
        return clean(gettext(N_("To: %(place)s"), place=place_told(goal, current())))

    def _seated(self, passengers: Iterable[tuple[str, str]]) -> Iterator[str]:
        for uid, seat in passengers:
            if uid in self._people:
                name = _in(self._people[uid].called)
                yield f"{name} ({seat})" if seat else name

    def _calls(self, line: Line) -> Iterator[Call]:
        """Yield whom to call about a line: who drives, who looks after those who are driven or interpreted for."""
        if line.kind in (LineKind.DRIVE, LineKind.INTERPRETING):
            yield from self._officers_met(line)
            return
        vehicles = [line.vehicle] if line.vehicle is not None else list(line.vehicles)
        if len(vehicles) <= _MANY:
            yield from (call for vehicle in vehicles if (call := self._driver(vehicle, named=len(vehicles) > 1)).number)

    def _driver(self, vehicle: VehiclePicture, *, named: bool) -> Call:
        driver = self._people.get(vehicle.driver)
        name = _in(driver.called) if driver else ""
        car = vehicle_name(vehicle).told(current())
        who = ", ".join(filter(None, (car if named or not name else "", name)))
        return Call(gettext(DRIVER, name=who), self._phones.drivers.get(vehicle.uid, ""))

    def _officers_met(self, line: Line) -> Iterator[Call]:
        met = {line.booking.delegation} if line.booking is not None else set()
        driven = {person for person, _ in line.car.passengers} if line.car is not None else set()
        met |= {one.uid for one in self._programme.delegations if driven & {member.person for member in one.members}}
        found = [(uid, number) for uid, number in self._phones.officers.items() if uid in met]
        for delegation, number in found[:_MANY]:
            officer = self._people.get(self._logistics.officers.get(delegation, ""))
            if officer is not None:
                yield Call(_in(officer.called), number)


def _places(line: Line) -> tuple[Place, ...]:
    if line.item is not None:
        return (line.item.place,) if line.item.place else ()
    if line.leg is not None:
        return (line.leg.place,) if line.leg.place else ()
    if line.transfer is not None:
        return (line.transfer.start_place, line.transfer.goal)
    return (line.hotel.place,) if line.hotel else ()


def _standing(programme: Programme) -> str:
    if programme.status not in _TOLD_STATUSES:
        return ""
    return ". ".join(filter(None, (gettext(STATUSES[programme.status]), _in(programme.status_reason))))


def _raised(name: str) -> str:
    return name[:1].upper() + name[1:]


def _spot(place: Place) -> Spot:
    return Spot(_in(place.name), _in(place.address), place.latitude, place.longitude)


def _in(texts: Texts) -> str:
    return clean(texts.told(current()), lines=True)
