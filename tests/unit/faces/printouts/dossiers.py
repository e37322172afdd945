"""A brief of a project with everything in it that paper has to tell."""

from datetime import UTC, date, datetime

from app.faces.printouts.dossier_document import DossierPicture, Entry, Matter
from app.ground.kernel.texts import Texts
from app.matters.undertakings.rules import DossierState, InstructionState, Section

CHANGED = datetime(2024, 11, 28, 6, 15, tzinfo=UTC)
ZONE = "Asia/Yekaterinburg"

MEETING = Texts(
    "Заседание рабочей группы № 2",
    ba="Эшсе төркөмдөң 2-се ултырышы",
    kk="Жұмыс тобының № 2 отырысы",
    en="Meeting No. 2 of the Working Group",
)
BODIES = (
    Texts(
        "Министерство промышленности (образец)",
        ba="Сәнәғәт министрлығы (өлгө)",
        kk="Өнеркәсіп министрлігі (үлгі)",
        en="Ministry of Industry (example)",
    ),
    Texts(
        "Министерство торговли и интеграции Республики Казахстан",
        ba="Ҡаҙағстан Республикаһының Сауҙа һәм интеграция министрлығы",
        kk="Қазақстан Республикасының Сауда және интеграция министрлігі",
        en="Ministry of Trade and Integration of the Republic of Kazakhstan",
    ),
)

PICTURE = DossierPicture(
    title=Texts(
        "Производство диоксида титана и оксихлорида циркония",
        ba="Титан диоксиды һәм цирконий оксихлориды етештереү",
        kk="Титан диоксиді мен цирконий оксихлоридін өндіру",
        en="Production of titanium dioxide and zirconium oxychloride",
    ),
    summary=Texts(
        "Проект рассматривается с 2018 года; вопрос сырья не решён.",
        ba="Проект 2018 йылдан бирле ҡарала; сеймал мәсьәләһе хәл ителмәгән.",
        kk="Жоба 2018 жылдан бері қаралуда; шикізат мәселесі шешілмеген.",
        en="The project has been considered since 2018; the question of raw material is unresolved.",
    ),
    section=Section.INDUSTRY,
    state=DossierState.ACTIVE,
    since=date(2018, 1, 1),
    place=Texts("Республика Казахстан", ba="Ҡаҙағстан Республикаһы", kk="Қазақстан Республикасы", en="Republic of Kazakhstan"),
    entries=(
        Entry(
            date(2024, 11, 25),
            Texts(
                "Стороны договорились продолжить поиск поставщика.",
                ba="Яҡтар тәьмин итеүсене эҙләүҙе дауам итергә килеште.",
                kk="Тараптар жеткізушіні іздеуді жалғастыруға келісті.",
                en="The sides agreed to go on looking for a supplier.",
            ),
            meeting=MEETING,
        ),
        Entry(
            date(2019, 6, 11),
            Texts("В какой стране разместить производство?", ba="Ҡайһы илдә?", kk="Қай елде?", en="In which country?"),
            True,
            Texts("В Казахстане.", ba="Ҡаҙағстанда.", kk="Қазақстанда.", en="In Kazakhstan."),
            date(2020, 2, 26),
        ),
        Entry(
            date(2018, 10, 4),
            Texts("Откуда будет поступать сырьё?", ba="Сеймал ҡайҙан килтереләсәк?", kk="Шикізат қайдан жеткізіледі?", en="From where?"),
            True,
        ),
    ),
    instructions=(
        Matter(
            Texts(
                "Стороны договорились решить вопрос сырья.",
                ba="Яҡтар сеймал мәсьәләһен хәл итергә килеште.",
                kk="Тараптар шикізат мәселесін шешуге келісті.",
                en="The sides agreed to settle the question of raw material.",
            ),
            BODIES,
            date(2025, 3, 3),
            InstructionState.UNDER_WAY,
        ),
    ),
    measures=(
        Matter(
            Texts("Определить источник сырья", ba="Сеймал сығанағын билдәләргә", kk="Шикізат көзін айқындау", en="Find the source"),
            BODIES[:1],
            None,
            InstructionState.DONE,
            Texts("Источник определён", ba="Сығанаҡ билдәләнде", kk="Көзі айқындалды", en="The source has been found"),
        ),
    ),
)
