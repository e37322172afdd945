"""A fixed day at a stand with everything that its papers have to tell, and days of any length; rows without a database."""

from datetime import UTC, date, datetime

from app.faces.printouts.fairs_document import FairPaper
from app.faces.printouts.lists_document import Occasion, Standing
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.matters.fairs.day import DayLine, DayPlan, Guest, OnDuty
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.matters.fairs.rules import InvitationState
from app.matters.fairs.walks import drawn
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.register.directory.models import Appointment, Organisation, Person

ASTANA = "Asia/Almaty"
DAY = date(2023, 9, 26)
FAIR = Texts("ИННОПРОМ. Казахстан – стенд Республики Башкортостан", kk="ИННОПРОМ. Қазақстан – Башқұртстан Республикасының стенді")
OCCASION = Occasion(FAIR, Texts("Астана"), Days(date(2023, 9, 25), date(2023, 9, 27)), ASTANA)
PUBLISHED, CHANGED = datetime(2023, 9, 19, 12, tzinfo=UTC), datetime(2023, 9, 21, 5, tzinfo=UTC)
VERSION = FairPaper(OCCASION, Standing(PUBLISHED, 2), CHANGED)
DRAFT = FairPaper(OCCASION, Standing(CHANGED))
STAND = Texts("Республика Башкортостан", ba="Башҡортостан Республикаһы", kk="Башқұртстан Республикасы", en="Republic of Bashkortostan")


def when(start: str, end: str = "") -> When:
    first = WallTime(datetime.fromisoformat(f"{DAY}T{start}"), ASTANA)
    return When(DAY, Precision.EXACT, first, WallTime(datetime.fromisoformat(f"{DAY}T{end}"), ASTANA) if end else None)


def person(surname: str, position: str = "") -> Person:
    posts = [Appointment(position=Texts(position))] if position else []
    return Person(surname=Texts(surname), given=Texts("Иван"), patronymic=Texts("Иванович"), appointments=posts)


def body(name: str) -> Organisation:
    return Organisation(name=Texts(name))


def stop(title: str, minutes: int = 5, way: int = 1, teller: Person | None = None, exhibitor: Exhibitor | None = None) -> WalkStop:
    told = Texts() if exhibitor else Texts(title)
    return WalkStop(title=told, minutes=minutes, walk_minutes=way, teller=teller, exhibitor=exhibitor, what=Texts("узлы и агрегаты"))


SPRINGS = Exhibitor(name=Texts(), organisation=body("ООО «Пружина»"), place="модуль 3")
STOPS = [stop("Вход в павильон", 3, 0), stop("", 5, 2, person("Показов"), SPRINGS), stop("Стенд Костанайской области", 4, 1)]
WALK = drawn(STOPS, when("11:00", "11:40"))
GUEST = Guest(Texts("Гостев Иван Иванович"), Texts("Акимат Костанайской области"), "", has_answered=True)
SILENT = Guest(Texts("Молчанов Пётр"), Texts(), "Хозяева И.И.", has_answered=False)
LINES = (
    DayLine("1", when("10:00", "10:40"), Texts("Встреча с акимом"), Texts("Выставочный центр EXPO"), ItemKind.MEETING, guests=(GUEST,)),
    DayLine("2", when("11:00", "11:40"), Texts("Обход стенда"), Texts("Стенд"), ItemKind.WALK, walk=WALK, guests=(SILENT,)),
    DayLine(
        "3",
        when("12:10", "12:40"),
        Texts("Подписание соглашений"),
        Texts("Стенд"),
        ItemKind.SIGNING,
        agreements=(Texts("Соглашение о сотрудничестве"), Texts("Меморандум о производстве пружин")),
    ),
)
DUTY = (
    OnDuty(Texts("Ответов Иван Иванович"), STAND, "A-12", is_keeper=True),
    OnDuty(Texts("Показов Иван Иванович"), Texts("ООО «Пружина»"), "модуль 3"),
)


def day(lines: tuple[DayLine, ...] = LINES) -> DayPlan:
    stand = Stand(title=STAND, number="A-12", area=180, venue=None, hall=None, keeper=None, exhibitors=[])
    return DayPlan(FAIR, Texts("Астана"), ASTANA, DAY, (stand,), lines, (GUEST, SILENT), DUTY)


def long_day(items: int) -> DayPlan:
    """Return a day with so many meetings, each with a place and a guest."""
    meeting = LINES[0]
    return day(tuple(meeting for _ in range(items)))


ITEM = ProgrammeItem(uid="walk", title=Texts("Обход стенда"))
TIMES = {"walk": when("11:00", "11:40")}
INVITATIONS = [
    StandInvitation(
        person=person("Гостев", "аким"),
        organisation=body("Акимат Костанайской области"),
        item=ITEM,
        stand=Stand(title=STAND),
        reason="сельскохозяйственные машины",
        host="Хозяева И.И.",
        state=InvitationState.ACCEPTED,
        approved_by="Г. Валиева",
        sent_on=date(2023, 9, 12),
        letter="письмо № 5",
        answered_on=date(2023, 9, 15),
        answer="будет",
    ),
    StandInvitation(
        person=None,
        organisation=body("ТОО «Образец»"),
        item=None,
        stand=Stand(title=STAND),
        reason="",
        host="",
        state=InvitationState.PROPOSED,
        approved_by="",
    ),
]
