"""A programme with everything in it that paper has to tell."""

from datetime import UTC, date, datetime

from app.faces.printouts.programme_document import Issue
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.programmes.programme import Item, Place, Programme
from app.planning.programmes.rules import Speech, Visibility

UFA = "Asia/Yekaterinburg"
MOSCOW = "Europe/Moscow"
FIRST, SECOND = date(2024, 11, 26), date(2024, 11, 27)
PUBLISHED = datetime(2024, 11, 20, 9, 5, tzinfo=UTC)
VERSION = Issue(PUBLISHED, 2)
DRAFT = Issue(PUBLISHED)

TORATAU = Place(
    name=Texts(
        "Конгресс-холл «Торатау», большой зал",
        ba="«Торатау» конгресс-холы, ҙур зал",
        kk="«Торатау» конгресс-холлы, үлкен зал",
        en="Toratau Congress Hall, Main Hall",
    ),
    city=Texts("Уфа", ba="Өфө", kk="Уфа", en="Ufa"),
    address=Texts("ул. Заки Валиди, 2"),
)
VNUKOVO = Place(name=Texts("Аэропорт Внуково", en="Vnukovo Airport"), city=Texts("Москва", en="Moscow"))


def at(day: date, start: str = "", end: str = "", *, zone: str = UFA, precision: Precision = Precision.EXACT) -> When:
    """Return a time; an end that is not after its start is one of the next day; no start is no known time."""
    if not start:
        return When(day)
    first = datetime.fromisoformat(f"{day} {start}")
    last = datetime.fromisoformat(f"{day} {end}") if end else None
    if last and last <= first:
        last = last.replace(day=last.day + 1)
    return When(day, precision, WallTime(first, zone), WallTime(last, zone) if last else None)


def item(uid: str, when: When, title: str | Texts, **more: object) -> Item:
    """Return an item in Ufa unless its time says otherwise."""
    zone = when.start.zone if when.start else UFA
    return Item(uid, when, zone, Texts(title) if isinstance(title, str) else title, **more)  # type: ignore[arg-type]  # any field


def forum(*items: Item) -> Programme:
    """Return the XX Forum with these items, or with one of each kind that paper has to tell."""
    return Programme(
        event_uid="f0000000-0000-4000-8000-000000000001",
        kind=Kind.FORUM,
        status=Status.PREPARING,
        title=Texts(
            "XX Форум межрегионального сотрудничества России и Казахстана",
            ba="Рәсәй һәм Ҡаҙағстандың XX төбәк-ара хеҙмәттәшлек форумы",
            kk="Ресей мен Қазақстанның XX өңіраралық ынтымақтастық форумы",
            en="20th Forum of Interregional Cooperation between Russia and Kazakhstan",
        ),
        days=Days(FIRST, SECOND),
        zone=UFA,
        city=Texts("Уфа", ba="Өфө", kk="Уфа", en="Ufa"),
        host=Side.BASHKORTOSTAN,
        is_public=True,
        items=items or ITEMS,
        theme=Texts("Промышленная кооперация: новые горизонты", en="Industrial co-operation: new horizons"),
    )


ITEMS = (
    item("fly", at(FIRST, "06:10", "08:10", zone=MOSCOW), Texts("Вылет делегации", en="Departure of the delegation"), place=VNUKOVO),
    item(
        "walk",
        at(FIRST, "09:00", "09:30"),
        "Осмотр зала протокольной службой",
        visibility=Visibility.HOSTS,
        place=TORATAU,
        responsible="Мухаметдинова Г.Р.",
        transport="Автобус № 2, отправление в 08.40",
    ),
    item(
        "plenary",
        at(FIRST, "10:00", "11:30"),
        Texts(
            "Пленарное заседание",
            ba="Пленар ултырыш",
            kk="Пленарлық отырыс",
            en="Plenary session",
        ),
        place=TORATAU,
        note=Texts("Синхронный перевод на казахский и русский языки", kk="Қазақ және орыс тілдеріне ілеспе аударма"),
        participants=Texts("Делегация Правительства Республики Башкортостан", kk="Башқұртстан Республикасы Үкіметінің делегациясы"),
        responsible="Иванов И.И.",
        dress=Texts("деловой костюм", ba="эшлекле кейем", kk="іскерлік киім үлгісі", en="business suit"),
        press=Texts("аккредитованные СМИ", ba="аккредитацияланғандар", kk="аккредиттелгендерге", en="accredited media"),
        speeches=(
            Speech(Texts("Назаров Андрей Геннадьевич"), Texts("О промышленной кооперации"), 10),
            Speech(Texts("Участник Д4-03"), Texts("О титановом сырье", kk="Титан шикізаты туралы"), 15, "kk", remote=True),
        ),
    ),
    item("one", at(FIRST, "12:00", "13:00"), "Сессия «АПК»", track=Texts("Секция 1", kk="1-секция"), place=TORATAU),
    item("two", at(FIRST, "12:00", "13:00"), "Сессия «Транспорт и логистика»", track=Texts("Секция 2", kk="2-секция"), plan_b="в фойе"),
    item("lunch", at(FIRST, "13:15", precision=Precision.APPROXIMATE), "Обед"),
    item("concert", at(FIRST, "17:00", "18:00"), "Концерт", cancelled=True, place=TORATAU),
    item("reception", at(FIRST, "19:00", precision=Precision.OPEN), "Приём от имени Главы Республики Башкортостан"),
    item("music", at(FIRST, "22:00", "01:00"), "Вечер дружбы"),
    item("signing", at(SECOND), "Подписание соглашений"),
    item("closing", at(SECOND, "10:00", "10:40"), "Закрытие"),
)
