"""Pictures of programmes for tests of entries and feeds."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.programmes.programme import Item, Place, Programme
from app.planning.programmes.rules import ItemKind, Speech, Visibility

UFA = "Asia/Yekaterinburg"
ASTANA = "Asia/Almaty"
FORUM = "f0000000-0000-4000-8000-000000000001"
PLENARY = "a0000000-0000-4000-8000-000000000001"
RECEPTION = "a0000000-0000-4000-8000-000000000002"
CONCERT = "a0000000-0000-4000-8000-000000000003"
TALK = "a0000000-0000-4000-8000-000000000004"
NIGHT = "a0000000-0000-4000-8000-000000000005"

FIRST = datetime(2024, 11, 1, 9, tzinfo=UTC)
"""When the first version is published."""

HALL = Place(
    Texts(ru="Конгресс-холл «Торатау», большой зал", en="Toratau Congress Hall, main hall"),
    Texts(ru="Уфа", ba="Өфө", kk="Уфа", en="Ufa"),
    Texts(ru="ул. Заки Валиди, 2"),
    54.7201,
    55.9434,
)


def at(day: date, start: str, end: str = "", zone: str = UFA, precision: Precision = Precision.EXACT, fold: int = 0) -> When:
    """Return a time on a day, as «10:00» and «11:30» on the clocks of a zone."""
    walls = [WallTime(datetime.combine(day, time.fromisoformat(told)), zone, fold) if told else None for told in (start, end)]
    return When(day, precision, *walls)


def item(uid: str, title: str, when: When, zone: str = UFA, visibility: Visibility = Visibility.PUBLIC) -> Item:
    """Return an item that says nothing but when and what."""
    return Item(uid, when, zone, Texts(ru=title), visibility=visibility)


def forum() -> Programme:
    """Return a public event with an item of every kind of time, and one item that only the hosts may read."""
    second = date(2024, 11, 27)
    plenary = replace(
        item(PLENARY, "Пленарное заседание «Промышленная кооперация: новые горизонты»", at(second, "10:00", "11:30")),
        title=Texts(
            ru="Пленарное заседание «Промышленная кооперация: новые горизонты»",
            ba="Пленар ултырыш «Сәнәғәт кооперацияһы: яңы офоҡтар»",
            kk="Пленарлық отырыс «Өнеркәсіптік кооперация: жаңа көкжиектер»",
            en="Plenary session “Industrial co-operation: new horizons”",
        ),
        kind=ItemKind.PLENARY,
        place=HALL,
        participants=Texts(ru="делегации регионов; предприятия, учёные", en="delegations of the regions"),
        note=Texts(ru="Синхронный перевод"),
        responsible="ТАЙНА: Иванов, +7 900 000-00-00",
        transport="ТАЙНА: автобус 3",
        plan_b="ТАЙНА: зал 2",
        dress=Texts(ru="ТАЙНА: деловой"),
        press=Texts(ru="ТАЙНА: протокольная съёмка"),
        speeches=(
            Speech(Texts(ru="Участник Д4-03"), Texts(ru="О титановом сырье"), 10),
            Speech(Texts(ru="Участник Д2-01"), Texts(), 7, remote=True),
        ),
    )
    return Programme(
        event_uid=FORUM,
        kind=Kind.FORUM,
        status=Status.PREPARING,
        title=Texts(ru="XX Форум межрегионального сотрудничества", en="20th Forum of Interregional Co-operation"),
        days=Days(date(2024, 11, 26), second),
        zone=UFA,
        city=Texts(ru="Уфа", ba="Өфө", kk="Уфа", en="Ufa"),
        host=Side.BASHKORTOSTAN,
        is_public=True,
        items=(
            item(RECEPTION, "Приём", at(date(2024, 11, 26), "19:00", precision=Precision.OPEN)),
            plenary,
            item(CONCERT, "Концерт", When(second)),
            item(TALK, "ТАЙНА: встреча глав", at(second, "12:00", "12:30"), visibility=Visibility.HOSTS),
        ),
        description=Texts(ru="Ежегодная встреча регионов."),
        theme=Texts(ru="Промышленность и логистика"),
        tzdata="2026.2",
    )


def with_item(programme: Programme, changed: Item) -> Programme:
    """Return the programme with one of its items changed."""
    return replace(programme, items=tuple(changed if one.uid == changed.uid else one for one in programme.items))


def without_item(programme: Programme, uid: str) -> Programme:
    """Return the programme without one of its items."""
    return replace(programme, items=tuple(one for one in programme.items if one.uid != uid))


def item_of(programme: Programme, uid: str) -> Item:
    """Return one item of the programme."""
    return next(one for one in programme.items if one.uid == uid)
