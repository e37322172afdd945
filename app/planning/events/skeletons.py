"""What the programme and the preparation of each kind of event begin with; a person changes all of it."""

from dataclasses import dataclass
from datetime import time

from app.ground.kernel.texts import Texts


@dataclass(frozen=True, slots=True)
class SkeletonItem:
    """One item of a skeleton. `day` counts from 1; −1 is the last day. `minutes` 0 leaves the end open."""

    day: int
    start: time
    minutes: int
    kind: str
    title: Texts
    visibility: str = "guests"


@dataclass(frozen=True, slots=True)
class SkeletonTask:
    """One task of a preparation plan, due `days` before the first day (negative: after the last one). Staff only, in Russian."""

    days: int
    title: str
    responsible: str = "отдел протокола"
    deadline: str = ""
    """'accreditation', 'press', 'passes' or 'package' where the first screen counts the days to it."""


def _item(day: int, start: str, minutes: int, kind: str, *title: str, visibility: str = "guests") -> SkeletonItem:
    return SkeletonItem(day, time.fromisoformat(start), minutes, kind, Texts(*title), visibility)


FORUM_ITEMS = (
    _item(1, "09:00", 60, "arrival", "Аккредитация участников", "Ҡатнашыусыларҙы теркәү", "Қатысушыларды тіркеу", "Accreditation"),
    _item(
        1,
        "10:00",
        60,
        "exhibition",
        "Открытие выставки",
        "Күргәҙмәне асыу",
        "Көрменің ашылуы",
        "Opening of the exhibition",
        visibility="public",
    ),
    _item(
        1, "11:30", 90, "session", "Отраслевые сессии", "Тармаҡ сессиялары", "Салалық сессиялар", "Sectoral sessions", visibility="public"
    ),
    _item(1, "14:30", 120, "matchmaking", "Деловые встречи", "Эшлекле осрашыуҙар", "Іскерлік кездесулер", "Business meetings"),
    _item(
        1,
        "19:00",
        120,
        "reception",
        "Приём для участников форума",
        "Форумда ҡатнашыусылар өсөн ҡабул итеү",
        "Форум қатысушыларына арналған қабылдау",
        "Reception for the participants",
    ),
    _item(
        -1,
        "09:30",
        40,
        "meeting",
        "Двусторонняя встреча глав делегаций",
        "Делегация башлыҡтарының ике яҡлы осрашыуы",
        "Делегация басшыларының екіжақты кездесуі",
        "Bilateral meeting of the heads of delegations",
    ),
    _item(-1, "11:00", 120, "plenary", "Пленарное заседание", "Пленар ултырыш", "Пленарлық отырыс", "Plenary session", visibility="public"),
    _item(-1, "13:15", 30, "signing", "Подписание документов", "Документтарға ҡул ҡуйыу", "Құжаттарға қол қою", "Signing of documents"),
    _item(
        -1,
        "17:00",
        60,
        "departure",
        "Проводы делегаций",
        "Делегацияларҙы оҙатыу",
        "Делегацияларды шығарып салу",
        "Departure of the delegations",
    ),
)
DAYS_ITEMS = (
    _item(
        1,
        "12:00",
        60,
        "arrival",
        "Прибытие творческой делегации",
        "Ижади делегацияның килеүе",
        "Шығармашылық делегацияның келуі",
        "Arrival of the artists",
    ),
    _item(1, "15:00", 60, "ceremony", "Церемония открытия", "Асыу тантанаһы", "Ашылу салтанаты", "Opening ceremony", visibility="public"),
    _item(
        1,
        "16:15",
        75,
        "exhibition",
        "Выставка прикладного искусства",
        "Ҡулланма сәнғәт күргәҙмәһе",
        "Қолданбалы өнер көрмесі",
        "Exhibition of applied arts",
        visibility="public",
    ),
    _item(1, "18:30", 120, "concert", "Гала-концерт", "Гала-концерт", "Гала-концерт", "Gala concert", visibility="public"),
    _item(2, "10:00", 90, "session", "Круглый стол", "Түңәрәк өҫтәл", "Дөңгелек үстел", "Round table", visibility="public"),
    _item(2, "14:00", 180, "fair", "Ярмарка ремёсел", "Һөнәрселек йәрминкәһе", "Қолөнер жәрмеңкесі", "Crafts fair", visibility="public"),
    _item(-1, "18:00", 90, "ceremony", "Церемония закрытия", "Ябыу тантанаһы", "Жабылу салтанаты", "Closing ceremony", visibility="public"),
)
GROUP_ITEMS = (
    _item(
        1,
        "15:00",
        5,
        "ceremony",
        "Открытие сопредседателями, утверждение повестки",
        "Рәйестәштәр тарафынан асыу, көн тәртибен раҫлау",
        "Тең төрағалардың ашуы, күн тәртібін бекіту",
        "Opening by the co-chairs, adoption of the agenda",
    ),
    _item(
        1,
        "15:05",
        15,
        "agenda",
        "О составе рабочей группы и ответственных ведомствах",
        "Эшсе төркөмдөң составы һәм яуаплы ведомстволар тураһында",
        "Жұмыс тобының құрамы және жауапты ведомстволар туралы",
        "On the composition of the working group and the responsible agencies",
    ),
    _item(
        1,
        "15:20",
        30,
        "agenda",
        "О ходе исполнения «дорожной карты»",
        "«Юл картаһы»ның үтәлеше тураһында",
        "«Жол картасының» орындалу барысы туралы",
        "On the progress of the roadmap",
    ),
    _item(
        1,
        "15:50",
        20,
        "agenda",
        "О проектах сотрудничества",
        "Хеҙмәттәшлек проекттары тураһында",
        "Ынтымақтастық жобалары туралы",
        "On projects of co-operation",
    ),
    _item(
        1,
        "16:10",
        10,
        "agenda",
        "О протоколе и дате следующего заседания",
        "Беркетмә һәм киләһе ултырыш көнө тураһында",
        "Хаттама және келесі отырыстың күні туралы",
        "On the minutes and the date of the next meeting",
    ),
)
FAIR_ITEMS = (
    _item(
        1,
        "09:00",
        45,
        "other",
        "Осмотр готовности стенда",
        "Стендтың әҙерлеген ҡарау",
        "Стендтің дайындығын қарау",
        "Check of the stand",
        visibility="hosts",
    ),
    _item(
        1,
        "10:00",
        90,
        "plenary",
        "Главная пленарная сессия выставки",
        "Күргәҙмәнең төп пленар сессияһы",
        "Көрменің басты пленарлық сессиясы",
        "Main plenary session of the fair",
        visibility="public",
    ),
    _item(
        1,
        "11:45",
        45,
        "walk",
        "Обход экспозиции официальными лицами",
        "Рәсми вәкилдәрҙең экспозицияны ҡарауы",
        "Ресми тұлғалардың экспозицияны аралауы",
        "Walk of the officials round the stands",
    ),
    _item(
        1,
        "15:00",
        120,
        "matchmaking",
        "Деловые встречи на стенде",
        "Стендтағы эшлекле осрашыуҙар",
        "Стендтегі іскерлік кездесулер",
        "Business meetings at the stand",
    ),
    _item(
        2,
        "12:00",
        30,
        "signing",
        "Подписание соглашений на стенде",
        "Стендта килешеүҙәргә ҡул ҡуйыу",
        "Стендте келісімдерге қол қою",
        "Signing of agreements at the stand",
    ),
    _item(2, "12:40", 30, "press", "Подход к прессе", "Матбуғат менән осрашыу", "Баспасөзге түсініктеме беру", "Press approach"),
    _item(
        -1,
        "12:30",
        30,
        "press",
        "Брифинг для СМИ",
        "Киң мәғлүмәт саралары өсөн брифинг",
        "БАҚ өкілдеріне арналған брифинг",
        "Press briefing",
        visibility="public",
    ),
)
BILATERAL_ITEMS = (
    _item(
        1,
        "09:30",
        40,
        "arrival",
        "Встреча делегации в аэропорту",
        "Делегацияны аэропортта ҡаршылау",
        "Делегацияны әуежайда қарсы алу",
        "Welcome at the airport",
    ),
    _item(1, "11:00", 15, "ceremony", "Протокольное фотографирование", "Протокол фотоһы", "Хаттамалық фотоға түсу", "Official photograph"),
    _item(1, "11:15", 60, "meeting", "Переговоры", "Һөйләшеүҙәр", "Келіссөздер", "Talks"),
    _item(1, "12:20", 15, "press", "Заявления для прессы", "Матбуғат өсөн белдереүҙәр", "Баспасөзге мәлімдеме", "Statements for the press"),
    _item(1, "13:00", 80, "meal", "Рабочий обед", "Эшлекле төшкө аш", "Жұмыс түскі асы", "Working lunch"),
)

