"""The logistics of the large set: legs, vehicles with drivers, transfers, hotels, stays, interpreters, badges; written past the commands.

All guests of the largest event come and go on its legs, are driven from them and to them, and some delegations to items.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_token, new_uid
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.judgement.call_sheets.models import Call
from app.judgement.private_links.following import enter_links
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.queries import latest_pictures
from app.planning.accreditation.models import Badge
from app.planning.accreditation.rules import BadgeCategory, new_code
from app.planning.delegations.contacts.links import digest_of
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.queries import get_event
from app.planning.interpreting.models import Interpreter, InterpreterBooking
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.rules import Subject, Whose
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.journeys.rules import Direction
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.queries import items_of
from app.planning.programmes.rules import ItemRole
from app.planning.stays.models import Hotel, Room, Stay
from app.planning.transfers.models import Transfer, TransferCar, TransferPassenger, Vehicle
from app.planning.transfers.rules import Purpose, VehicleClass, plate_key
from app.register.venues.commands import VenueDetails, add_venue
from tools.bench.crowd import write, write_people
from tools.bench.world import FIRST_DAY, NOW, ZONE, Travel, World

_ROOMS: Final = 100
"""Of each hotel, two beds each."""
_CARS: Final = 3
"""Of each transfer."""
_LAST: Final = datetime(2126, 1, 1, tzinfo=UTC)
_LEAVING: Final = 3
"""Days after the first on which the first guests leave."""


def arrange(world: World, amount: Travel) -> None:
    """Arrange travel and beds for so many more guests, beginning with those for whom there is nothing yet."""
    with world.session() as session, session.begin():
        known = session.scalars(select(Stay.person_id).where(Stay.event_id == world.forum)).all()
        members = select(DelegationMember.person_id).where(DelegationMember.event_id == world.forum).order_by(DelegationMember.id)
        guests = [person for person in session.scalars(members) if person not in set(known)][: amount.stays]
        officers = write_people(session, 2)
        session.execute(update(Delegation).where(Delegation.event_id == world.forum).values(attached_id=officers[0]))
        legs = _legs(session, world.forum, amount.legs, guests, officers)
        vehicles = _vehicles(session, world.forum, amount.vehicles)
        _transfers(session, world.forum, amount.transfers, legs, vehicles, guests)
        _stays(session, world.forum, amount, guests)
        _interpreters(session, world.forum, amount.interpreters)


def give_badges(world: World) -> int:
    """Give everybody who comes to the largest event a badge; return how many they are."""
    with world.session() as session, session.begin():
        members = select(DelegationMember.person_id).where(DelegationMember.event_id == world.forum).order_by(DelegationMember.id)
        people, said = session.scalars(members).all(), {"category": BadgeCategory.DELEGATE, "zones": ["A"]}
        rows = (
            {"uid": new_uid(), "person_id": person, "number": number, "code": new_code(), **said} for number, person in enumerate(people, 1)
        )
        write(session, Badge, _of_event(world.forum, rows))
        return len(people)


def give_links(world: World, whose: Sequence[Whose], opens: Opens) -> list[str]:
    """Make private links to what is published of the largest event, all at once; return their tokens in the same order."""
    tokens = [new_token() for _ in whose]
    with world.session() as session, session.begin():
        before = _highest(session, PrivateLink.id)
        rows = (
            {"subject": one.subject, "subject_uid": one.uid, "digest": digest_of(token)} for one, token in zip(whose, tokens, strict=True)
        )
        made = {"opens": opens, "holder": "Валиев", "language": "ru", "made_at": NOW, "made_by": "bench", "expires_at": _LAST}
        kept = {"last_client": "", "change_number": 0, "changed_at": int(NOW.timestamp())}
        write(session, PrivateLink, _of_event(world.forum, ({"uid": new_uid(), **row, **made, **kept} for row in rows)))
        enter_links(session, world.forum, session.scalars(select(PrivateLink.id).where(PrivateLink.id > before)).all(), now=NOW)
    return tokens


def subjects(world: World, count: int) -> list[Whose]:
    """Return so many whose programme has lines, first those that are no persons, then persons of all delegations."""
    with world.session() as session:
        pictures = latest_pictures(session, world.forum)
        assert pictures is not None  # published when it was made
        found = Itineraries(*pictures).subjects()
    others = [one for one in found if one.subject is not Subject.PERSON][: count // 2]
    persons = [one for one in found if one.subject is Subject.PERSON]
    left = count - len(others)
    return [*others, *persons[:: max(1, len(persons) // max(1, left))][:left]]


def tell_everybody(world: World) -> None:
    """Note that everybody has been told what they had to be told."""
    with world.session() as session, session.begin():
        session.execute(update(Call).where(Call.event_id == world.forum, Call.told_at.is_(None)).values(told_at=NOW, told_by="bench"))


def _legs(session: Session, event_id: int, count: int, guests: Sequence[int], met_by: Sequence[int]) -> dict[int, list[int]]:
    """Write legs, every second one a departure; return who travels on each."""
    before = _highest(session, Leg.id)
    write(session, Leg, _of_event(event_id, (_leg(number, met_by[number % len(met_by)]) for number in range(count))))
    legs = list(session.scalars(select(Leg.id).where(Leg.id > before).order_by(Leg.id)))
    on_board: dict[int, list[int]] = {leg: [] for leg in legs}
    for place, guest in enumerate(guests):
        pair = 2 * (place % (count // 2))
        for leg in legs[pair : pair + 2]:
            on_board[leg].append(guest)
    write(session, LegPassenger, ({"leg_id": leg, "person_id": guest} for leg, there in on_board.items() for guest in there))
    return on_board


def _leg(number: int, met_by: int) -> dict[str, Any]:
    pair, leaves = divmod(number, 2)
    day = FIRST_DAY + timedelta(days=(_LEAVING if leaves else -1) + pair % 2)
    return {
        "uid": new_uid(),
        "direction": Direction.DEPARTURE if leaves else Direction.ARRIVAL,
        "number": f"DP-{400 + number}",
        "day": day,
        "place": Texts("Международный аэропорт «Уфа»"),
        "terminal": "1",
        **_at("planned", day, 6 * 60 + pair * 37 % (16 * 60)),
        "far_place": Texts("Астана"),
        "met_by_id": met_by,
        "vip": pair % 5 == 0,
        "search_text": f"dp-{400 + number}",
    }


def _vehicles(session: Session, event_id: int, count: int) -> list[int]:
    before, first = _highest(session, Vehicle.id), _highest(session, Vehicle.number) + 1
    drivers = write_people(session, count)
    rows = (_vehicle(first + place, driver) for place, driver in enumerate(drivers))
    write(session, Vehicle, _of_event(event_id, rows))
    return list(session.scalars(select(Vehicle.id).where(Vehicle.id > before).order_by(Vehicle.id)))


def _vehicle(number: int, driver: int) -> dict[str, Any]:
    is_bus, plate = number % 5 == 0, f"А{number:03}ВС102"
    return {
        "uid": new_uid(),
        "number": number,
        "plate": plate,
        "plate_key": plate_key(plate),
        "model": "Лиаз" if is_bus else "Aurus Senat",
        "vehicle_class": VehicleClass.BUS if is_bus else VehicleClass.CAR,
        "seats": 40 if is_bus else 3,
        "driver_id": driver,
        "phone": f"+7 900 000-{number:04}",
        "search_text": str(number),
    }


def _transfers(
    session: Session, event_id: int, count: int, legs: Mapping[int, Sequence[int]], vehicles: Sequence[int], guests: Sequence[int]
) -> None:
    """Write transfers: two for each leg, each with half of its passengers, then some to items, with forty guests at most."""
    before = _highest(session, Transfer.id)
    known = {leg.id: leg for leg in session.scalars(select(Leg).where(Leg.id.in_(legs)))}
    items = items_of(session, event_id)
    rows, driven = [], []
    for number, leg_id in zip(range(count), (*legs, *legs), strict=False):
        rows.append(_from_leg(known[leg_id], later=5 * (number // len(legs))))
        driven.append(legs[leg_id][number // len(legs) :: 2])
    for number in range(count - len(rows)):
        item = items[number * 7 % len(items)]
        rows.append(_to_item(item.id, item.day, number))
        driven.append([guests[(number * 40 + place) % len(guests)] for place in range(min(40, len(guests)))])
    write(session, Transfer, _of_event(event_id, rows))
    made = list(session.scalars(select(Transfer.id).where(Transfer.id > before).order_by(Transfer.id)))
    _seats(session, dict(zip(made, driven, strict=True)), vehicles)


def _from_leg(leg: Leg, later: int) -> dict[str, Any]:
    assert leg.planned_local is not None  # as they were written
    leaves = leg.direction is Direction.DEPARTURE
    starts = (leg.planned_local - datetime.combine(leg.day, time())).seconds // 60 + (later - 180 if leaves else later + 60)
    way = {"from_place": Texts("Гостиница"), "to_place": Texts("Аэропорт")}
    back = {"from_place": way["to_place"], "to_place": way["from_place"]}
    purpose = Purpose.DEPARTURE if leaves else Purpose.ARRIVAL
    return {**_transfer(leg.day, starts), "purpose": purpose, "leg_id": leg.id, "item_id": None, **(way if leaves else back)}


def _to_item(item_id: int, day: date, number: int) -> dict[str, Any]:
    way = {"from_place": Texts("Гостиница"), "to_place": Texts("Конгресс-холл «Торатау»")}
    return {**_transfer(day, 7 * 60 + number * 11 % (10 * 60)), "purpose": Purpose.ITEM, "leg_id": None, "item_id": item_id, **way}


def _transfer(day: date, minutes: int) -> dict[str, Any]:
    return {"uid": new_uid(), "day": day, **_at("start", day, minutes), **_at("end", day, minutes + 40)}


def _seats(session: Session, driven: Mapping[int, Sequence[int]], vehicles: Sequence[int]) -> None:
    before, each, assigned = _highest(session, TransferCar.id), range(min(_CARS, len(vehicles))), cycle(vehicles)
    cars = (
        {"uid": new_uid(), "transfer_id": transfer, "vehicle_id": next(assigned), "order_no": number + 1}
        for transfer in driven
        for number in each
    )
    write(session, TransferCar, cars)
    made = iter(session.scalars(select(TransferCar.id).where(TransferCar.id > before).order_by(TransferCar.id)).all())
    rows = []
    for transfer, people in driven.items():
        ours = [next(made) for _ in each]
        rows += [
            {"transfer_id": transfer, "person_id": person, "car_id": ours[place % len(ours)], "position": place}
            for place, person in enumerate(people)
        ]
    write(session, TransferPassenger, rows)


def _stays(session: Session, event_id: int, amount: Travel, guests: Sequence[int]) -> None:
    city, before, known = get_event(session, event_id).city_id, _highest(session, Room.id), _highest(session, Hotel.id)
    names = [Texts(f"Гостиница «Башкирия-{known + number + 1}»") for number in range(amount.hotels)]
    venues = [add_venue(session, new_uid(), VenueDetails(city, name, Texts(), 54.73, 55.94)) for name in names]
    write(session, Hotel, _of_event(event_id, ({"uid": new_uid(), "venue_id": venue} for venue in venues)))
    hotels = list(session.scalars(select(Hotel.id).where(Hotel.id > known).order_by(Hotel.id)))
    rooms = ({"uid": new_uid(), "hotel_id": hotel, "number": str(101 + place), "beds": 2} for hotel in hotels for place in range(_ROOMS))
    write(session, Room, _of_event(event_id, rooms))
    first = {hotel: before + 1 + place * _ROOMS for place, hotel in enumerate(hotels)}
    write(session, Stay, _of_event(event_id, (_stay(place, guest, hotels, first) for place, guest in enumerate(guests))))


def _stay(place: int, guest: int, hotels: Sequence[int], first: Mapping[int, int]) -> dict[str, Any]:
    number, chosen = divmod(place, len(hotels))
    return {
        "uid": new_uid(),
        "person_id": guest,
        "hotel_id": hotels[chosen],
        "room_id": first[hotels[chosen]] + number // 2 % _ROOMS,
        "from_day": FIRST_DAY - timedelta(days=1 - place % 2),
        "until_day": FIRST_DAY + timedelta(days=_LEAVING + place % 2),
    }


def _interpreters(session: Session, event_id: int, count: int) -> None:
    """Write interpreters, each booked at five items."""
    people, items = write_people(session, count), items_of(session, event_id)
    write(session, Interpreter, ({"uid": new_uid(), "person_id": person, "pairs": [["kk", "ru"]]} for person in people))
    booked = {(items[(place * 5 + number) * 11 % len(items)].id, person) for place, person in enumerate(people) for number in range(5)}
    there = [{"item_id": item, "person_id": person} for item, person in sorted(booked)]
    write(session, ItemPerson, ({**one, "role": ItemRole.INTERPRETER, "position": 0} for one in there))
    bookings = ({"uid": new_uid(), "source": "kk", "target": "ru", **one} for one in there)
    write(session, InterpreterBooking, _of_event(event_id, bookings))


def _at(name: str, day: date, minutes: int) -> dict[str, Any]:
    """Return the columns of a time by the clocks of the event."""
    wall = WallTime(datetime.combine(day, time()) + timedelta(minutes=minutes), ZONE)
    return {f"{name}_local": wall.local, f"{name}_fold": wall.fold, f"{name}_at": wall.instant, "zone": ZONE, "tzdata": TZDATA_RELEASE}


def _of_event(event_id: int, rows: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return ({"event_id": event_id, **row} for row in rows)


def _highest(session: Session, column: Any) -> int:
    return session.scalar(select(column).order_by(column.desc()).limit(1)) or 0
