"""Frozen pictures of a small event, by minutes from noon."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from app.faces.event_day.board import Board, Card, board_of
from app.faces.event_day.moments import Moment
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.journeys.rules import Buffers, Direction, Mode
from app.planning.logistics.picture import CarPicture, LegPicture, Logistics, TransferPicture, VehiclePicture
from app.planning.programmes.programme import Item, Place, Programme
from app.planning.programmes.roster import DelegationPicture, MemberPicture, PersonPicture, Presence
from app.planning.transfers.rules import Purpose, VehicleClass

DAY: Final = date(2024, 11, 26)
UFA: Final = "Asia/Yekaterinburg"
NOON: Final = datetime(2024, 11, 26, 7, tzinfo=UTC)
"""Noon in Ufa."""


def wall(minutes: int) -> WallTime:
    """Return so many minutes after noon, by the clocks of Ufa."""
    return WallTime((NOON + timedelta(minutes=minutes)).replace(tzinfo=None), "UTC").at(UFA)


def delegation(*people: str, uid: str = "d") -> DelegationPicture:
    """Return a delegation whose first member is its head."""
    members = [MemberPicture(person, MemberRole.MEMBER if number else MemberRole.HEAD) for number, person in enumerate(people)]
    return DelegationPicture(uid, Texts(f"Делегация {uid}"), members=tuple(members))


def item(uid: str, start: int | None, end: int | None = None, present: Presence | None = None, **over: Any) -> Item:
    """Return an item that starts and ends so many minutes after noon; the delegation «d» goes unless said otherwise."""
    begins = wall(start) if start is not None else None
    precision = Precision.UNKNOWN if begins is None else Precision.EXACT if end is not None else Precision.OPEN
    when = When(begins.day if begins else DAY, precision, begins, wall(end) if end is not None else None)
    return Item(uid, when, UFA, Texts(uid), present=present or Presence(("d",)), **over)


def leg(uid: str, planned: int, *people: str, **over: Any) -> LegPicture:
    """Return an arrival that was planned for so many minutes after noon."""
    values: dict[str, Any] = {"direction": Direction.ARRIVAL, "mode": Mode.FLIGHT, "number": "DP-407", "day": DAY, "zone": UFA}
    return LegPicture(
        **{"uid": uid, "place": None, "far_place": Texts("Москва"), "planned": wall(planned), "passengers": people, **values, **over}
    )


def transfer(uid: str, start: int, end: int, *people: str, vehicle: str = "v", **over: Any) -> TransferPicture:
    """Return a transfer with one car."""
    cars = (CarPicture(f"{uid}-car", vehicle, 1, passengers=tuple((person, "") for person in people)),)
    values: dict[str, Any] = {"start_place": Place(Texts("Гостиница")), "goal": Place(Texts("Конгресс-холл")), "cars": cars}
    return TransferPicture(**{"uid": uid, "purpose": Purpose.OTHER, "zone": UFA, "start": wall(start), "end": wall(end), **values, **over})


def vehicle(uid: str = "v", driver: str = "driver") -> VehiclePicture:
    """Return a car."""
    return VehiclePicture(uid, 12, "А012ВС102", "Aurus", VehicleClass.CAR, 3, driver)


def moment(
    minutes: int = 0, items: tuple[Item, ...] = (), delegations: tuple[DelegationPicture, ...] | None = None, **logistics: Any
) -> Moment:
    """Return an event so many minutes after noon; the delegation «d» of three comes unless said otherwise."""
    coming = (delegation("head", "second", "third"),) if delegations is None else delegations
    programme = Programme(
        event_uid="e",
        kind=Kind.FORUM,
        status=Status.RUNNING,
        title=Texts("Форум"),
        days=Days(DAY, DAY + timedelta(days=1)),
        zone=UFA,
        city=Texts("Уфа"),
        host=Side.BASHKORTOSTAN,
        is_public=True,
        items=items,
        delegations=coming,
        people={one.person: PersonPicture(Texts(one.person)) for party in coming for one in party.members},
    )
    people = {"driver": PersonPicture(Texts("Водителев Иван"))}
    return Moment(programme, Logistics("e", people=people, **logistics), Buffers(), NOON + timedelta(minutes=minutes))


def board(minutes: int = 0, items: tuple[Item, ...] = (), **over: Any) -> Board:
    """Return the screen so many minutes after noon."""
    words = over.pop("words", ())
    return board_of(moment(minutes, items, **over), words)


def card(minutes: int = 0, items: tuple[Item, ...] = (), **over: Any) -> Card:
    """Return the first delegation of the screen."""
    return board(minutes, items, **over).cards[0]
