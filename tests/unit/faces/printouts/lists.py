"""Fixed lists of logistics: a delegation by a late flight with a car and a bus still to come, a motorcade, a hotel."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from app.faces.printouts.arrivals_document import ArrivalsPicture
from app.faces.printouts.lists_document import Occasion, Standing
from app.faces.printouts.rooming_document import RoomingPicture
from app.faces.printouts.transfers_document import TransfersPicture
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.itineraries.phones import Phones
from app.planning.journeys.rules import Direction, Mode
from app.planning.logistics.picture import CarPicture, LegPicture, Logistics, TransferPicture, VehiclePicture
from app.planning.logistics.travel_lists import AskedLegs, TravelLists
from app.planning.programmes.programme import Place, Programme
from app.planning.programmes.roster import DelegationPicture, MemberPicture, PersonPicture
from app.planning.stays.rooming import HotelRooming, Lodger, RoomPicture
from app.planning.stays.rules import Payer, RoomCategory
from app.planning.transfers.rules import Purpose, VehicleClass
from app.register.directory.rules.kinds import PartySide
from tests.factories.programmes import UFA
from tests.unit.planning.itineraries.stage import DAY, IN_ASTANA, PROGRAMME, uid, wall

TITLE = Texts(
    ru="XX Форум межрегионального сотрудничества Российской Федерации и Республики Казахстан",
    kk="Ресей Федерациясы мен Қазақстан Республикасының XX өңіраралық ынтымақтастық форумы",
)
OCCASION = Occasion(TITLE, Texts(ru="Уфа", ba="Өфө", kk="Уфа", en="Ufa"), Days(DAY, date(2024, 11, 27)), UFA)
STANDING = Standing(datetime(2024, 11, 25, 9, 30, tzinfo=UTC), 3)
DRAFT = Standing(datetime(2024, 11, 25, 9, 30, tzinfo=UTC))
COUNT = 11
"""Of the guests on the flight."""


def someone(surname: str, position: str = "", kk: str = "") -> PersonPicture:
    """Return how somebody is told."""
    return PersonPicture(Texts(f"{surname} Иван Иванович", kk=kk), Texts(f"И.И. {surname}"), Texts(position, kk="министр" if kk else ""))


AIRPORT = Place(Texts("Международный аэропорт «Уфа», терминал 1", kk="«Уфа» халықаралық әуежайы, 1-терминал"), Texts("Уфа", kk="Уфа"))
STATION = Place(Texts("Вокзал Уфа"), Texts("Уфа"))
HOTEL = Place(Texts("Hilton Garden Inn Ufa Riverside"), Texts("Уфа"), Texts("ул. Аксакова, 4"))
GUESTS = [someone(f"Участников-{number:02}", "заместитель министра", f"Қатысушыұлы-{number:02} Нұрлан") for number in range(1, COUNT + 1)]
PEOPLE = {
    **{uid(f"guest {number}"): one for number, one in enumerate(GUESTS, 1)},
    uid("aktobe"): someone("Актюбинский", "аким"),
    uid("host"): someone("Хозяев", "начальник отдела"),
    uid("officer"): someone("Офицеров"),
    uid("driver 1"): someone("Водителев"),
    uid("driver 2"): someone("Рулёв"),
}
LISTED: Programme = replace(
    PROGRAMME,
    title=TITLE,
    delegations=(
        DelegationPicture(
            uid("kz"),
            Texts("Делегация Республики Казахстан", kk="Қазақстан Республикасының делегациясы"),
            PartySide.KAZAKHSTAN,
            members=tuple(MemberPicture(uid(f"guest {number}")) for number in range(1, COUNT + 1)),
        ),
        DelegationPicture(
            uid("akt"), Texts("Делегация Актюбинской области"), PartySide.KAZAKHSTAN, members=(MemberPicture(uid("aktobe")),)
        ),
    ),
    people=PEOPLE,
)
LATE = LegPicture(
    uid("late"),
    Direction.ARRIVAL,
    Mode.FLIGHT,
    "DP-407",
    DAY,
    UFA,
    AIRPORT,
    Texts("Москва", kk="Мәскеу"),
    planned=wall("14:20"),
    estimated=wall("15:35"),
    far=wall("10:10", zone="Europe/Moscow"),
    border=True,
    vip_passengers=(uid("guest 1"),),
    met_by=uid("officer"),
    met_by_note="у выхода в зал прилёта",
    luggage="24 места",
    passengers=tuple(uid(f"guest {number}") for number in range(COUNT, 0, -1)),
)
TRAIN = LegPicture(
    uid("train"),
    Direction.ARRIVAL,
    Mode.TRAIN,
    "Поезд № 13",
    DAY,
    UFA,
    STATION,
    Texts("Актобе"),
    planned=wall("06:40"),
    actual=wall("06:38"),
    passengers=(uid("aktobe"), uid("host")),
)
OFF = replace(TRAIN, uid=uid("off"), number="Поезд № 15", planned=wall("08:10"), actual=None, cancelled=True, passengers=(uid("aktobe"),))
BACK = LegPicture(
    uid("back"),
    Direction.DEPARTURE,
    Mode.FLIGHT,
    "DV-832",
    date(2024, 11, 27),
    UFA,
    AIRPORT,
    Texts("Алматы"),
    planned=wall("18:00", date(2024, 11, 27)),
    far=wall("20:40", date(2024, 11, 27), IN_ASTANA),
    provisional=True,
    vip=True,
    passengers=(uid("guest 1"),),
)
MET = TransferPicture(
    uid("met"),
    Purpose.ARRIVAL,
    UFA,
    wall("16:35"),
    wall("17:20"),
    AIRPORT,
    HOTEL,
    leg=LATE.uid,
    end_is_estimate=True,
    motorcade=True,
    note=Texts("Табличка с названием делегации"),
    cars=(
        CarPicture(uid("car 2"), uid("bus"), 2, "", tuple((uid(f"guest {number}"), "") for number in range(3, 9))),
        CarPicture(uid("car 1"), uid("limousine"), 1, "флажок", ((uid("guest 1"), "справа сзади"), (uid("guest 2"), ""))),
    ),
    waiting=(uid("guest 9"), uid("guest 10")),
)
TO_HALL = TransferPicture(
    uid("to hall"),
    Purpose.ITEM,
    UFA,
    wall("09:15"),
    wall("09:45"),
    HOTEL,
    Place(Texts("Торатау")),
    item=PROGRAMME.items[1].uid,
    cancelled=True,
)
LOGISTICS = Logistics(
    PROGRAMME.event_uid,
    legs=(LATE, TRAIN, OFF, BACK),
    vehicles=(
        VehiclePicture(uid("limousine"), 1, "А001ВС102", "Aurus Senat", VehicleClass.CAR, 3, uid("driver 1")),
        VehiclePicture(uid("bus"), 12, "А012ВС102", "Hyundai H-1", VehicleClass.MINIVAN, 7, uid("driver 2")),
    ),
    transfers=(MET, TO_HALL),
    officers={uid("kz"): uid("officer")},
)
PHONES = Phones(drivers={uid("limousine"): "+7 917 000-00-03", uid("bus"): "+7 917 000-00-04"}, officers={uid("kz"): "+7 917 000-00-01"})
LISTS = TravelLists(LISTED, LOGISTICS)
ARRIVALS = ArrivalsPicture(OCCASION, STANDING, LISTS.legs(AskedLegs()), PHONES)
TRANSFERS = TransfersPicture(OCCASION, DRAFT, LISTS.transfers(None), PHONES)


def lodger(guest: int, room: str, **over: object) -> Lodger:
    """Return somebody's stay of two nights."""
    values = {
        "id": guest,
        "uid": uid(f"stay {guest}"),
        "revision": 1,
        "person_id": guest,
        "person_uid": uid(f"guest {guest}"),
        "name": GUESTS[guest - 1].name,
        "latin": f"Uchastnikov-{guest:02} Ivan" if guest < 3 else "",
        "position": GUESTS[guest - 1].position,
        "delegation": LISTED.delegations[0].name,
        "delegation_id": 1,
        "from_day": DAY,
        "until_day": date(2024, 11, 28),
        "category": RoomCategory.STANDARD,
        "payer": Payer.HOST,
        "note": "",
        "room": room,
        "room_id": int(room) if room else None,
        "other_category": False,
        "overlaps": False,
        "number": guest,
        "by_hand": False,
        "cancelled": False,
        "was_published": False,
    }
    return Lodger(**{**values, **over})  # type: ignore[arg-type]  # each is what the field wants


