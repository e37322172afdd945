"""A fixed meeting of a working group, with all that its agenda and its order of speeches may have to print."""

from datetime import UTC, date, datetime

from app.faces.printouts.lists_document import Standing
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.programmes.programme import Item, Place, Programme
from app.planning.programmes.rules import ItemKind, Speech, Visibility
from app.register.directory.rules.kinds import PartySide
from tests.factories.programmes import UFA, at

DAY = date(2024, 11, 25)
VERSION = Standing(datetime(2024, 11, 19, 11, 45, tzinfo=UTC), 1)
DRAFT = Standing(datetime(2024, 11, 18, 6, 0, tzinfo=UTC))
SIDES = {"u1": PartySide.BASHKORTOSTAN, "u2": PartySide.BASHKORTOSTAN, "u3": PartySide.KAZAKHSTAN}
HOUSE = Place(Texts("Дом Республики, зал 1", kk="Республика үйі, 1-зал"), Texts("Уфа", kk="Уфа"), Texts("ул. Тукаева, 46"))


def speech(name: str, minutes: int, person: str = "", **over: object) -> Speech:
    """Return a speech on the raw material."""
    topic = Texts("Сырьё для производства", kk="Өндіріске арналған шикізат")
    values: dict[str, object] = {"speaker": Texts(name), "topic": topic, "minutes": minutes, "person": person}
    return Speech(**(values | over))  # type: ignore[arg-type]  # the fields of a speech


def item(uid: str, start: str, end: str, title: Texts, *speeches: Speech, **over: object) -> Item:
    """Return a question of the agenda."""
    values: dict[str, object] = {"kind": ItemKind.AGENDA, "place": HOUSE, "speeches": speeches, **over}
    return Item(uid, at(start, end, day=DAY), UFA, title, **values)  # type: ignore[arg-type]  # the fields of an item


ITEMS = (
    item("i0", "15:00", "15:05", Texts("Открытие сопредседателями"), kind=ItemKind.CEREMONY),
    item("i1", "15:05", "15:20", Texts("О составе рабочей группы", kk="Жұмыс тобының құрамы туралы")),
    item(
        "i2",
        "15:20",
        "15:50",
        Texts("О ходе исполнения «дорожной карты»", kk="«Жол картасының» орындалу барысы туралы"),
        speech("Участник Д1-03, министр", 12, "u1"),
        speech("Участник Д1-02, министр", 5, "u2"),
        speech("Участник Д2-04, советник", 7, "u3", language="kk", remote=True),
    ),
    item("i3", "15:50", "16:00", Texts("О служебных вопросах"), speech("Участник Д1-08", 5), visibility=Visibility.HOSTS),
    item("i4", "16:00", "16:10", Texts("Об отменённом"), cancelled=True),
    item("i5", "16:10", "16:35", Texts('О сырье: `#import "x"` и \\input'), speech("Участник Д3-04", 10, language="en")),
)
MEETING = Programme(
    event_uid="e",
    kind=Kind.WORKING_GROUP_MEETING,
    status=Status.PREPARING,
    title=Texts("Заседание рабочей группы № 2", kk="Жұмыс тобының № 2 отырысы"),
    days=Days(DAY, DAY),
    zone=UFA,
    city=Texts("Уфа"),
    host=Side.BASHKORTOSTAN,
    is_public=False,
    items=ITEMS,
)
