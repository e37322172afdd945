"""Badges for tests of paper: short names and long ones, Bashkir and Kazakh ones, with zones and without."""

from typing import Any, Final

from app.faces.printouts.badge_document import Occasion
from app.ground.kernel.texts import Texts
from app.planning.accreditation.queries import BadgeRow, Bearer
from app.planning.accreditation.rules import BadgeCategory

ADDRESS: Final = "https://yiyin.example.org/check-in/"
OCCASION: Final = Occasion(
    Texts(ru="XX Форум межрегионального сотрудничества", kk="XX Өңіраралық ынтымақтастық форумы", en="20th Forum"),
    Texts(ru="26–27 ноября 2024 г.", ba="26–27 ноябрь, 2024 й.", kk="2024 ж. 26–27 қараша", en="26–27 November 2024"),
)


def a_row(number: int, surname: Texts, given: Texts = Texts(), patronymic: Texts = Texts(), **over: Any) -> BadgeRow:
    """Return a badge with its bearer; `over` sets any value of either."""
    name = Texts(
        **{one: " ".join(filter(None, (getattr(text, one) for text in (surname, given, patronymic)))) for one in ("ru", "kk", "en")}
    )
    held = {"latin": "", "position": Texts(), "organisation": Texts(), "delegations": ()}
    bearer = Bearer(number, surname, given, patronymic, name, **{key: over.pop(key, value) for key, value in held.items()})
    values: dict[str, Any] = {"category": BadgeCategory.DELEGATE, "zones": (), "code": f"ABCDEFGH234567{'ABCDEFGHIJ'[number]}A"}
    made = {**values, **over}
    return BadgeRow(
        id=number, revision=1, number=number, printed_at=None, arrived_at=None, arrived_by="", revoked=False, bearer=bearer, **made
    )


BADGES: Final = (
    a_row(
        1,
        Texts(ru="Иванов", en="Ivanov"),
        Texts(ru="Иван", en="Ivan"),
        Texts(ru="Иванович"),
        category=BadgeCategory.HEAD,
        zones=("A", "B", "VIP"),
        position=Texts(ru="Премьер-министр Правительства Республики Башкортостан"),
    ),
    a_row(
        2,
        Texts(ru="Күсәев"),
        Texts(ru="Өлфәт"),
        Texts(ru="Һиҙиәт улы"),
        latin="KUSSAYEV OLFAT",
        zones=("A",),
        position=Texts(ru="Заместитель директора департамента торгово-экономического сотрудничества и внешнеэкономической деятельности"),
        organisation=Texts(ru="Министерство промышленности, энергетики и инноваций Республики Башкортостан"),
    ),
    a_row(
        3,
        Texts(ru="Константинопольская-Вознесенская"),
        Texts(ru="Александра-Виктория"),
        Texts(ru="Константиновна"),
        category=BadgeCategory.INTERPRETER,
        zones=("A", "B", "C", "D", "E", "F"),
        delegations=((1, Texts(ru="Делегация Оренбургской области")),),
    ),
    a_row(4, Texts(ru="Ли"), Texts(ru="А"), category=BadgeCategory.PRESS),
    a_row(5, Texts(ru="Құсайынов", kk="Құсайынов"), Texts(ru="Әділ", kk="Әділ"), Texts(ru="Құрманғалиұлы"), category=BadgeCategory.DRIVER),
)
