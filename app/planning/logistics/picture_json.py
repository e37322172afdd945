"""The picture of an event's logistics as JSON and back.

Thousands of passengers are told by a number: the place of their UID in one list. What later releases add stands there only where it
says something, so that what was stored before stays equal to it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
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
from app.planning.programmes.programme import Place
from app.planning.programmes.roster import people_from, roster_json
from app.planning.stays.rules import RoomCategory
from app.planning.transfers.rules import Purpose, VehicleClass

_TIMES: Final = ("planned", "estimated", "actual", "far")
_SIGNS: Final = ("provisional", "cancelled", "vip", "border")


class Numbers:
    """Hands out the places of persons' UIDs in the list that stands beside the picture."""

    def __init__(self) -> None:
        self.uids: list[str] = []
        self._places: dict[str, int] = {}

    def __call__(self, uid: str) -> int:
        """Return the place of a UID; a new one goes to the end."""
        place = self._places.setdefault(uid, len(self.uids))
        if place == len(self.uids):
            self.uids.append(uid)
        return place


def as_json(logistics: Logistics) -> dict[str, Any]:
    """Return the picture as plain JSON values, to be frozen in a version."""
    number = Numbers()
    stored: dict[str, Any] = {
        "legs": [leg_json(leg, number) for leg in logistics.legs],
        "vehicles": [vehicle_json(vehicle, number) for vehicle in logistics.vehicles],
        "transfers": [transfer_json(transfer, number) for transfer in logistics.transfers],
        "hotels": [hotel_json(hotel) for hotel in logistics.hotels],
        "stays": [stay_json(stay, number) for stay in logistics.stays],
        "bookings": [booking_json(booking, number) for booking in logistics.bookings],
        "halls": [[hall.uid, hall.name.as_dict(), list(hall.items)] for hall in logistics.halls],
        "officers": {delegation: number(officer) for delegation, officer in logistics.officers.items()},
        "persons": number.uids,
    }
    told = {name: rows for name, rows in stored.items() if rows}
    return {"event_uid": logistics.event_uid, **told, **roster_json((), logistics.people)}


def from_json(stored: Mapping[str, Any]) -> Logistics:
    """Read what `as_json` wrote, of this or an earlier release."""
    uids = stored.get("persons", ())
    return Logistics(
        event_uid=stored["event_uid"],
        legs=tuple(leg_from(row, uids) for row in stored.get("legs", ())),
        vehicles=tuple(vehicle_from(row, uids) for row in stored.get("vehicles", ())),
        transfers=tuple(transfer_from(row, uids) for row in stored.get("transfers", ())),
        hotels=tuple(hotel_from(row) for row in stored.get("hotels", ())),
        stays=tuple(stay_from(row, uids) for row in stored.get("stays", ())),
        bookings=tuple(booking_from(row, uids) for row in stored.get("bookings", ())),
        halls=tuple(HallPicture(uid, Texts.of(name), tuple(items)) for uid, name, items in stored.get("halls", ())),
        officers={delegation: uids[officer] for delegation, officer in stored.get("officers", {}).items()},
        people=people_from(stored.get("people", {})),
    )


def leg_json(leg: LegPicture, number: Callable[[str], int]) -> dict[str, Any]:
    """Return a leg as JSON values."""
    stored: dict[str, Any] = {
        "uid": leg.uid,
        "direction": leg.direction.value,
        "mode": leg.mode.value,
        "number": leg.number,
        "day": leg.day.isoformat(),
        "zone": leg.zone,
        "place": place_json(leg.place),
        "far_place": leg.far_place.as_dict(),
        "met_by": [number(leg.met_by)] if leg.met_by else [],
        "met_by_note": leg.met_by_note,
        "luggage": leg.luggage,
        "passengers": [number(person) for person in leg.passengers],
        "vip_passengers": [number(person) for person in leg.vip_passengers],
    }
    stored |= {name: wall_json(getattr(leg, name), leg.zone) for name in _TIMES}
    return _said(stored | {name: getattr(leg, name) for name in _SIGNS})


