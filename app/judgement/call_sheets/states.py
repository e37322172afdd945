"""One version of an event, looked up from the end of whoever may have to be called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from app.ground.kernel.refusals import NotFound
from app.judgement.call_sheets.knowing import Known, item_line, known_of
from app.judgement.call_sheets.press import press_comes
from app.judgement.call_sheets.rules import RecipientKind
from app.planning.events.rules import Status
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.lines import when_of
from app.planning.itineraries.rules import Line, LineKind, Subject, Whose
from app.planning.logistics.picture import LegPicture, Logistics, VehiclePicture
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import ItemRole


class State:
    """What a version says, as recipients of calls know it."""

    def __init__(self, programme: Programme, logistics: Logistics) -> None:
        self.programme, self.logistics = programme, logistics
        self.itineraries = Itineraries(programme, logistics)
        self.items = {item.uid: item for item in programme.items}
        self.vehicles = {vehicle.uid: vehicle for vehicle in logistics.vehicles}
        self.delegations = {delegation.uid: delegation for delegation in programme.delegations}
        self.halls = {hall.uid: hall for hall in logistics.halls}
        self.people = {**logistics.people, **programme.people}
        self.alone = {item.uid: frozenset(_named_alone(item)) for item in programme.items}
        """Those whom each item names one by one."""
        self.named: dict[str, set[str]] = defaultdict(set)
        """The items at which each person is named so."""
        for uid, persons in self.alone.items():
            for person in persons:
                self.named[person].add(uid)
        self.interpreters = {who for item in programme.items for who, role in item.present.roles if role is ItemRole.INTERPRETER}
        self.interpreters |= {booking.person for booking in logistics.bookings}
        self.driven: dict[str, list[VehiclePicture]] = defaultdict(list)
        """The vehicles of each driver; one without a driver stands under its own UID."""
        for vehicle in logistics.vehicles:
            self.driven[vehicle.driver or vehicle.uid].append(vehicle)
        self.met: dict[str, list[LegPicture]] = defaultdict(list)
        for leg in logistics.legs:
            self.met[leg.met_by].append(leg)
        self.goals: dict[str, set[str]] = defaultdict(set)
        """The items that each vehicle takes people to."""
        for transfer in logistics.transfers:
            for car in transfer.cars:
                if transfer.item and car.vehicle and not transfer.cancelled:
                    self.goals[car.vehicle].add(transfer.item)
        self.comes_with: dict[str, list[str]] = defaultdict(list)
        """The delegations that each person comes with."""
        for delegation in programme.delegations:
            for member in delegation.members:
                if member.comes:
                    self.comes_with[member.person].append(delegation.uid)

    @property
    def has_logistics(self) -> bool:
        """Whether this version says how anybody is driven or where they stay."""
        return bool(self.logistics.legs or self.logistics.transfers or self.logistics.stays)

    @property
    def called_off(self) -> bool:
        """Whether the event does not take place, or nobody knows when."""
        programme = self.programme
        return programme.status is Status.CANCELLED or (programme.status is Status.POSTPONED and programme.dates_unknown)

    def known(self, kind: RecipientKind, uid: str, other: "State") -> dict[str, Known]:
        """Return what a recipient knows; `uid` is that of a delegation, a hall, the event (the press), a person, a vehicle of nobody.

        Of the items that a person attends only those count that this or the `other` version names them at: to the rest they go with
        their delegation, which is told.
        """
        match kind:
            case RecipientKind.DELEGATION:
                lines = [line for line in self._lines(Subject.DELEGATION, uid) if self._goes_whole(line, uid)]
                return known_of(lines, kind, self.items)
            case RecipientKind.HALL:
                return known_of(self._lines(Subject.HALL, uid), kind, self.items)
            case RecipientKind.PRESS:
                items = (item for item in self.programme.items if press_comes(item, self.programme))
                return known_of(self._item_lines(items), kind, self.items)
        lines = [*self.itineraries.lines_naming(uid, self.named.get(uid, set()) | other.named.get(uid, set())), *self._met(uid)]
        vehicles = self.driven.get(uid, ())
        lines += [line for vehicle in vehicles for line in self._lines(Subject.VEHICLE, vehicle.uid) if line.kind is LineKind.DRIVE]
        goals = sorted({item for vehicle in vehicles for item in self.goals.get(vehicle.uid, ())} & self.items.keys())
        aside = known_of(self._item_lines(self.items[goal] for goal in goals), kind, self.items, aside=True)
        return aside | known_of(lines, kind, self.items, uid)

    def everybody(self) -> set[str]:
        """Return all recipients there are, members of delegations left out: they hear of the whole from theirs."""
        persons = set(chain.from_iterable(self.alone.values())) - self.comes_with.keys()
        return {self.programme.event_uid, *self.delegations, *self.halls, *self.driven, *self.interpreters, *persons}

    def _goes_whole(self, line: Line, delegation: str) -> bool:
        item = self.items.get(line.item.uid) if line.item else None
        return item is not None and line.kind is LineKind.ITEM and delegation in item.present.delegations

    def _lines(self, subject: Subject, uid: str) -> tuple[Line, ...]:
        try:
            return self.itineraries.of(Whose(subject, uid)).lines
        except NotFound:  # the other version knows them
            return ()

    def _item_lines(self, items: Iterable[Item]) -> Iterator[Line]:
        cancelled = self.programme.status is Status.CANCELLED
        return (item_line(item, self.programme.event_uid, called_off=cancelled) for item in items)

    def _met(self, person: str) -> Iterator[Line]:
        for leg in self.met.get(person, ()) if person else ():
            yield Line(
                key=f"leg:{leg.uid}:met",
                kind=LineKind.LEG,
                uid=leg.uid,
                event_uid=self.programme.event_uid,
                when=when_of(leg),
                zone=leg.zone,
                cancelled=leg.cancelled,
                leg=leg,
                people=self.people,
            )


def _named_alone(item: Item) -> Iterator[str]:
    present = item.present
    yield from (person for _, person in (*present.minus, *present.plus))
    yield from (person for person, _ in present.roles)
    yield from (speech.person for speech in item.speeches if speech.person)
