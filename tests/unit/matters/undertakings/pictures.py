"""Fixed instructions and measures with everything in them that boards and paper have to tell."""

from datetime import UTC, date, datetime

from app.ground.kernel.texts import Texts
from app.matters.undertakings.picture import Answering, Body, Extension, InstructionPicture, MeasurePicture, Meeting, Roadmap
from app.matters.undertakings.rules import InstructionState, Section
from app.register.directory.rules.kinds import PartySide

ON = date(2024, 12, 10)
SINCE = date(2024, 9, 27)
CHANGED = datetime(2024, 12, 9, 11, 40, tzinfo=UTC)

OURS = Body(
    1,
    Texts(
        "Министерство промышленности, энергетики и инноваций Республики Башкортостан",
        ba="Башҡортостан Республикаһының Сәнәғәт, энергетика һәм инновациялар министрлығы",
        kk="Башқұртстан Республикасының Өнеркәсіп, энергетика және инновациялар министрлігі",
        en="Ministry of Industry, Energy and Innovations of the Republic of Bashkortostan",
    ),
    Texts("Минпром РБ"),
    PartySide.BASHKORTOSTAN,
    "Министерству промышленности, энергетики и инноваций Республики Башкортостан",
)
THEIRS = Body(
    2,
    Texts("Министерство торговли и интеграции Республики Казахстан", kk="Қазақстан Республикасының Сауда және интеграция министрлігі"),
    Texts("МТИ"),
    PartySide.KAZAKHSTAN,
)
MINISTER = Answering(7, Texts("Участников Иван Иванович"), Texts("Участников"), Texts("Иван"), Texts("Иванович"))
MEETING = Meeting(3, Texts("Заседание совместной рабочей группы", kk="Бірлескен жұмыс тобының отырысы"), SINCE)

CHAIR = InstructionPicture(
    1,
    1,
    "2.1",
    Texts("Назвать сопредседателя рабочей группы от казахстанской стороны", kk="Қазақстан тарапынан жұмыс тобының тең төрағасын атау"),
    SINCE,
    date(2024, 12, 1),
    InstructionState.OPEN,
    meeting=MEETING,
    theirs=THEIRS,
)
RAW = InstructionPicture(
    2,
    4,
    "3.2",
    Texts("Решить вопрос сырья для производства диоксида титана", kk="Титан диоксидін өндіруге арналған шикізат мәселесін шешу"),
    SINCE,
    date(2025, 3, 1),
    InstructionState.UNDER_WAY,
    meeting=MEETING,
    ours=OURS,
    theirs=THEIRS,
    extensions=(
        Extension(
            date(2024, 12, 1), date(2025, 3, 1), "нет предложений поставщиков", "А.К. Сулейменова", datetime(2024, 11, 20, tzinfo=UTC)
        ),
    ),
)
OFFICE = InstructionPicture(
    3,
    2,
    "4",
    Texts("Подобрать помещение представительства в Астане", kk="Астанадағы өкілдікке үй-жай таңдау"),
    SINCE,
    date(2024, 11, 15),
    InstructionState.DONE,
    Texts("письмо от 12.11.2024 № 7", kk="12.11.2024 ж. № 7 хат"),
    date(2024, 11, 12),
    meeting=MEETING,
    ours=OURS,
    answering=MINISTER,
)
EXCHANGE = InstructionPicture(
    4, 1, "5", Texts("Обмениваться перечнями выставок"), SINCE, None, InstructionState.OPEN, ours=OURS, theirs=THEIRS
)
DROPPED = InstructionPicture(
    5,
    2,
    "",
    Texts("Провести ярмарку"),
    date(2024, 10, 1),
    date(2024, 11, 1),
    InstructionState.DROPPED,
    Texts("решение сопредседателей"),
    date(2024, 10, 20),
    source="письмо от 01.10.2024 № 3",
)
BEFORE = InstructionPicture(
    6,
    2,
    "1",
    Texts("Создать рабочую группу"),
    date(2024, 3, 1),
    date(2024, 9, 1),
    InstructionState.DONE,
    Texts("распоряжение"),
    date(2024, 8, 1),
)
LATER = InstructionPicture(7, 1, "", Texts("Подготовить форум"), SINCE, date(2025, 6, 1), InstructionState.OPEN)
ALL = (CHAIR, RAW, OFFICE, EXCHANGE, DROPPED, BEFORE, LATER)

ROADMAP = Roadmap(
    (
        MeasurePicture(
            2,
            1,
            Section.INDUSTRY,
            Texts("Производство пружин для железнодорожных вагонов в Костанае", kk="Қостанайда теміржол вагондарына серіппелер шығару"),
            date(2024, 1, 15),
            date(2025, 12, 31),
            InstructionState.UNDER_WAY,
            Texts("подписан меморандум", kk="меморандумға қол қойылды"),
            OURS,
            THEIRS,
        ),
        MeasurePicture(1, 1, Section.TRADE, Texts("Обмен перечнями выставок"), None, None, InstructionState.OPEN, Texts(), OURS),
        MeasurePicture(
            3,
            2,
            Section.INDUSTRY,
            Texts("Химический кластер в Павлодаре"),
            None,
            date(2024, 12, 1),
            InstructionState.DROPPED,
            Texts("нет инвестора"),
        ),
    )
)
