"""A line as JSON and back: what a calendar entry made of it is kept as."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.ground.kernel.texts import Texts
from app.planning.itineraries.rules import Line, LineKind
from app.planning.logistics.picture_json import (
    booking_from,
    booking_json,
    car_from,
    car_json,
    hotel_from,
    hotel_json,
    leg_from,
    leg_json,
    stay_from,
    stay_json,
    transfer_from,
    transfer_json,
    vehicle_from,
    vehicle_json,
)
from app.planning.logistics.picture_lists import Reading, Writing
from app.planning.programmes.programme import item_from, item_json, when_from, when_json
from app.planning.programmes.roster import people_from, roster_json


def as_json(line: Line) -> dict[str, Any]:
    """Return a line as plain JSON values, only what it has."""
    lists = Writing()
    stored: dict[str, Any] = {
        "key": line.key,
        "kind": line.kind.value,
        "uid": line.uid,
        "event_uid": line.event_uid,
        "when": when_json(line.when),
        "zone": line.zone,
        "until": line.until.isoformat() if line.until else None,
        "cancelled": line.cancelled,
        "tentative": line.tentative,
        "item": item_json(line.item, {}) if line.item else None,
        "leg": leg_json(line.leg, lists) if line.leg else None,
        "transfer": transfer_json(line.transfer, lists) if line.transfer else None,
        "car": car_json(line.car, lists) if line.car else None,
        "vehicle": vehicle_json(line.vehicle, lists) if line.vehicle else None,
        "stay": stay_json(line.stay, lists) if line.stay else None,
        "hotel": hotel_json(line.hotel, lists) if line.hotel else None,
        "booking": booking_json(line.booking, lists) if line.booking else None,
        "interprets_for": line.interprets_for.as_dict(),
        "meets": leg_json(line.meets, lists) if line.meets else None,
        "vehicles": [vehicle_json(vehicle, lists) for vehicle in line.vehicles],
    }
    return {name: value for name, value in stored.items() if value or name == "zone"} | lists.lists() | roster_json((), line.people)


def from_json(stored: Mapping[str, Any]) -> Line:
    """Read what `as_json` wrote."""
    lists = Reading(stored)
    return Line(
        key=stored["key"],
        kind=LineKind(stored["kind"]),
        uid=stored["uid"],
        event_uid=stored["event_uid"],
        when=when_from(stored["when"], stored["zone"]),
        zone=stored["zone"],
        until=date.fromisoformat(stored["until"]) if "until" in stored else None,
        cancelled=stored.get("cancelled", False),
        tentative=stored.get("tentative", False),
        item=item_from(stored["item"]) if "item" in stored else None,
        leg=leg_from(stored["leg"], lists) if "leg" in stored else None,
        transfer=transfer_from(stored["transfer"], lists) if "transfer" in stored else None,
        car=car_from(stored["car"], lists) if "car" in stored else None,
        vehicle=vehicle_from(stored["vehicle"], lists) if "vehicle" in stored else None,
        stay=stay_from(stored["stay"], lists) if "stay" in stored else None,
        hotel=hotel_from(stored["hotel"], lists) if "hotel" in stored else None,
        booking=booking_from(stored["booking"], lists) if "booking" in stored else None,
        interprets_for=Texts.of(stored.get("interprets_for")),
        meets=leg_from(stored["meets"], lists) if "meets" in stored else None,
        vehicles=tuple(vehicle_from(row, lists) for row in stored.get("vehicles", ())),
        people=people_from(stored.get("people", {})),
    )
