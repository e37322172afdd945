"""Pictures of a forum with guests, cars and a hotel, for tests of private feeds; whatever no feed may tell has ТАЙНА in it."""

from dataclasses import replace
from datetime import date, datetime, time

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.itineraries.rules import Subject, Whose
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
from app.planning.stays.rules import RoomCategory
from app.planning.transfers.rules import Purpose, VehicleClass
from app.register.directory.rules.kinds import PartySide
from tests.unit.judgement.entries.pictures import CONCERT, FORUM, HALL, PLENARY, RECEPTION, TALK, UFA, at, forum, item, item_of, with_item


def uid(letter: str, number: int) -> str:
    """Return a UID that can be read."""
    return f"{letter}0000000-0000-4000-8000-{number:012}"


GUEST, SECOND_GUEST, DRIVER, OFFICER, INTERPRETER, HOST = (uid("b", number) for number in range(1, 7))
GUESTS, HOSTS = uid("d", 1), uid("d", 2)
CAR, HALL_UID, LEG, RIDE, STAY, HOTEL = uid("c", 1), uid("c", 2), uid("c", 3), uid("c", 4), uid("c", 5), uid("c", 6)

AIRPORT = Place(Texts(ru="Аэропорт «Уфа»", en="Ufa Airport"), Texts(ru="Уфа", en="Ufa"), latitude=54.5575, longitude=55.8744)
HOTEL_PLACE = Place(Texts(ru="Гостиница «Астория»", en="Hotel Astoria"), Texts(ru="Уфа", en="Ufa"), latitude=54.7261, longitude=55.9475)

_NAMES = {
    GUEST: ("Қасымов Арман Ерланұлы", "А.Е. Қасымов", "министр"),
    SECOND_GUEST: ("Сәрсенова Айгүл", "А. Сәрсенова", "советник"),
    DRIVER: ("Петров Пётр Петрович", "П.П. Петров", ""),
    OFFICER: ("Валиева Гузель Рашитовна", "Г.Р. Валиева", "протокол"),
    INTERPRETER: ("Ахметова Дина", "Д. Ахметова", "переводчик"),
    HOST: ("Хозяинов Иван Иванович", "И.И. Хозяинов", "министр"),
}


def clock(time_told: str, zone: str = UFA) -> WallTime:
    """Return what the clocks of a zone show on the first day of the forum."""
    return WallTime(datetime.combine(date(2024, 11, 26), time.fromisoformat(time_told)), zone)


def subject(kind: Subject) -> Whose:
    """Return the subject of a kind that these pictures have."""
    uids = {
        Subject.PERSON: GUEST,
        Subject.DELEGATION: GUESTS,
        Subject.HALL: HALL_UID,
        Subject.VEHICLE: CAR,
        Subject.INTERPRETER: INTERPRETER,
        Subject.RESPONSIBLE: OFFICER,
    }
    return Whose(kind, uids[kind])


def programme() -> Programme:
    """Return the forum with a delegation of guests and one of hosts; everybody goes everywhere."""
    both = Presence(delegations=(GUESTS, HOSTS), roles=((INTERPRETER, ItemRole.INTERPRETER),))
    public = forum()
    items = (
        replace(item_of(public, RECEPTION), present=Presence(delegations=(GUESTS,)), visibility=Visibility.GUESTS),
        replace(item_of(public, PLENARY), present=both, dress=Texts(ru="деловой"), press=Texts(ru="ТАЙНА: съёмка")),
        replace(item_of(public, CONCERT), present=Presence(delegations=(GUESTS,)), note=Texts(ru="Вопросы: +7 347 200-30-40")),
        replace(item_of(public, TALK), present=both),
    )
    return replace(
        public,
        items=items,
        delegations=(
            DelegationPicture(GUESTS, Texts(ru="Делегация Казахстана"), members=(MemberPicture(GUEST), MemberPicture(SECOND_GUEST))),
            DelegationPicture(HOSTS, Texts(ru="Принимающая сторона"), PartySide.BASHKORTOSTAN, members=(MemberPicture(HOST),)),
        ),
        people={one: _person(one) for one in (GUEST, SECOND_GUEST, INTERPRETER, HOST)},
    )


def logistics() -> Logistics:
    """Return how the guests come, are driven and sleep."""
    arrival = LegPicture(
        uid=LEG,
        direction=Direction.ARRIVAL,
        mode=Mode.FLIGHT,
        number="DP-407",
        day=date(2024, 11, 26),
        zone=UFA,
        place=AIRPORT,
        far_place=Texts(ru="Москва", en="Moscow"),
        planned=clock("09:05"),
        far=clock("05:00", "Europe/Moscow"),
        met_by=OFFICER,
        met_by_note="тел. +7 917 111-22-33, meets@office.example",
        passengers=(GUEST, SECOND_GUEST),
        vip_passengers=(GUEST,),
    )
    ride = TransferPicture(
        uid=RIDE,
        purpose=Purpose.ARRIVAL,
        zone=UFA,
        start=clock("09:35"),
        end=clock("10:15"),
        start_place=AIRPORT,
        goal=HOTEL_PLACE,
        leg=LEG,
        motorcade=True,
        note=Texts(ru="У выхода 2; 8 (917) 111-22-33"),
        cars=(CarPicture(uid("c", 7), CAR, 1, "", ((GUEST, "справа сзади"), (SECOND_GUEST, ""))),),
    )
    return Logistics(
        event_uid=FORUM,
        legs=(arrival,),
        vehicles=(VehiclePicture(CAR, 12, "А012ВС102", "Aurus Senat", VehicleClass.CAR, 3, DRIVER),),
        transfers=(ride,),
        hotels=(HotelPicture(HOTEL, HOTEL_PLACE),),
        stays=(StayPicture(STAY, GUEST, HOTEL, date(2024, 11, 26), date(2024, 11, 28), "412", RoomCategory.SUITE),),
        bookings=(BookingPicture(PLENARY, INTERPRETER, "kk", "ru", GUESTS),),
        halls=(HallPicture(HALL_UID, HALL.name, (PLENARY,)),),
        officers={GUESTS: OFFICER},
        people={one: _person(one) for one in (DRIVER, OFFICER)},
    )


def without_guest(programme_: Programme, item_uid: str) -> Programme:
    """Return the programme with the first guest staying away from an item."""
    one = item_of(programme_, item_uid)
    return with_item(programme_, replace(one, present=replace(one.present, minus=((GUESTS, GUEST),))))


def second_event() -> Programme:
    """Return another event to which the first guest comes alone, at a far place."""
    opening = item(uid("a", 90), "Открытие выставки", at(date(2024, 12, 10), "11:00", "12:00", zone="Asia/Almaty"), "Asia/Almaty")
    return replace(
        programme(),
        event_uid=uid("f", 90),
        title=Texts(ru="Дни культуры", en="Days of Culture"),
        zone="Asia/Almaty",
        items=(replace(opening, present=Presence(roles=((GUEST, ItemRole.SPEAKER),))),),
        delegations=(),
        people={GUEST: _person(GUEST)},
    )


def item_at(programme_: Programme, item_uid: str, start: str, end: str) -> Item:
    """Return an item of the programme at another time of its day."""
    one = item_of(programme_, item_uid)
    return replace(one, when=at(one.when.day, start, end))


def _person(one: str) -> PersonPicture:
    name, short, position = _NAMES[one]
    return PersonPicture(Texts(ru=name), Texts(ru=short), Texts(ru=position))
