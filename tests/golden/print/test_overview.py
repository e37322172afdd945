"""The words of a fixed overview for the head on paper, and that it is one sheet whatever there is.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from app.faces.printouts.overview_document import overview_document
from app.faces.printouts.render import job, typeset
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.judgement.overview.charts import bars
from app.judgement.overview.picture import (
    Blocked,
    BodyBar,
    Coming,
    Figures,
    Matter,
    Overdue,
    Overview,
    Progress,
    SectionBar,
    StateBar,
    Unsigned,
    Untold,
)
from app.matters.agreements.lacking_rules import Lack, Lacking
from app.matters.agreements.rules import ORDER
from app.matters.undertakings.rules import Section
from app.planning.events.rules import Status
from tests.golden.told import kept

HERE = Path(__file__).parent
ON: Final = date(2024, 11, 11)
AT: Final = datetime(2024, 11, 10, 19, tzinfo=UTC)
FORUM: Final = Texts("XX Форум межрегионального сотрудничества", kk="XX Өңіраралық ынтымақтастық форумы")
SPRINGS: Final = Texts("Проработать вопрос о выпуске пружин в Костанае", kk="Қостанайда серіппе шығару мәселесін пысықтау")
MINISTRY: Final = Texts("Минпромэнерго РБ", kk="БР Өнеркәсіпминэнерго")
ASTANA: Final = Texts("Меморандум о сотрудничестве", kk="Ынтымақтастық туралы меморандум")
LONG: Final = Texts("Очень длинное название, которое на листе в две строки не помещается ни при каких условиях, " * 4)


def after(days: int) -> date:
    return ON + timedelta(days=days)


def an_overview(*, copies: int = 1, long: bool = False) -> Overview:
    """Return an overview in which there is something of everything, so many times over."""
    many = range(copies)

    def text(short: Texts) -> Texts:
        return LONG if long else short

    heads = (Texts("Участников Иван Иванович"), Texts("Ахметова Айгуль"), Texts("Третий Пётр"))
    late = [
        Overdue(Matter.MEASURE, 1, text(Texts("Создать центр обучения", kk="Оқу орталығын құру")), after(-40), 40, text(MINISTRY)),
        Overdue(Matter.INSTRUCTION, 2, text(SPRINGS), after(-9), 9, text(MINISTRY)),
        Overdue(Matter.TASK, 3, text(Texts("Список прессы")), after(-5), 5, event=text(FORUM)),
        Overdue(Matter.TEXT, 4, text(ASTANA), after(-1), 1, event=text(FORUM), language="kk"),
    ]
    counts = [[(Progress.DONE, 3), (Progress.UNDER_WAY, 4), (Progress.PUT_OFF, 1), (Progress.OVERDUE, 2)], [(Progress.DONE, 1)], []]
    told = bars(counts)
    return Overview(
        on=ON,
        window=Days(ON, after(41)),
        coming=tuple(
            one
            for _ in many
            for one in (
                Coming(1, text(FORUM), Days(after(15), after(16)), Texts("Уфа"), Status.PREPARING, 2, 15, heads),
                Coming(2, text(Texts("Заседание рабочей группы")), Days(ON, ON), Texts("Астана"), Status.RUNNING, None, 0, ()),
            )
        ),
        overdue=tuple(one for _ in many for one in late),
        blocked=tuple(Blocked(1, text(FORUM), after(15), {"person_twice": 2, "hall_twice": 1}) for _ in many),
        unsigned=tuple(Unsigned(1, text(ASTANA), text(FORUM), after(15), (Lacking(Lack.APPROVAL), Lacking(Lack.ITEM))) for _ in many),
        untold=tuple(Untold(1, text(FORUM), 7) for _ in many),
        figures=Figures(
            since=after(-45),
            meeting=text(Texts("Заседание совместной рабочей группы", kk="Бірлескен жұмыс тобының отырысы")),
            meeting_id=9,
            given=12,
            done=4,
            overdue=2,
            put_off=1,
            under_way=5,
            dropped=0,
            agreements={},
            measures={},
            answered=18,
            invited=25,
        ),
        bodies=tuple(BodyBar(text(name), one) for _ in many for name, one in zip((MINISTRY, Texts()), told[:2], strict=True)),
        more_bodies=0,
        sections=tuple(SectionBar(section, told[0]) for section in (Section if long else (Section.TRADE, Section.INDUSTRY))),
        states=tuple(map(StateBar, ORDER, bars([[(state, place)] for place, state in enumerate(ORDER)]))),  # type: ignore[arg-type]
    )


def pages_of(overview: Overview, language: str) -> list[str]:
    pdf = typeset(job("overview.typ", AT, overview_document(overview, language)))
    return [page.extract_text().replace("\u00a0", " ").replace("\u00ad", "-") for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_overview_says_on_paper_what_it_said_before(language: str) -> None:
    printed = "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages_of(an_overview(), language)) + "\n"
    assert printed == kept(HERE / f"overview-{language}.txt", printed)


@pytest.mark.parametrize("language", ["ru", "ba", "kk", "en"])
def test_the_overview_is_one_sheet_however_much_there_is_and_however_long_it_is_called(language: str) -> None:
    [page] = pages_of(an_overview(copies=20, long=True), language)
    assert page.count("…") >= 16


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_where_there_are_few_rows_titles_take_two_lines_on_the_one_sheet(language: str) -> None:
    few = an_overview(long=True)
    rows = replace(few, coming=few.coming * 2, bodies=few.bodies * 3)
    [page] = pages_of(rows, language)
    assert "в две строки" in page.replace("\n", " ")
