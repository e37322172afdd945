"""The words of a fixed technical rider and schedule of freight on paper: the text of the PDF, and of the DOCX beside it.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from app.faces.printouts.lists_reading import written_list
from app.faces.printouts.render import job, typeset
from app.faces.printouts.rows import Json
from app.faces.printouts.troupes_document import freight_document, rider_document
from app.faces.printouts.undertakings_sheet import Dated
from app.ground.kernel.texts import Texts
from app.matters.troupes.models import Appearance, Freight, RiderNeed, Troupe
from app.matters.troupes.rules import RiderArea, RiderState
from app.matters.troupes.stage import freight_row, troupe_row
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person
from app.register.venues.models import City
from tests.factories.programmes import at
from tests.golden.told import docx_words, kept, pdf_words

HERE = Path(__file__).parent
FIRST: Final = date(2024, 11, 24)
CHANGED: Final = datetime(2024, 11, 20, 20, 30, tzinfo=UTC)
"""In Ufa it is the next day."""
DATED: Final = Dated(CHANGED, "Asia/Yekaterinburg")
TITLE: Final = Texts(
    "Дни Республики Казахстан в Республике Башкортостан", kk="Башқұртстан Республикасындағы Қазақстан Республикасының күндері"
)
EVENT: Final = Event(title=TITLE, first_day=FIRST, last_day=FIRST + timedelta(days=1), city=City(name=Texts("Уфа", kk="Уфа")))


def an_item(title: Texts, start: str, end: str) -> ProgrammeItem:
    item = ProgrammeItem(title=title, zone="Asia/Yekaterinburg", cancelled=False)
    item.when = at(start, end, day=FIRST)
    return item


CONCERT, REHEARSAL = (
    an_item(Texts("Гала-концерт", kk="Гала-концерт"), "18:30", "20:30"),
    an_item(Texts("Репетиция: Гала-концерт", kk="Дайындық: Гала-концерт"), "14:00", "16:00"),
)
NEEDS: Final = (
    (RiderArea.SOUND, "8 головных микрофонов, два канала для домбры", RiderState.PROMISED, "Предоставляет площадка", -7),
    (RiderArea.STAGE, "Сцена не меньше 12 × 8 м, задник белый", RiderState.READY, "Сцена 14 × 10 м", -10),
    (RiderArea.STAGE, "Покрытие без стыков для танца", RiderState.ASKED, "", None),
    (RiderArea.OTHER, "Юрта в фойе", RiderState.REFUSED, "Вместо юрты – шатёр у входа: высота фойе 3 м", -7),
)
TROUPE: Final = Troupe(
    id=1,
    name=Texts("Творческий коллектив Республики Казахстан", kk="Қазақстан Республикасының шығармашылық ұжымы"),
    genre=Texts("Народная песня и танец, домбра", kk="Халық әні мен биі, домбыра"),
    people=25,
    leader=Person(surname=Texts("Участникова"), given=Texts("Айгуль"), patronymic=Texts()),
    needs=[
        RiderNeed(id=number, area=area, text=text, state=state, answer=answer, due=FIRST + timedelta(days=after) if after else None)
        for number, (area, text, state, answer, after) in enumerate(NEEDS)
    ],
    appearances=[
        Appearance(id=1, item_id=1, item=CONCERT, what=Texts()),
        Appearance(id=2, item_id=2, for_item_id=1, item=REHEARSAL, for_item=CONCERT, what=Texts()),
    ],
)
FREIGHT: Final = (
    Freight(
        what=Texts("Костюмы, домбры и экспонаты выставки", kk="Костюмдер, домбыралар және көрме жәдігерлері"),
        troupe=TROUPE,
        pieces=38,
        weight_kg=980,
        volume_dm3=7250,
        carrier="Перевозчик направляющей стороны",
        papers="Книжка АТА № 1, опись инструментов",
        customs_post="Пункт пропуска на трассе Костанай – Челябинск",
        **{
            name: FIRST + timedelta(days=after)
            for name, after in (("loaded_on", -6), ("customs_out_on", -5), ("arrives_on", -3), ("leaves_on", 2), ("returned_on", 5))
        },
    ),
    Freight(what=Texts("Афиши"), note="Довезёт автобус делегации"),
)
PAPERS: Final[dict[str, Callable[[str], dict[str, Json]]]] = {
    "rider": lambda language: rider_document(troupe_row(TROUPE, FIRST), EVENT, DATED, language),
    "freight": lambda language: freight_document([freight_row(one, EVENT, (), FIRST) for one in FREIGHT], EVENT, DATED, language),
    "freight-empty": lambda language: freight_document([], EVENT, Dated(None, DATED.zone), language),
}


@pytest.mark.parametrize(
    ("what", "language"), [("rider", "ru"), ("rider", "kk"), ("freight", "ru"), ("freight", "kk"), ("freight-empty", "ru")]
)
def test_a_paper_of_troupes_says_what_it_said_before(what: str, language: str) -> None:
    document = PAPERS[what](language)
    pdf, docx = (job(f"lists.{end}", CHANGED, document) for end in ("typ", "docx"))
    printed = "\n=== docx\n".join((pdf_words(typeset(pdf)), docx_words(written_list(docx))))
    assert printed == kept(HERE / f"{what}-{language}.txt", printed)