def leg_from(row: Mapping[str, Any], uids: Sequence[str]) -> LegPicture:
    """Read a leg."""
    return LegPicture(
        uid=row["uid"],
        direction=Direction(row["direction"]),
        mode=Mode(row["mode"]),
        number=row.get("number", ""),
        day=date.fromisoformat(row["day"]),
        zone=row["zone"],
        place=place_from(row.get("place")),
        far_place=Texts.of(row.get("far_place")),
        met_by="".join(uids[place] for place in row.get("met_by", ())),
        met_by_note=row.get("met_by_note", ""),
        luggage=row.get("luggage", ""),
        passengers=tuple(uids[place] for place in row.get("passengers", ())),
        vip_passengers=tuple(uids[place] for place in row.get("vip_passengers", ())),
        planned=wall_from(row.get("planned"), row["zone"]),
        estimated=wall_from(row.get("estimated"), row["zone"]),
        actual=wall_from(row.get("actual"), row["zone"]),
        far=wall_from(row.get("far"), row["zone"]),
        provisional=row.get("provisional", False),
        cancelled=row.get("cancelled", False),
        vip=row.get("vip", False),
        border=row.get("border", False),
    )


def vehicle_json(vehicle: VehiclePicture, number: Callable[[str], int]) -> dict[str, Any]:
    """Return a vehicle as JSON values."""
    stored = {name.name: getattr(vehicle, name.name) for name in fields(vehicle)}
    return _said(stored | {"vehicle_class": vehicle.vehicle_class.value, "driver": [number(vehicle.driver)] if vehicle.driver else []})


def vehicle_from(row: Mapping[str, Any], uids: Sequence[str]) -> VehiclePicture:
    """Read a vehicle."""
    return VehiclePicture(
        uid=row["uid"],
        number=row.get("number", 0),
        plate=row.get("plate", ""),
        model=row.get("model", ""),
        vehicle_class=VehicleClass(row.get("vehicle_class", VehicleClass.CAR)),
        seats=row.get("seats", 0),
        driver="".join(uids[place] for place in row.get("driver", ())),
    )


def transfer_json(transfer: TransferPicture, number: Callable[[str], int]) -> dict[str, Any]:
    """Return a transfer as JSON values."""
    return _said(
        {
            "uid": transfer.uid,
            "purpose": transfer.purpose.value,
            "zone": transfer.zone,
            "start": wall_json(transfer.start, transfer.zone),
            "end": wall_json(transfer.end, transfer.zone),
            "start_place": place_json(transfer.start_place),
            "goal": place_json(transfer.goal),
            "leg": transfer.leg,
            "item": transfer.item,
            "end_is_estimate": transfer.end_is_estimate,
            "motorcade": transfer.motorcade,
            "note": transfer.note.as_dict(),
            "cancelled": transfer.cancelled,
            "cars": [car_json(car, number) for car in transfer.cars],
            "waiting": [number(person) for person in transfer.waiting],
        }
    )


def transfer_from(row: Mapping[str, Any], uids: Sequence[str]) -> TransferPicture:
    """Read a transfer."""
    zone = row["zone"]
    start, end = wall_from(row["start"], zone), wall_from(row["end"], zone)
    assert start is not None  # a transfer always has both
    assert end is not None
    return TransferPicture(
        uid=row["uid"],
        purpose=Purpose(row["purpose"]),
        zone=zone,
        start=start,
        end=end,
        start_place=place_from(row.get("start_place")) or Place(Texts()),
        goal=place_from(row.get("goal")) or Place(Texts()),
        leg=row.get("leg", ""),
        item=row.get("item", ""),
        end_is_estimate=row.get("end_is_estimate", False),
        motorcade=row.get("motorcade", False),
        note=Texts.of(row.get("note")),
        cancelled=row.get("cancelled", False),
        cars=tuple(car_from(car, uids) for car in row.get("cars", ())),
        waiting=tuple(uids[place] for place in row.get("waiting", ())),
    )


