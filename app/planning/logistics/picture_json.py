"""The picture of an event's logistics as JSON and back, and each thing in it by itself.

What says nothing is left out, so that what a later release adds leaves what was stored before equal to it; whatever is missing reads
as nothing.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.ground.kernel.texts import Texts
from app.planning.journeys.rules import Direction, Mode
from app.planning.logistics.picture import (
    BookingPicture,
    CarPicture,
    HallPicture,
    HotelPicture,
    LegPicture,
    Logistics,
    StayPicture,
    TransferPicture,
    VehiclePicture,
)
from app.planning.logistics.picture_lists import Reading, Writing, said, wall_from, wall_json
from app.planning.programmes.roster import people_from, roster_json
from app.planning.stays.rules import RoomCategory
from app.planning.transfers.rules import Purpose, VehicleClass


def as_json(logistics: Logistics) -> dict[str, Any]:
    """Return the picture as plain JSON values, to be frozen in a version."""
    lists = Writing()
    stored = {
        "legs": [leg_json(leg, lists) for leg in logistics.legs],
        "vehicles": [vehicle_json(vehicle, lists) for vehicle in logistics.vehicles],
        "transfers": [transfer_json(transfer, lists) for transfer in logistics.transfers],
        "hotels": [hotel_json(hotel, lists) for hotel in logistics.hotels],
        "stays": [stay_json(stay, lists) for stay in logistics.stays],
        "bookings": [booking_json(booking, lists) for booking in logistics.bookings],
        "halls": [{"uid": hall.uid, "name": hall.name.as_dict(), "items": list(hall.items)} for hall in logistics.halls],
        "officers": {delegation: lists.uid(officer) for delegation, officer in logistics.officers.items()},
    }
    return {"event_uid": logistics.event_uid, **said(stored), **lists.lists(), **roster_json((), logistics.people)}


def from_json(stored: Mapping[str, Any]) -> Logistics:
    """Read what `as_json` wrote, of this or an earlier release."""
    lists = Reading(stored)
    return Logistics(
        event_uid=stored["event_uid"],
        legs=tuple(leg_from(row, lists) for row in stored.get("legs", ())),
        vehicles=tuple(vehicle_from(row, lists) for row in stored.get("vehicles", ())),
        transfers=tuple(transfer_from(row, lists) for row in stored.get("transfers", ())),
        hotels=tuple(hotel_from(row, lists) for row in stored.get("hotels", ())),
        stays=tuple(stay_from(row, lists) for row in stored.get("stays", ())),
        bookings=tuple(booking_from(row, lists) for row in stored.get("bookings", ())),
        halls=tuple(HallPicture(row["uid"], Texts.of(row.get("name")), tuple(row.get("items", ()))) for row in stored.get("halls", ())),
        officers={delegation: lists.uid(officer) for delegation, officer in stored.get("officers", {}).items()},
        people=people_from(stored.get("people", {})),
    )


def leg_json(leg: LegPicture, lists: Writing) -> dict[str, Any]:
    """Return a leg as JSON values."""
    stored = {
        "uid": leg.uid,
        "direction": leg.direction.value,
        "mode": leg.mode.value,
        "number": leg.number,
        "day": leg.day.isoformat(),
        "zone": leg.zone,
        "place": lists.place(leg.place),
        "far_place": leg.far_place.as_dict(),
        "planned": wall_json(leg.planned, leg.zone),
        "estimated": wall_json(leg.estimated, leg.zone),
        "actual": wall_json(leg.actual, leg.zone),
        "far": wall_json(leg.far, leg.zone),
        "provisional": leg.provisional,
        "cancelled": leg.cancelled,
        "vip": leg.vip,
        "border": leg.border,
        "met_by": lists.uid(leg.met_by),
        "met_by_note": leg.met_by_note,
        "luggage": leg.luggage,
        "passengers": lists.uids(leg.passengers),
        "vip_passengers": lists.uids(leg.vip_passengers),
    }
    return said(stored)


def leg_from(row: Mapping[str, Any], lists: Reading) -> LegPicture:
    """Read a leg."""
    zone = row["zone"]
    return LegPicture(
        uid=row["uid"],
        direction=Direction(row["direction"]),
        mode=Mode(row.get("mode", Mode.FLIGHT)),
        number=row.get("number", ""),
        day=date.fromisoformat(row["day"]),
        zone=zone,
        place=lists.place(row.get("place")),
        far_place=Texts.of(row.get("far_place")),
        planned=wall_from(row.get("planned"), zone),
        estimated=wall_from(row.get("estimated"), zone),
        actual=wall_from(row.get("actual"), zone),
        far=wall_from(row.get("far"), zone),
        provisional=row.get("provisional", False),
        cancelled=row.get("cancelled", False),
        vip=row.get("vip", False),
        border=row.get("border", False),
        met_by=lists.uid(row.get("met_by")),
        met_by_note=row.get("met_by_note", ""),
        luggage=row.get("luggage", ""),
        passengers=lists.uids(row.get("passengers", ())),
        vip_passengers=lists.uids(row.get("vip_passengers", ())),
    )


def vehicle_json(vehicle: VehiclePicture, lists: Writing) -> dict[str, Any]:
    """Return a vehicle as JSON values."""
    stored = {
        "uid": lists.uid(vehicle.uid),
        "number": vehicle.number,
        "plate": vehicle.plate,
        "model": vehicle.model,
        "vehicle_class": vehicle.vehicle_class.value,
        "seats": vehicle.seats,
        "driver": lists.uid(vehicle.driver),
    }
    return said(stored)


def vehicle_from(row: Mapping[str, Any], lists: Reading) -> VehiclePicture:
    """Read a vehicle."""
    return VehiclePicture(
        uid=lists.uid(row["uid"]),
        number=row.get("number", 0),
        plate=row.get("plate", ""),
        model=row.get("model", ""),
        vehicle_class=VehicleClass(row.get("vehicle_class", VehicleClass.CAR)),
        seats=row.get("seats", 0),
        driver=lists.uid(row.get("driver")),
    )


def transfer_json(transfer: TransferPicture, lists: Writing) -> dict[str, Any]:
    """Return a transfer as JSON values."""
    stored = {
        "uid": transfer.uid,
        "purpose": transfer.purpose.value,
        "zone": transfer.zone,
        "start": wall_json(transfer.start, transfer.zone),
        "end": wall_json(transfer.end, transfer.zone),
        "start_place": lists.place(transfer.start_place),
        "goal": lists.place(transfer.goal),
        "leg": lists.uid(transfer.leg),
        "item": lists.uid(transfer.item),
        "end_is_estimate": transfer.end_is_estimate,
        "motorcade": transfer.motorcade,
        "note": transfer.note.as_dict(),
        "cancelled": transfer.cancelled,
        "cars": [car_json(car, lists) for car in transfer.cars],
        "waiting": lists.uids(transfer.waiting),
    }
    return said(stored)


def transfer_from(row: Mapping[str, Any], lists: Reading) -> TransferPicture:
    """Read a transfer."""
    zone = row["zone"]
    start, end = wall_from(row["start"], zone), wall_from(row["end"], zone)
    assert start is not None  # a transfer always has both
    assert end is not None
    return TransferPicture(
        uid=row["uid"],
        purpose=Purpose(row.get("purpose", Purpose.OTHER)),
        zone=zone,
        start=start,
        end=end,
        start_place=lists.somewhere(row.get("start_place")),
        goal=lists.somewhere(row.get("goal")),
        leg=lists.uid(row.get("leg")),
        item=lists.uid(row.get("item")),
        end_is_estimate=row.get("end_is_estimate", False),
        motorcade=row.get("motorcade", False),
        note=Texts.of(row.get("note")),
        cancelled=row.get("cancelled", False),
        cars=tuple(car_from(car, lists) for car in row.get("cars", ())),
        waiting=lists.uids(row.get("waiting", ())),
    )


def car_json(car: CarPicture, lists: Writing) -> dict[str, Any]:
    """Return a car of a transfer as JSON values; a passenger without a seat is only a number."""
    passengers = [[lists.uid(person), seat] if seat else lists.uid(person) for person, seat in car.passengers]
    return said({"uid": car.uid, "vehicle": lists.uid(car.vehicle), "order": car.order, "note": car.note, "passengers": passengers})


def car_from(row: Mapping[str, Any], lists: Reading) -> CarPicture:
    """Read a car of a transfer."""
    pairs = (one if isinstance(one, list) else (one, "") for one in row.get("passengers", ()))
    passengers = tuple((lists.uid(number), seat) for number, seat in pairs)
    return CarPicture(row.get("uid", ""), lists.uid(row.get("vehicle")), row.get("order", 0), row.get("note", ""), passengers)


def hotel_json(hotel: HotelPicture, lists: Writing) -> dict[str, Any]:
    """Return a hotel as JSON values."""
    return {"uid": lists.uid(hotel.uid), "place": lists.place(hotel.place)}


def hotel_from(row: Mapping[str, Any], lists: Reading) -> HotelPicture:
    """Read a hotel."""
    return HotelPicture(lists.uid(row["uid"]), lists.somewhere(row.get("place")))


def stay_json(stay: StayPicture, lists: Writing) -> dict[str, Any]:
    """Return a stay as JSON values."""
    stored = {
        "uid": stay.uid,
        "person": lists.uid(stay.person),
        "hotel": lists.uid(stay.hotel),
        "days": [stay.from_day.isoformat(), stay.until_day.isoformat()],
        "room": stay.room,
        "category": stay.category.value,
        "cancelled": stay.cancelled,
    }
    return said(stored)


def stay_from(row: Mapping[str, Any], lists: Reading) -> StayPicture:
    """Read a stay."""
    first, last = map(date.fromisoformat, row["days"])
    return StayPicture(
        uid=row["uid"],
        person=lists.uid(row.get("person")),
        hotel=lists.uid(row.get("hotel")),
        from_day=first,
        until_day=last,
        room=row.get("room", ""),
        category=RoomCategory(row.get("category", RoomCategory.STANDARD)),
        cancelled=row.get("cancelled", False),
    )


def booking_json(booking: BookingPicture, lists: Writing) -> dict[str, Any]:
    """Return what an interpreter does as JSON values."""
    stored = {"item": booking.item, "source": booking.source, "target": booking.target}
    return said(stored | {"person": lists.uid(booking.person), "delegation": lists.uid(booking.delegation)})


def booking_from(row: Mapping[str, Any], lists: Reading) -> BookingPicture:
    """Read what an interpreter does."""
    return BookingPicture(
        item=row["item"],
        person=lists.uid(row.get("person")),
        source=row.get("source", ""),
        target=row.get("target", ""),
        delegation=lists.uid(row.get("delegation")),
    )