def room(number: str, category: RoomCategory, beds: int, *lodgers: Lodger) -> RoomPicture:
    """Return a room with those who stay in it."""
    return RoomPicture(int(number), uid(f"room {number}"), 1, number, category, beds, "", lodgers, ())


HILTON = HotelRooming(
    id=1,
    uid=uid("hotel"),
    revision=1,
    venue_id=1,
    name=HOTEL.name,
    city=HOTEL.city,
    address=HOTEL.address,
    phone="+7 347 000-00-10",
    contact="",
    check_in=time(14),
    check_out=time(12),
    note="",
    rooms=(
        room("305", RoomCategory.SUITE, 1, lodger(1, "305", category=RoomCategory.SUITE, note="поздний заезд, вода без газа")),
        room("410", RoomCategory.STANDARD, 2, lodger(2, "410"), lodger(3, "410", payer=Payer.DELEGATION)),
    ),
    unassigned=(
        lodger(4, "", from_day=date(2024, 11, 27), until_day=date(2024, 11, 27), number=1),
        lodger(5, "", from_day=date(2024, 11, 27), number=2),
    ),
    cancelled=(),
    nights=(),
)
EMPTY = replace(HILTON, id=2, uid=uid("empty"), name=Texts("Президент-отель"), rooms=(), unassigned=(), check_in=None, check_out=None)
ROOMING = RoomingPicture(OCCASION, STANDING, (HILTON, EMPTY))
