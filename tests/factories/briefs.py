"""Real briefs for tests."""

from datetime import date

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.briefs.commands import AddBrief, BriefDetails, add_brief
from app.matters.briefs.figures import Figure
from app.matters.briefs.models import Brief
from app.matters.briefs.queries import get_brief
from app.matters.briefs.rules import BriefKind, SectionText
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person

OFFICE = Actor(id=0, name="Протокольный отдел", role=Role.PROTOCOL, language="ru", session_id=0)
AS_OF = date(2024, 11, 18)
SECTIONS = (
    SectionText(Texts("Общие сведения", kk="Жалпы мәліметтер"), Texts("Область на севере.", kk="Солтүстіктегі облыс.")),
    SectionText(Texts("К беседе"), Texts("Поблагодарить за приём.")),
)
TRADE, USD = Texts("Товарооборот", kk="Тауар айналымы"), Texts("млн долл.", kk="млн доллар")
FIGURES = tuple(Figure(TRADE, year, value, USD) for year, value in ((2021, "12.4"), (2022, "15.1"), (2023, "1250.5")))


def a_brief(
    session: Session,
    kind: BriefKind = BriefKind.REGION,
    title: str = "Костанайская область",
    person: Person | None = None,
    sections: tuple[SectionText, ...] = SECTIONS,
    figures: tuple[Figure, ...] = FIGURES,
) -> Brief:
    """Return a brief with two sections and three years of trade; of a person where one is given."""
    kind = BriefKind.PERSON if person is not None else kind
    ident = person.id if person is not None else None
    details = BriefDetails(Texts(title) if person is None else Texts(), AS_OF, ident, "Пример", sections, figures)
    made = add_brief(session, AddBrief(OFFICE, new_uid(), kind, details))
    session.flush()
    session.expire_all()
    return get_brief(session, made)
