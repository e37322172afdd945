"""How `demo/logistics.json` is written: rooms as «201…220 standard 1», persons and delegations by codes, times by the clock there."""

import re
from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any, Final

from app.demo.logistics_data import (
    DemoArrangements,
    DemoBooking,
    DemoEventLogistics,
    DemoHotel,
    DemoInterpreter,
    DemoLeg,
    DemoLogistics,
    DemoShift,
    DemoStays,
    DemoTransfer,
    DemoVehicle,
    DemoZone,
)
from app.ground.kernel.texts import Texts
from app.planning.accreditation.rules import BadgeCategory
from app.planning.journeys.rules import Direction, Mode
from app.planning.stays.rules import Payer, RoomCategory
from app.planning.transfers.rules import Purpose, VehicleClass

Json = Mapping[str, Any]

_ROOMS: Final = re.compile(r"(\d+)(?:…(\d+))? (\w+) (\d)")


def logistics_of(stored: Json) -> DemoLogistics:
    """Return the logistics of all events."""
    return DemoLogistics(
        travel=tuple((row["from"], row["to"], row["minutes"]) for row in stored["travel"]),
        halls={row["hall"]: (row["manager"], row["phone"]) for row in stored["halls"]},
        events={code: _event(row) for code, row in stored["events"].items()},
    )


def _event(row: Json) -> DemoEventLogistics:
    return DemoEventLogistics(
        arrangements=DemoArrangements(**row["arrangements"]),
        legs=tuple(_leg(leg) for leg in row["legs"]),
        vehicles=tuple(_vehicle(vehicle) for vehicle in row["vehicles"]),
        transfers=tuple(_transfer(transfer) for transfer in row["transfers"]),
        hotels=tuple(_hotel(hotel) for hotel in row["hotels"]),
        stays=tuple(_stays(stays) for stays in row["stays"]),
        interpreters=tuple(
            DemoInterpreter(one["person"], tuple((source, target) for source, target in one["pairs"]), one["phone"])
            for one in row["interpreters"]
        ),
        bookings=tuple(DemoBooking(**one) for one in row["bookings"]),
        zones=tuple(DemoZone(one["letter"], Texts.of(one["name"]), tuple(map(BadgeCategory, one["categories"]))) for one in row["zones"]),
        badges=row["badges"],
        arrived=tuple(row["arrived"]),
        shifts=tuple(DemoShift(one["transfer"], _time(one["start"]), _time(one["end"])) for one in row["shifts"]),
        untold=row["untold"],
    )


def _leg(row: Json) -> DemoLeg:
    return DemoLeg(
        code=row["code"],
        direction=Direction(row["direction"]),
        mode=Mode(row["mode"]),
        number=row["number"],
        day=row["day"],
        clock=_time(row["time"]),
        who=tuple(row["who"]),
        far_place=Texts.of(row["far_place"]),
        far_zone=row["far_zone"],
        far_day=row.get("far_day", row["day"]),
        far_time=_optional(row, "far_time"),
        venue=row.get("venue", ""),
        place=Texts.of(row.get("place")),
        terminal=row.get("terminal", ""),
        border=row.get("border", False),
        provisional=row.get("provisional", False),
        everybody_vip=row.get("everybody_vip", False),
        vip=tuple(row.get("vip", ())),
        met_by=row.get("met_by", ""),
        estimated=_optional(row, "estimated"),
        actual=_optional(row, "actual"),
    )


def _vehicle(row: Json) -> DemoVehicle:
    vehicle_class = VehicleClass(row["class"])
    return DemoVehicle(row["code"], row["number"], row["plate"], row["model"], vehicle_class, row["seats"], row["driver"], row["phone"])


def _transfer(row: Json) -> DemoTransfer:
    return DemoTransfer(
        code=row["code"],
        purpose=Purpose(row["purpose"]),
        day=row["day"],
        start=_time(row["start"]),
        end=_time(row["end"]),
        start_place=_place(row["from"]),
        goal=_place(row["to"]),
        cars=tuple((car["vehicle"], tuple(car["who"])) for car in row["cars"]),
        leg=row.get("leg", ""),
        item=row.get("item", ""),
        motorcade=row.get("motorcade", False),
    )


def _hotel(row: Json) -> DemoHotel:
    rooms = tuple(room for written in row["rooms"] for room in _rooms(written))
    return DemoHotel(row["code"], row["venue"], row["phone"], row["contact"], _time(row["check_in"]), _time(row["check_out"]), rooms)


def _rooms(written: str) -> Iterator[tuple[str, RoomCategory, int]]:
    told = _ROOMS.fullmatch(written)
    if told is None:
        raise ValueError(f"not rooms: {written}")
    for number in range(int(told[1]), int(told[2] or told[1]) + 1):
        yield str(number), RoomCategory(told[3]), int(told[4])


def _stays(row: Json) -> DemoStays:
    payer, category = Payer(row["payer"]), RoomCategory(row["category"])
    return DemoStays(row["hotel"], tuple(row["who"]), row["from"], row["until"], payer, category, row.get("rooms", {}))


def _place(written: str | Json) -> str | Texts:
    return written if isinstance(written, str) else Texts.of(written)


def _time(written: str) -> time:
    return time.fromisoformat(written)


def _optional(row: Json, name: str) -> time | None:
    return _time(row[name]) if name in row else None
