"""Puts the screen of an event day into words, with the phones on duty beside them; in the language spoken."""

from collections.abc import Iterator
from datetime import date, datetime

from app.faces.event_day.board import Board, Card, Found, Lack, Late, Step
from app.faces.event_day.moments import Doing, Spot
from app.faces.event_day.queries import Draft
from app.faces.event_day.told import Call, CardTold, FoundTold, LackTold, LateTold, Told
from app.ground.kernel.homes import clocks_elsewhere
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.ground.words.dates import by_time_of, clock, day_month
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.planning.itineraries.ride_words import car_number
from app.planning.itineraries.travel_words import leg_title
from app.planning.journeys.rules import Direction, Mode
from app.planning.logistics.picture import LegPicture, TransferPicture, VehiclePicture
from app.planning.programmes.programme import Place
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before

MOST_CARS = 2
"""More drivers than these beside one line are no help; the rest stand on the transfer's page."""


class Teller:
    """Tells one screen."""

    def __init__(self, draft: Draft, board: Board) -> None:
        self._draft, self._board = draft, board
        self._people = {**draft.logistics.people, **draft.programme.people}
        self._vehicles = {vehicle.uid: vehicle for vehicle in draft.logistics.vehicles}

    def desk(self) -> Call:
        """Return how the protocol office is reached."""
        return Call(gettext(N_("Protocol office on duty")), self._draft.duty_phone)

    def cards(self) -> tuple[CardTold, ...]:
        """Return the delegations in their order."""
        return tuple(self._card(card) for card in self._board.cards)

    def late(self) -> tuple[LateTold, ...]:
        """Return the legs that are late."""
        return tuple(self._late(late) for late in self._board.late)

    def lacks(self) -> tuple[LackTold, ...]:
        """Return the transfers that are not ready."""
        return tuple(LackTold(self._ride(lack.transfer), tuple(_lacking(lack))) for lack in self._board.lacks)

    def found(self) -> tuple[FoundTold, ...]:
        """Return who was searched for."""
        return tuple(self._found(found) for found in self._board.found)

    def _card(self, card: Card) -> CardTold:
        row = self._draft.delegations[card.delegation.uid]
        apart = card.groups[1:]
        head_apart = next((group for group in apart if group.with_head), None)
        return CardTold(
            id=row.id,
            name=_in(card.delegation.name),
            who=tuple(self._who(card, row.contact)),
            now=self._spot(card.main, card.coming),
            is_free=card.main.doing is Doing.FREE,
            head_now=self._spot(head_apart.spot, frozenset({card.head})) if head_apart else None,
            elsewhere=card.elsewhere,
            others=tuple((len(group.people), self._spot(group.spot, frozenset())) for group in apart),
            following=self._step(card.following, card) if card.following else None,
            ride=self._step(card.ride, card) if card.ride else None,
            officer=self._officer(card.delegation.uid),
        )

    def _who(self, card: Card, contact: Person | None) -> Iterator[str]:
        if card.head:
            yield self._name(card.head)
        if card.coming:
            yield ngettext("%(num)s person", "%(num)s people", len(card.coming))
        if contact:
            yield gettext(N_("contact: %(name)s"), name=self._name(contact.uid) or _short(contact))

    def _officer(self, delegation: str) -> Call | None:
        row = self._draft.delegations[delegation]
        if row.attached is None and not row.duty_phone:
            return None
        name = self._name(row.attached.uid) if row.attached else gettext(N_("On duty"))
        return Call(name, row.duty_phone)

    def _spot(self, spot: Spot, coming: frozenset[str]) -> Told:
        if spot.item:
            end = spot.item.when.end
            more = gettext(N_("until %(time)s"), time=self._clock(end)) if end else ""
            return Told(_in(spot.item.title), _place(spot.item.place), more=more)
        if spot.transfer:
            return self._ride(spot.transfer, coming, under_way=True)
        return self._journey(spot.doing, spot.leg) if spot.leg else Told(gettext(N_("Free now")))

    def _journey(self, doing: Doing, leg: LegPicture) -> Told:
        title, expected = leg_title(leg, current()), leg.expected
        match doing:
            case Doing.TRAVELLING | Doing.AWAITED:
                words = gettext(_on_the_way(leg) if doing is Doing.TRAVELLING else N_("Not here yet"))
                if leg.direction is Direction.DEPARTURE or expected is None:
                    return Told(words, title)
                more = gettext(N_("expected at %(time)s"), time=self._clock(expected))
                return Told(words, title, at=expected.instant, more=more)
            case Doing.ARRIVED:
                known = leg.actual is not None and leg.actual.instant <= self._board.at
                told = N_("arrived at %(time)s") if known else N_("was due at %(time)s, arrival not entered")
                more = gettext(told, time=self._clock(expected)) if expected else ""
                return Told(gettext(N_("Just arrived")), title, more=more)
            case _:
                return Told(gettext(N_("Has left")), title)

    def _step(self, step: Step, card: Card | None) -> Told:
        some = ""
        if card and step.count < len(card.coming):
            some = gettext(N_("%(some)s of %(all)s"), some=step.count, all=len(card.coming)) if step.count else ""
        if step.transfer:
            return self._ride(step.transfer, card.coming if card else frozenset(), some)
        what = _in(step.item.title) if step.item else leg_title(step.leg, current()) if step.leg else ""
        place = _place(step.item.place if step.item else step.leg.place if step.leg else None)
        same = card is not None and card.main.item is not None and place == _place(card.main.item.place)
        where = gettext(N_("in the same place")) if place and same else place
        return Told(what, where, self._clock(step.start), _elsewhere(step.start), step.start.instant, some=some)

    def _ride(self, transfer: TransferPicture, coming: frozenset[str] = frozenset(), some: str = "", *, under_way: bool = False) -> Told:
        start, goal = _in(transfer.start_place.name), _in(transfer.goal.name)
        what = gettext(N_("Transfer: %(start)s – %(goal)s"), start=start, goal=goal) if under_way else f"{start} – {goal}"
        calls, transfer_id = tuple(self._drivers(transfer, coming)), self._draft.transfers.get(transfer.uid)
        if under_way:
            more = gettext(N_("there at %(time)s"), time=self._clock(transfer.end))
            return Told(what, more=more, at=transfer.end.instant, calls=calls, transfer_id=transfer_id)
        time, begins = self._clock(transfer.start), transfer.start.instant
        return Told(what, "", time, _elsewhere(transfer.start), begins, some=some, calls=calls, transfer_id=transfer_id)

    def _drivers(self, transfer: TransferPicture, coming: frozenset[str]) -> Iterator[Call]:
        """Yield who drives those who are meant."""
        cars = [car for car in transfer.cars if car.vehicle and any(person in coming for person, _ in car.passengers)]
        for car in cars[:MOST_CARS]:
            vehicle = self._vehicles[car.vehicle]
            yield Call(self._driver(vehicle), self._draft.drivers.get(vehicle.uid, ""))
        if len(cars) > MOST_CARS:
            yield Call(ngettext("and %(num)s car more", "and %(num)s cars more", len(cars) - MOST_CARS))

    def _driver(self, vehicle: VehiclePicture) -> str:
        return ", ".join(filter(None, (car_number(vehicle), self._name(vehicle.driver))))

    def _late(self, late: Late) -> LateTold:
        leg, expected, people = late.leg, late.leg.expected, late.leg.passengers
        whose = ", ".join(_in(delegation.name) for delegation in late.delegations)
        count = ngettext("%(num)s passenger", "%(num)s passengers", len(people)) if people else ""
        return LateTold(
            leg_id=self._draft.legs[leg.uid],
            title=leg_title(leg, current()),
            time=self._clock(expected) if expected else "",
            at=expected.instant if expected else None,
            planned=self._clock(leg.planned) if leg.planned else "",
            minutes=late.minutes,
            here=leg.actual is not None and leg.actual.instant <= self._board.at,
            overdue=leg.actual is None and expected is not None and expected.instant < self._board.at,
            who=" · ".join(filter(None, (whose, count))),
            met_by=", ".join(filter(None, (self._name(leg.met_by), leg.met_by_note))),
            rides=tuple(self._ride(transfer) for transfer in late.transfers),
        )

    def _found(self, found: Found) -> FoundTold:
        officers = (self._officer(delegation.uid) for delegation in found.delegations)
        mine = frozenset({found.uid})
        step = found.following
        return FoundTold(
            uid=found.uid,
            name=_in(found.person.name),
            position=_in(found.person.position),
            delegations=", ".join(_in(delegation.name) for delegation in found.delegations),
            now=self._spot(found.spot, mine),
            following=self._ride(step.transfer, mine) if step and step.transfer else self._step(step, None) if step else None,
            calls=tuple(dict.fromkeys(officer for officer in officers if officer)),
        )

    def _clock(self, wall: WallTime) -> str:
        """Return a clock time, with its day where that is another than today."""
        return clock(wall) if wall.day == self.today else f"{day_month(wall.day)}, {clock(wall)}"

    @property
    def today(self) -> date:
        """The day of the moment by the event's clocks."""
        return here(self._board.at, self._draft.programme.zone).day

    def _name(self, uid: str) -> str:
        return _in(self._people[uid].called) if uid in self._people else ""


