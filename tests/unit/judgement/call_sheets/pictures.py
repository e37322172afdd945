"""Small and large events as frozen pictures, before and after something was changed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.judgement.call_sheets.states import State
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.journeys.rules import Direction, Mode
from app.planning.logistics.picture import CarPicture, HallPicture, LegPicture, Logistics, TransferPicture, VehiclePicture
from app.planning.programmes.programme import Item, Place, Programme
from app.planning.programmes.roster import DelegationPicture, MemberPicture, PersonPicture
from app.planning.transfers.rules import Purpose, VehicleClass
from tests.factories.programmes import at

UFA = "Asia/Yekaterinburg"
DAY = date(2024, 11, 27)
NOW = datetime(2024, 11, 27, 3, 0, tzinfo=UTC)


def uid(kind: str, number: int) -> str:
    """Return a UID that tells what it is of."""
    kinds = {"event": 1, "item": 2, "person": 3, "delegation": 4, "hall": 5, "vehicle": 6, "transfer": 7, "leg": 8, "car": 9}
    return f"{kinds[kind]:08}-0000-4000-8000-{number:012}"


def an_item(number: int, start: str = "10:00", end: str = "11:00", **over: Any) -> Item:
    """Return an item at a time of the day."""
    values: dict[str, Any] = {"uid": uid("item", number), "when": at(start, end, day=DAY), "zone": UFA, "title": Texts(f"Пункт {number}")}
    return Item(**{**values, **over})


def a_delegation(number: int, members: Iterable[int]) -> DelegationPicture:
    """Return a delegation of persons."""
    return DelegationPicture(
        uid("delegation", number), Texts(f"Делегация {number}"), members=tuple(MemberPicture(uid("person", one)) for one in members)
    )


def a_leg(number: int, passengers: Iterable[int], hour: int = 9) -> LegPicture:
    """Return an arrival by a flight."""
    planned = at(f"{hour:02}:05", day=DAY).start
    people = tuple(uid("person", one) for one in passengers)
    return LegPicture(
        uid("leg", number),
        Direction.ARRIVAL,
        Mode.FLIGHT,
        f"DP-{number}",
        DAY,
        UFA,
        Place(Texts("Аэропорт")),
        Texts("Москва"),
        planned,
        passengers=people,
    )


def a_transfer(number: int, vehicle: int, passengers: Iterable[int], start: str = "09:00", item: int = 0) -> TransferPicture:
    """Return a transfer in one car."""
    begins = at(start, day=DAY).start
    assert begins is not None
    seats = tuple((uid("person", one), "") for one in passengers)
    car = CarPicture(uid("car", number), uid("vehicle", vehicle), 1, "", seats)
    return TransferPicture(
        uid("transfer", number),
        Purpose.ITEM,
        UFA,
        begins,
        begins.moved(timedelta(minutes=20)),
        Place(Texts("Гостиница")),
        Place(Texts("Торатау")),
        item=uid("item", item) if item else "",
        cars=(car,),
    )


def a_vehicle(number: int, driver: int = 0) -> VehiclePicture:
    """Return a car, perhaps with a driver."""
    return VehiclePicture(
        uid("vehicle", number), number, f"А{number:03}АА102", "", VehicleClass.CAR, 3, uid("person", driver) if driver else ""
    )


def a_state(
    items: Iterable[Item] = (),
    delegations: Iterable[DelegationPicture] = (),
    *,
    people: Iterable[int] = (),
    legs: Iterable[LegPicture] = (),
    transfers: Iterable[TransferPicture] = (),
    vehicles: Iterable[VehiclePicture] = (),
    halls: Iterable[tuple[int, tuple[int, ...]]] = (),
) -> State:
    """Return a version of the XX Forum that says this."""
    ordered = tuple(sorted(items, key=lambda item: item.when.order()))
    programme = Programme(
        uid("event", 1),
        Kind.FORUM,
        Status.PREPARING,
        Texts("XX Форум"),
        Days(DAY, DAY),
        UFA,
        Texts("Уфа"),
        Side.BASHKORTOSTAN,
        True,
        ordered,
        delegations=tuple(delegations),
        people={
            uid("person", one): PersonPicture(Texts(f"Участников{one} Иван Иванович"), Texts(f"И.И. Участников{one}")) for one in people
        },
    )
    rooms = tuple(HallPicture(uid("hall", one), Texts(f"Зал {one}"), tuple(uid("item", item) for item in held)) for one, held in halls)
    return State(programme, Logistics(uid("event", 1), tuple(legs), tuple(vehicles), tuple(transfers), halls=rooms))
