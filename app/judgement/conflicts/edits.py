"""A change that is thought through before it is made: which facts it replaces, what it has to do with, and the situation after it; pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.judgement.conflicts.bookings import Booking, bookings_of_item, bookings_of_leg, bookings_of_ride
from app.judgement.conflicts.facts import AgreementFact, DelegationFact, Facts, ItemFact, LegFact, RideFact, Sort, Thing
from app.judgement.conflicts.situation import Situation, Stint, Touched, hall_order, stints_of

F = TypeVar("F")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Edit:
    """Facts by id, as they would be; None for one that would be gone."""

    items: Mapping[int, ItemFact | None] = field(default_factory=dict)
    rides: Mapping[int, RideFact | None] = field(default_factory=dict)
    legs: Mapping[int, LegFact | None] = field(default_factory=dict)
    delegations: Mapping[int, DelegationFact | None] = field(default_factory=dict)
    agreements: Mapping[int, AgreementFact | None] = field(default_factory=dict)


def after(situation: Situation, edit: Edit) -> tuple[Situation, Touched]:
    """Return the situation as it would be, and what both have to be judged on: whatever shares something with what changes.

    What is not touched is shared with the situation before, which stays as it is.
    """
    facts = situation.facts
    now = replace(
        facts,
        items=_with(facts.items, edit.items),
        rides=_with(facts.rides, edit.rides),
        legs=_with(facts.legs, edit.legs),
        delegations=_with(facts.delegations, edit.delegations),
        agreements=_with(facts.agreements, edit.agreements),
    )
    touched = _touched(situation, edit)
    return situation.changed(
        now,
        of_person=_with(situation.of_person, _people_after(situation, now, edit, touched)),
        of_hall=_with(situation.of_hall, _halls_after(situation, edit, touched)),
        of_vehicle=_with(situation.of_vehicle, _vehicles_after(situation, now, edit, touched)),
        within=situation.within + max((item.buffer for item in _there(edit.items.values())), default=0),
    ), touched


def _with(old: Mapping[K, F], new: Mapping[K, F | None]) -> Mapping[K, F]:
    """Return a mapping with some of its values replaced, those without one taken out."""
    if not new:
        return old
    found = dict(old)
    for key, value in new.items():
        if value is None:
            found.pop(key, None)
        else:
            found[key] = value
    return found


def _versions(old: Mapping[int, F], new: Mapping[int, F | None]) -> Iterator[F]:
    """Yield each thing that changes as it was and as it would be, where it is there at all."""
    for ident, fact in new.items():
        if ident in old:
            yield old[ident]
        if fact is not None:
            yield fact


def _touched(situation: Situation, edit: Edit) -> Touched:
    facts = situation.facts
    items = list(_versions(facts.items, edit.items))
    rides = list(_versions(facts.rides, edit.rides))
    legs = list(_versions(facts.legs, edit.legs))
    agreements = list(_versions(facts.agreements, edit.agreements))
    delegations = frozenset(edit.delegations)
    vehicles = {
        facts.vehicles[ident] for ride in rides for car in ride.cars if (ident := car.vehicle) is not None and ident in facts.vehicles
    }
    travellers = frozenset[int]().union(*(ride.people for ride in rides), *(leg.passengers for leg in legs))
    signed_at = {one.item for one in agreements if one.item is not None}
    return Touched(
        items=frozenset(edit.items).union(_items_of(facts, edit), signed_at),
        rides=frozenset(edit.rides),
        legs=frozenset(edit.legs),
        halls=frozenset(item.spot.hall for item in items if item.spot.hall is not None),
        vehicles=frozenset(vehicle.key for vehicle in vehicles),
        people=travellers.union(
            *(item.people for item in items),
            (vehicle.driver for vehicle in vehicles if vehicle.driver is not None),
        ),
        travellers=travellers,
        delegations=delegations,
        # Of an event only its own items and delegations are judged.
        events=frozenset({facts.focus}) if items or delegations else frozenset(),
        agreements=frozenset(edit.agreements).union(*(situation.agreements_at.get(ident, ()) for ident in edit.items)),
    )


def _items_of(facts: Facts, edit: Edit) -> Iterator[int]:
    """Yield the items to which delegations that change were sent, or any of their members on their own."""
    if edit.delegations:
        members = {member.person for one in _versions(facts.delegations, edit.delegations) for member in one.members}
        for item in facts.items.values():
            if not (item.delegations.isdisjoint(edit.delegations) and item.people.isdisjoint(members)):
                yield item.id


def _people_after(situation: Situation, now: Facts, edit: Edit, touched: Touched) -> dict[int, tuple[Booking, ...] | None]:
    changed = {
        *(Thing(Sort.ITEM, ident) for ident in edit.items),
        *(Thing(Sort.RIDE, ident) for ident in edit.rides),
        *(Thing(Sort.LEG, ident) for ident in edit.legs),
    }
    new: dict[int, list[Booking]] = defaultdict(list)
    for booking, people in _new_bookings(now, edit):
        for person in people:
            new[person].append(booking)
    # Those who do the same together now and then are put in order once.
    known: dict[tuple[tuple[Booking, ...], tuple[Booking, ...]], tuple[Booking, ...] | None] = {}
    found: dict[int, tuple[Booking, ...] | None] = {}
    for person in touched.people:
        both = situation.of_person.get(person, ()), tuple(new.get(person, ()))
        if both not in known:
            stays = (one for one in both[0] if one.thing not in changed)
            known[both] = tuple(sorted((*stays, *both[1]), key=Booking.order)) or None
        found[person] = known[both]
    return found


def _new_bookings(now: Facts, edit: Edit) -> Iterator[tuple[Booking, Collection[int]]]:
    for item in _there(edit.items.values()):
        yield from bookings_of_item(item)
    for ride in _there(edit.rides.values()):
        yield from bookings_of_ride(now, ride)
    for leg in _there(edit.legs.values()):
        yield from bookings_of_leg(now, leg)


def _there(facts: Iterable[F | None]) -> Iterator[F]:
    yield from (fact for fact in facts if fact is not None)


def _halls_after(situation: Situation, edit: Edit, touched: Touched) -> dict[int, tuple[ItemFact, ...] | None]:
    found: dict[int, tuple[ItemFact, ...] | None] = {}
    for hall in touched.halls:
        stays = [item for item in situation.of_hall.get(hall, ()) if item.id not in edit.items]
        stays += [item for item in _there(edit.items.values()) if item.spot.hall == hall and item.start is not None]
        found[hall] = tuple(sorted(stays, key=hall_order)) or None
    return found


def _vehicles_after(situation: Situation, now: Facts, edit: Edit, touched: Touched) -> dict[str, tuple[Stint, ...] | None]:
    found: dict[str, list[Stint]] = defaultdict(list)
    for key in touched.vehicles:
        found[key] += [stint for stint in situation.of_vehicle.get(key, ()) if stint.ride.id not in edit.rides]
    for key, stint in stints_of(now, _there(edit.rides.values())):
        found[key].append(stint)
    return {key: tuple(sorted(stints, key=Stint.order)) or None for key, stints in found.items()}