def here(at: datetime, zone: str) -> WallTime:
    """Return what the clocks of a zone show at an instant (UTC)."""
    return WallTime(at.replace(tzinfo=None), "UTC").at(zone)


def _lacking(lack: Lack) -> Iterator[str]:
    if lack.cars:
        yield ngettext("%(num)s car to be assigned", "%(num)s cars to be assigned", lack.cars)
    if lack.drivers:
        yield ngettext("%(num)s car without a driver", "%(num)s cars without a driver", lack.drivers)
    if lack.seats:
        yield ngettext("%(num)s passenger without a car", "%(num)s passengers without a car", lack.seats)


def _on_the_way(leg: LegPicture) -> str:
    return N_("In the air") if leg.mode is Mode.FLIGHT else N_("On the way")


def _elsewhere(start: WallTime) -> tuple[str, ...]:
    when = When(start.day, Precision.EXACT, start)
    return tuple(by_time_of(when, zone) for zone in clocks_elsewhere(when))


def _short(person: Person) -> str:
    surname, given, patronymic = (text.told(current()) if text else "" for text in (person.surname, person.given, person.patronymic))
    return initials_before(surname, given, patronymic)


def _place(place: Place | None) -> str:
    return _in(place.name) if place else ""


def _in(text: Texts) -> str:
    return clean(text.told(current()))