FORUM_TASKS = (
    SkeletonTask(90, "Утвердить состав организационного комитета"),
    SkeletonTask(60, "Разослать приглашения главам делегаций"),
    SkeletonTask(45, "Согласовать проект программы с казахстанской стороной"),
    SkeletonTask(30, "Завершить аккредитацию участников", deadline="accreditation"),
    SkeletonTask(21, "Получить список представителей прессы", "пресс-служба", "press"),
    SkeletonTask(14, "Подготовить схемы рассадки и подписания"),
    SkeletonTask(7, "Изготовить бейджи и пропуска", deadline="passes"),
    SkeletonTask(5, "Представить папку руководителю", deadline="package"),
    SkeletonTask(-10, "Направить благодарственные письма"),
)
DAYS_TASKS = (
    SkeletonTask(90, "Согласовать даты и площадки с гостевой республикой"),
    SkeletonTask(60, "Утвердить состав творческих коллективов", "министерство культуры"),
    SkeletonTask(45, "Получить технические райдеры", "министерство культуры"),
    SkeletonTask(30, "Оформить временный ввоз реквизита и экспонатов"),
    SkeletonTask(21, "Завершить аккредитацию", deadline="accreditation"),
    SkeletonTask(14, "Получить список представителей прессы", "пресс-служба", "press"),
    SkeletonTask(7, "Изготовить бейджи и пропуска", deadline="passes"),
    SkeletonTask(3, "Представить папку руководителю", deadline="package"),
)
GROUP_TASKS = (
    SkeletonTask(30, "Согласовать дату и повестку с казахстанской стороной"),
    SkeletonTask(21, "Уточнить состав рабочей группы"),
    SkeletonTask(14, "Собрать материалы к вопросам повестки", "ответственные ведомства"),
    SkeletonTask(7, "Разослать повестку и материалы членам группы"),
    SkeletonTask(3, "Представить папку сопредседателю", deadline="package"),
    SkeletonTask(-5, "Направить проект протокола на согласование"),
    SkeletonTask(-15, "Подписать протокол"),
)
FAIR_TASKS = (
    SkeletonTask(90, "Подтвердить площадь и место стенда", "министерство промышленности"),
    SkeletonTask(60, "Утвердить список экспонентов", "министерство промышленности"),
    SkeletonTask(45, "Согласовать проект оформления стенда", "министерство промышленности"),
    SkeletonTask(30, "Завершить регистрацию участников на выставке", deadline="accreditation"),
    SkeletonTask(21, "Согласовать маршрут обхода официальных лиц"),
    SkeletonTask(14, "Получить список представителей прессы", "пресс-служба", "press"),
    SkeletonTask(7, "Получить пропуска на выставку", deadline="passes"),
    SkeletonTask(3, "Представить папку руководителю", deadline="package"),
)
BILATERAL_TASKS = (
    SkeletonTask(21, "Согласовать время, место и состав с другой стороной"),
    SkeletonTask(14, "Подготовить тезисы к беседе"),
    SkeletonTask(10, "Подтвердить переводчика"),
    SkeletonTask(7, "Согласовать доступ прессы", "пресс-служба", "press"),
    SkeletonTask(3, "Представить папку руководителю", deadline="package"),
)
