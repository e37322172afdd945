"""Minutes of a meeting between sides, and of one within a side, with everything in them that paper has to tell."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.faces.printouts.minutes_document import MinutesIssue
from app.ground.kernel.texts import Texts
from app.matters.minutes.picture import (
    Attending,
    MinutedBody,
    MinutedDecision,
    MinutedPerson,
    MinutedPoint,
    MinutesPicture,
    Signing,
)
from app.matters.minutes.rules import Audience, DecisionForm
from app.register.directory.rules.kinds import PartySide

OURS, THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN
APPROVED = MinutesIssue(datetime(2023, 10, 2, 9, 0, tzinfo=UTC), "Asia/Almaty", True)
DRAFT = replace(APPROVED, approved=False)
TITLE = Texts(
    "Рабочая группа по промышленному сотрудничеству",
    ba="Сәнәғәт хеҙмәттәшлеге буйынса эшсе төркөм",
    kk="Өнеркәсіптік ынтымақтастық жөніндегі жұмыс тобы",
    en="Working Group on Industrial Cooperation",
)
MINISTRY = Texts("Министерство промышленности", kk="Өнеркәсіп министрлігі", en="Ministry of Industry")
LINKS = Texts("Министерство внешнеэкономических связей Республики Башкортостан", kk="Сыртқы экономикалық байланыстар министрлігі")
TRADE = Texts("Министерство торговли и интеграции Республики Казахстан", kk="Сауда және интеграция министрлігі", en="Ministry of Trade")


def person(surname: str, initial: str = "Иван", dative: str = "") -> MinutedPerson:
    return MinutedPerson(Texts(surname), Texts(initial), Texts("Иванович"), dative)


PEOPLE = {
    "chair": person("Первый"),
    "b-1": person("Участников", dative="Участникову И.И."),
    "b-2": person("Арсланов", "Тимур"),
    "k-1": MinutedPerson(Texts("Қуанышев", kk="Қуанышев"), Texts("Ерлан"), Texts()),
}
MINISTER = Texts("министр", kk="министр", en="Minister")
POINTS = (
    MinutedPoint(
        "p1",
        Texts("О составе рабочей группы", kk="Жұмыс тобының құрамы туралы", en="On the composition of the group"),
        Texts("Участников И.И.\nҚуанышев Е."),
        Texts("Стороны обменялись мнениями.", kk="Тараптар пікір алмасты."),
        (
            MinutedDecision(
                "d1",
                DecisionForm.ASK_THEIRS,
                Texts("назвать сопредседателя", kk="тең төрағаны атауы", en="name the co-chair"),
                theirs=MinutedBody(TRADE),
                due=date(2024, 12, 1),
            ),
            MinutedDecision(
                "d2",
                DecisionForm.SIDES_AGREED,
                Texts("обмениваться планами выставок", kk="көрмелердің жоспарларымен алмасуға"),
                MinutedBody(LINKS),
                MinutedBody(TRADE),
            ),
        ),
    ),
    MinutedPoint(
        "p2",
        Texts("О поставках пружин", kk="Серіппелерді жеткізу туралы"),
        decisions=(MinutedDecision("d3", DecisionForm.NOTED, Texts("информацию сторон", kk="тараптардың ақпараты")),),
    ),
)
BETWEEN_SIDES = MinutesPicture(
    number="2",
    held_on=date(2023, 9, 27),
    audience=Audience.BILATERAL,
    of_what=TITLE,
    place=Texts("г.\u00a0Астана, Дом министерств", kk="Астана, Министрліктер үйі", en="Astana, House of Ministries"),
    second_language="kk",
    ours=Signing("chair", Texts("заместитель Премьер-министра", kk="Премьер-министрдің орынбасары"), Texts()),
    present=(
        Attending("chair", OURS, MINISTER, MINISTRY),
        Attending("b-1", OURS, MINISTER, MINISTRY),
        Attending("b-2", OURS, Texts("начальник отдела", kk="бөлім бастығы"), LINKS, remote=True),
        Attending("k-1", THEIRS, Texts("директор департамента", kk="департамент директоры"), TRADE),
    ),
    points=POINTS,
    next_meeting=Texts("в I квартале 2024 года в городе Уфе", kk="2024 жылдың I тоқсанында Уфа қаласында"),
    people=PEOPLE,
)
"""The chair of Kazakhstan is vacant."""
INTERNAL = replace(
    BETWEEN_SIDES,
    audience=Audience.INTERNAL,
    second_language="",
    theirs=Signing("b-2", Texts("начальник отдела"), LINKS),
    present=(
        Attending("chair", OURS, MINISTER, MINISTRY),
        Attending("b-1", OURS, MINISTER, MINISTRY),
        Attending("k-1", OURS, Texts("советник"), LINKS),
    ),
    points=(
        MinutedPoint(
            "p1",
            Texts("О графике поставок"),
            decisions=(
                MinutedDecision(
                    "d1",
                    DecisionForm.CHARGE,
                    Texts("Представить график поставок"),
                    MinutedBody(LINKS, "Министерству внешнеэкономических связей Республики Башкортостан"),
                    person="b-1",
                    due=date(2024, 12, 1),
                ),
            ),
        ),
    ),
    next_meeting=Texts(),
)
CROWDED = replace(
    BETWEEN_SIDES,
    present=tuple(Attending(f"c-{n}", OURS, MINISTER, MINISTRY) for n in range(16)),
    people=PEOPLE | {f"c-{n}": person(f"Гостев{n}") for n in range(16)},
)
