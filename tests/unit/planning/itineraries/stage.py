"""A small event with a guest, a host, a driver and an interpreter, for claims about lines."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from app.ground.kernel.ids import uid_from
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.rules import Line, Subject, Whose
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
from app.planning.programmes.programme import Item, Place, Programme
from app.planning.programmes.roster import DelegationPicture, MemberPicture, PersonPicture, Presence
from app.planning.programmes.rules import ItemRole, Visibility
from app.planning.transfers.rules import Purpose, VehicleClass
from app.register.directory.rules.kinds import PartySide
from tests.factories.programmes import ASTANA, UFA, at

DAY = date(2024, 11, 26)


def uid(name: str) -> str:
    """Return the UID of a thing of the stage."""
    return uid_from("00000000-0000-4000-8000-000000000000", name)


def wall(clock: str, day: date = DAY, zone: str = UFA) -> WallTime:
    """Return a wall time."""
    return WallTime(datetime.combine(day, time.fromisoformat(clock)), zone)


def person(surname: str) -> PersonPicture:
    """Return how somebody is told."""
    name = Texts(f"{surname} Иван Иванович", en=f"{surname} Ivan")
    return PersonPicture(name, Texts(f"И.И. {surname}", en=f"I. {surname}"), Texts("министр"))


PLENARY = Item(
    uid("plenary"),
    at("10:00", "11:30"),
    UFA,
    Texts("Пленарное заседание", en="Plenary"),
    place=Place(Texts("Торатау", en="Toratau"), Texts("Уфа", en="Ufa")),
    responsible="Хозяев И.И.",
    dress=Texts("деловой", en="business"),
    press=Texts("протокольная съёмка"),
    present=Presence((uid("guests"), uid("hosts")), roles=((uid("interpreter"), ItemRole.INTERPRETER),)),
)
BRIEFING = Item(
    uid("briefing"),
    at("09:00", "09:30"),
    UFA,
    Texts("Инструктаж"),
    visibility=Visibility.HOSTS,
    present=Presence((uid("guests"), uid("hosts"))),
)
PROGRAMME = Programme(
    uid("event"),
    Kind.FORUM,
    Status.PREPARING,
    Texts("XX Форум", en="Forum"),
    Days(DAY, DAY),
    UFA,
    Texts("Уфа"),
    Side.BASHKORTOSTAN,
    True,
    (BRIEFING, PLENARY),
    delegations=(
        DelegationPicture(
            uid("guests"), Texts("Делегация Астаны", en="Astana"), PartySide.KAZAKHSTAN, members=(MemberPicture(uid("guest")),)
        ),
        DelegationPicture(uid("hosts"), Texts("Наши"), PartySide.BASHKORTOSTAN, members=(MemberPicture(uid("host")),)),
    ),
    people={uid("guest"): person("Гостев"), uid("host"): person("Хозяев"), uid("interpreter"): person("Толмачёв")},
)
LEG = LegPicture(
    uid("leg"),
    Direction.ARRIVAL,
    Mode.FLIGHT,
    "DP-407",
    DAY,
    UFA,
    Place(Texts("Аэропорт", en="Airport")),
    Texts("Москва", en="Moscow"),
    planned=wall("09:05"),
    far=wall("05:10", zone="Europe/Moscow"),
    met_by=uid("host"),
    met_by_note="зал VIP",
    passengers=(uid("guest"), uid("other")),
    vip_passengers=(uid("guest"),),
)
TRANSFER = TransferPicture(
    uid("transfer"),
    Purpose.ARRIVAL,
    UFA,
    wall("09:40"),
    wall("10:20"),
    Place(Texts("Аэропорт", en="Airport")),
    Place(Texts("Hilton"), address=Texts("ул. Аксакова, 4")),
    leg=LEG.uid,
    motorcade=True,
    cars=(
        CarPicture(uid("car 1"), uid("vehicle"), 1, "", ((uid("guest"), "справа сзади"),)),
        CarPicture(uid("car 2"), "", 2, "", ((uid("other"), ""),)),
    ),
)
LOGISTICS = Logistics(
    PROGRAMME.event_uid,
    legs=(LEG,),
    vehicles=(VehiclePicture(uid("vehicle"), 12, "А012ВС102", "Aurus", VehicleClass.CAR, 3, uid("driver")),),
    transfers=(TRANSFER,),
    hotels=(HotelPicture(uid("hotel"), Place(Texts("Hilton"))),),
    stays=(StayPicture(uid("stay"), uid("guest"), uid("hotel"), DAY, date(2024, 11, 28), "305"),),
    bookings=(BookingPicture(PLENARY.uid, uid("interpreter"), "kk", "ru", uid("guests")),),
    halls=(HallPicture(uid("hall"), Texts("Торатау, зал 1"), (PLENARY.uid,)),),
    officers={uid("guests"): uid("officer")},
    people={uid("driver"): person("Рулев"), uid("officer"): person("Офицеров"), uid("other"): person("Другов")},
)


def lines(subject: Subject, name: str, programme: Programme = PROGRAMME, logistics: Logistics = LOGISTICS) -> tuple[Line, ...]:
    """Return the lines of a subject."""
    return Itineraries(programme, logistics).of(Whose(subject, uid(name))).lines


def keys(subject: Subject, name: str, programme: Programme = PROGRAMME, logistics: Logistics = LOGISTICS) -> list[str]:
    """Return what the lines of a subject are about: kind and title of an item, or kind."""
    return [
        f"{line.kind.value} {line.item.title.ru}" if line.item else line.kind.value for line in lines(subject, name, programme, logistics)
    ]


def with_items(**over: Any) -> Programme:
    """Return the programme with something else about its plenary."""
    return replace(PROGRAMME, items=(BRIEFING, replace(PLENARY, **over)))


IN_ASTANA = ASTANA
