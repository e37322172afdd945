"""Hypothesis strategies for an event's logistics beside a programme."""

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import strategies as st

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
from app.planning.programmes.programme import Programme
from app.planning.programmes.roster import PersonPicture
from app.planning.stays.rules import RoomCategory
from app.planning.transfers.rules import Purpose, VehicleClass
from tests.strategies.programmes import FEW_DAYS, lines, places, programmes, texts, uids, walls, zones

VEHICLES = st.builds(VehiclePicture, uids, st.integers(0, 99), lines, lines, st.sampled_from(VehicleClass), st.integers(0, 60), st.just(""))


@st.composite
def legs(draw: st.DrawFn, people: Sequence[str]) -> LegPicture:
    """Return a leg with some of the people on it."""
    zone = draw(zones)
    expected = [draw(st.none() | walls(zone)) for _ in range(3)]
    passengers = draw(st.lists(st.sampled_from(people), max_size=4, unique=True)) if people else []
    known = next((wall for wall in reversed(expected) if wall), None)
    return LegPicture(
        uid=draw(uids),
        direction=draw(st.sampled_from(Direction)),
        mode=draw(st.sampled_from(Mode)),
        number=draw(lines),
        day=known.day if known else draw(FEW_DAYS),
        zone=zone,
        place=draw(st.none() | places()),
        far_place=draw(texts()),
        planned=expected[0],
        estimated=expected[1],
        actual=expected[2],
        far=draw(st.none() | zones.flatmap(walls)),
        provisional=draw(st.booleans()),
        cancelled=draw(st.booleans()),
        vip=draw(st.booleans()),
        border=draw(st.booleans()),
        met_by=draw(st.sampled_from(["", *people])),
        met_by_note=draw(lines),
        luggage=draw(lines),
        passengers=tuple(passengers),
        vip_passengers=tuple(person for person in passengers if draw(st.booleans())),
    )


@st.composite
def transfers(draw: st.DrawFn, people: Sequence[str], vehicles: Sequence[str], ours: Sequence[str]) -> TransferPicture:
    """Return a transfer with some of the people in some of the vehicles, each once; `ours` are the legs that it may go to."""
    start = draw(walls(draw(zones)))
    passengers = draw(st.lists(st.sampled_from(people), max_size=5, unique=True)) if people else []
    driven = draw(st.lists(st.sampled_from(vehicles), max_size=3, unique=True)) if vehicles else []
    seats = {person: draw(st.integers(-1, len(driven))) for person in passengers}
    cars = tuple(
        CarPicture(
            draw(uids), vehicle, order, draw(lines), tuple((person, draw(lines)) for person, seat in seats.items() if seat == order - 1)
        )
        for order, vehicle in enumerate((*driven, ""), 1)
    )
    return TransferPicture(
        uid=draw(uids),
        purpose=draw(st.sampled_from(Purpose)),
        zone=start.zone,
        start=start,
        end=WallTime(start.local + timedelta(minutes=draw(st.integers(0, 300))), start.zone),
        start_place=draw(places()),
        goal=draw(places()),
        leg=draw(st.sampled_from(["", *ours])),
        item="",
        end_is_estimate=draw(st.booleans()),
        motorcade=draw(st.booleans()),
        note=draw(texts()),
        cancelled=draw(st.booleans()),
        cars=cars,
        waiting=tuple(person for person, seat in seats.items() if seat == -1),
    )


@st.composite
def stays(draw: st.DrawFn, people: Sequence[str], hotels: Sequence[str]) -> StayPicture:
    """Return a stay of somebody."""
    first = draw(FEW_DAYS)
    return StayPicture(
        draw(uids),
        draw(st.sampled_from(people)),
        draw(st.sampled_from(hotels)),
        first,
        first + timedelta(days=draw(st.integers(0, 5))),
        draw(lines),
        draw(st.sampled_from(RoomCategory)),
        draw(st.booleans()),
    )


@st.composite
def pictures(draw: st.DrawFn) -> tuple[Programme, Logistics]:
    """Return a programme and the logistics of the same event; everybody whom these name is known to one of them."""
    programme = draw(programmes())
    others = draw(st.dictionaries(uids, st.builds(PersonPicture, texts(), texts(), texts()), max_size=3))
    people = sorted({*programme.people, *others})
    items = [item.uid for item in programme.items]
    some_legs = tuple(draw(st.lists(legs(people), max_size=2)))
    vehicles = tuple(draw(st.lists(VEHICLES, max_size=3, unique_by=lambda vehicle: vehicle.uid)))
    ridden = transfers(people, [vehicle.uid for vehicle in vehicles], [leg.uid for leg in some_legs])
    hotels = tuple(draw(st.lists(st.builds(HotelPicture, uids, places()), max_size=2)))
    some_stays = draw(st.lists(stays(people, [hotel.uid for hotel in hotels]), max_size=3)) if people and hotels else []
    delegations = [delegation.uid for delegation in programme.delegations]
    bookings = st.builds(BookingPicture, st.sampled_from(items or [""]), st.sampled_from(people or [""]), lines, lines)
    return programme, Logistics(
        programme.event_uid,
        legs=some_legs,
        vehicles=vehicles,
        transfers=tuple(draw(st.lists(ridden, max_size=3, unique_by=lambda transfer: transfer.uid))),
        hotels=hotels,
        stays=tuple(some_stays),
        bookings=tuple(draw(st.lists(bookings, max_size=3))) if items and people else (),
        halls=tuple(draw(st.lists(st.builds(HallPicture, uids, texts(), st.just(tuple(items[:2]))), max_size=1))),
        officers={uid: officer for uid in delegations if (officer := draw(st.sampled_from(["", *people])))},
        people=others,
    )
