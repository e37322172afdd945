"""Compositions with everything in them that paper has to tell."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from app.faces.printouts.composition_document import CompositionPicture, State
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.delegations.composition import Composition, CompositionMember
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.delegations.wording import Occasion
from app.planning.events.kinds import Kind
from app.register.directory.rules.kinds import Category, PartySide

PUBLISHED = datetime(2023, 9, 20, 20, 30, tzinfo=UTC)
"""In Astana it is the next day."""

OCCASION = Occasion(
    title=Texts("ИННОПРОМ. Казахстан", ba="ИННОПРОМ. Ҡаҙағстан", kk="ИННОПРОМ. Қазақстан", en="INNOPROM. Kazakhstan"),
    kind=Kind.TRADE_FAIR_VISIT,
    city=Texts("Астана", ba="Астана", kk="Астана", en="Astana"),
    days=Days(date(2023, 9, 25), date(2023, 9, 27)),
)
STATE = State(PUBLISHED, "Asia/Almaty", 2)
_numbers = count(1)


def member(
    uid: str,
    name: Texts,
    position: Texts = Texts("советник"),
    organisation: Texts = Texts(),
    role: MemberRole = MemberRole.MEMBER,
    category: Category = Category.GOVERNMENT,
) -> CompositionMember:
    ident = next(_numbers)
    return CompositionMember(
        id=ident,
        uid=uid,
        revision=1,
        person_id=ident,
        person_uid=f"p-{uid}",
        surname=name,
        given=Texts(),
        patronymic=Texts(),
        name=name,
        latin="",
        position=position,
        organisation=organisation,
        rank=Texts(),
        role=role,
        category=category,
        status=MemberStatus.ACCEPTED,
        by_hand=False,
        substitute_id=None,
        note="",
        missing=(),
    )


def delegation(uid: str, name: Texts, *members: CompositionMember) -> Composition:
    return Composition(
        id=1,
        uid=uid,
        revision=1,
        event_id=1,
        name=name,
        side=PartySide.BASHKORTOSTAN,
        category=Category.GOVERNMENT,
        position=1,
        contact=Texts(),
        contact_id=None,
        attached=Texts(),
        attached_id=None,
        duty_phone="",
        fill_by=None,
        note="",
        members=members,
    )


MEMBERS = (
    member(
        "head",
        Texts("Участник Первый Д1", kk="Қатысушы Бірінші Д1", en="Participant One D1"),
        Texts(
            "Премьер-министр Правительства Республики Башкортостан",
            ba="Башҡортостан Республикаһы Хөкүмәтенең Премьер-министры",
            kk="Башқұртстан Республикасы Үкіметінің Премьер-министрі",
            en="Prime Minister of the Government of the Republic of Bashkortostan",
        ),
        Texts("Правительство Республики Башкортостан", en="Government of the Republic of Bashkortostan"),
        MemberRole.HEAD,
    ),
    member(
        "deputy",
        Texts("Участников Второй Иванович", en="Uchastnikov Vtoroi"),
        Texts("заместитель Премьер-министра – министр промышленности", en="Deputy Prime Minister – Minister of Industry"),
        role=MemberRole.DEPUTY,
    ),
    member(
        "business",
        Texts("Иванова-Преображенская Гузель Зуфаровна", en="Ivanova-Preobrazhenskaya Guzel"),
        Texts("генеральный директор", kk="бас директор", en="Director General"),
        Texts("ООО «Первая образцовая фирма»", en="First Model Company LLC"),
        category=Category.BUSINESS,
    ),
    member("director", Texts("Күсәев Өлфәт Һиҙиәт улы", ba="Күсәев Өлфәт Һиҙиәт улы"), Texts("директор департамента")),
    member(
        "interpreter",
        Texts("Құрманғалиұлы Нұрлан", kk="Құрманғалиұлы Нұрлан", en="Kurmangaliuly Nurlan"),
        Texts("переводчик", kk="аудармашы", en="interpreter"),
        role=MemberRole.INTERPRETER,
    ),
    member("press", Texts("Сидоров П. П."), Texts("корреспондент"), Texts("ИА «Образец»"), category=Category.PRESS),
    replace(member("gone", Texts("Отказавшийся Иван Иванович")), status=MemberStatus.DECLINED),
)
OWN = delegation(
    "d1",
    Texts(
        "Делегация Правительства Республики Башкортостан",
        ba="Башҡортостан Республикаһы Хөкүмәте делегацияһы",
        kk="Башқұртстан Республикасы Үкіметінің делегациясы",
        en="Delegation of the Government of the Republic of Bashkortostan",
    ),
    *MEMBERS,
)
GUESTS = delegation(
    "d2",
    Texts("Делегация Костанайской области", kk="Қостанай облысының делегациясы", en="Delegation of Kostanay Region"),
    member("akim", Texts("Участник1 Имя"), Texts("аким области"), Texts("Акимат Костанайской области"), MemberRole.HEAD, Category.REGION),
)
EMPTY = delegation("d3", Texts("Деловая делегация Республики Казахстан"))

ONE = CompositionPicture(OCCASION, STATE, (OWN,))
ALL = CompositionPicture(OCCASION, STATE, (OWN, GUESTS, EMPTY), of_event=True)