def car_json(car: CarPicture, number: Callable[[str], int]) -> dict[str, Any]:
    """Return a car of a transfer as JSON values; a passenger without a seat is only a number."""
    passengers = [[number(person), seat] if seat else number(person) for person, seat in car.passengers]
    return _said({"uid": car.uid, "vehicle": car.vehicle, "order": car.order, "note": car.note, "passengers": passengers})


def car_from(row: Mapping[str, Any], uids: Sequence[str]) -> CarPicture:
    """Read a car of a transfer."""
    pairs = (one if isinstance(one, list) else [one, ""] for one in row.get("passengers", ()))
    passengers = tuple((uids[place], seat) for place, seat in pairs)
    return CarPicture(row["uid"], row.get("vehicle", ""), row.get("order", 0), row.get("note", ""), passengers)


def hotel_json(hotel: HotelPicture) -> dict[str, Any]:
    """Return a hotel as JSON values."""
    return {"uid": hotel.uid, "place": place_json(hotel.place)}


def hotel_from(row: Mapping[str, Any]) -> HotelPicture:
    """Read a hotel."""
    return HotelPicture(row["uid"], place_from(row.get("place")) or Place(Texts()))


def stay_json(stay: StayPicture, number: Callable[[str], int]) -> dict[str, Any]:
    """Return a stay as JSON values."""
    return _said(
        {
            "uid": stay.uid,
            "person": [number(stay.person)],
            "hotel": stay.hotel,
            "days": [stay.from_day.isoformat(), stay.until_day.isoformat()],
            "room": stay.room,
            "category": stay.category.value,
            "cancelled": stay.cancelled,
        }
    )


def stay_from(row: Mapping[str, Any], uids: Sequence[str]) -> StayPicture:
    """Read a stay."""
    first, last = map(date.fromisoformat, row["days"])
    return StayPicture(
        uid=row["uid"],
        person=uids[row["person"][0]],
        hotel=row.get("hotel", ""),
        from_day=first,
        until_day=last,
        room=row.get("room", ""),
        category=RoomCategory(row.get("category", RoomCategory.STANDARD)),
        cancelled=row.get("cancelled", False),
    )


def booking_json(booking: BookingPicture, number: Callable[[str], int]) -> dict[str, Any]:
    """Return what an interpreter does as JSON values."""
    stored = {"item": booking.item, "source": booking.source, "target": booking.target, "delegation": booking.delegation}
    return _said(stored | {"person": [number(booking.person)]})


def booking_from(row: Mapping[str, Any], uids: Sequence[str]) -> BookingPicture:
    """Read what an interpreter does."""
    return BookingPicture(row["item"], uids[row["person"][0]], row.get("source", ""), row.get("target", ""), row.get("delegation", ""))


def place_json(place: Place | None) -> dict[str, Any] | None:
    """Return a place as JSON values."""
    if place is None:
        return None
    stored = {"name": place.name.as_dict(), "city": place.city.as_dict(), "address": place.address.as_dict()}
    point = {"latitude": place.latitude, "longitude": place.longitude}
    return {name: text for name, text in stored.items() if text or name == "name"} | {
        name: degrees for name, degrees in point.items() if degrees is not None
    }


def place_from(row: Mapping[str, Any] | None) -> Place | None:
    """Read a place."""
    if row is None:
        return None
    name, city, address = (Texts.of(row.get(part)) for part in ("name", "city", "address"))
    return Place(name, city, address, row.get("latitude"), row.get("longitude"))


def wall_json(wall: WallTime | None, zone: str) -> list[Any]:
    """Return a wall time as JSON values: local time, which of two, and its zone where that is another than its owner's."""
    if wall is None:
        return []
    return [wall.local.isoformat(timespec="minutes"), wall.fold, *([wall.zone] if wall.zone != zone else [])]


def wall_from(row: Sequence[Any] | None, zone: str) -> WallTime | None:
    """Read a wall time."""
    if not row:
        return None
    local, fold, *own = row
    return WallTime(datetime.fromisoformat(local), own[0] if own else zone, fold)


def _said(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return only what says something; that a place in a list is the first one does, so numbers of persons stand in lists."""
    return {name: value for name, value in stored.items() if value not in ("", [], {}, None, False)}
