"""The words of a fixed year on one sheet, language by language.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.faces.printouts.render import job, typeset
from app.faces.printouts.year_document import Paper, year_document
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.calendar.picture import Entry, Picture, Reserve, Tie
from app.planning.events.kinds import Kind
from app.planning.events.rules import Relation, Side, Status
from app.register.holidays.reading import days_in_file
from app.register.holidays.rules import stretches
from tests.golden.told import kept

HERE = Path(__file__).parent
CHANGED = datetime(2026, 2, 1, 9, 5, tzinfo=UTC)
FORUM = Texts("XXII Форум межрегионального сотрудничества", "XXII Төбәк-ара хеҙмәттәшлек форумы", "XXII Өңіраралық ынтымақтастық форумы",
              "22nd Interregional Forum")  # fmt: skip
UFA = Texts("Уфа", "Өфө", "Уфа", "Ufa")


def the_year() -> Picture:
    """Return a year in which an event hangs on another, one is proposed, one cancelled, and one has reserve dates."""
    frame = Days(date(2026, 1, 1), date(2026, 12, 31))
    tie = Tie(Relation.DIRECTLY_BEFORE, 3, FORUM)
    entries = (
        Entry(1, Kind.WORKING_GROUP_MEETING, Status.CANCELLED, Side.KAZAKHSTAN, Texts("Заседание рабочей группы", en="Working group"), UFA,
              Days(date(2026, 3, 20), date(2026, 3, 20))),
        Entry(2, Kind.DAYS, Status.PROPOSED, Side.BASHKORTOSTAN, Texts("Дни Казахстана", en="Days of Kazakhstan"), UFA,
              Days(date(2026, 10, 30), date(2026, 11, 1)), ties=(tie,)),
        Entry(3, Kind.FORUM, Status.PREPARING, Side.BASHKORTOSTAN, FORUM, UFA, Days(date(2026, 11, 2), date(2026, 11, 3))),
    )  # fmt: skip
    reserve = Reserve(1, 3, Kind.FORUM, Side.BASHKORTOSTAN, FORUM, Days(date(2026, 11, 18), date(2026, 11, 19)))
    return Picture(frame, entries, (reserve,), stretches(one for one in days_in_file() if one.day in frame))


def printed(pdf: bytes) -> str:
    (page,) = PdfReader(BytesIO(pdf)).pages
    return "\n".join(line.rstrip() for line in page.extract_text().replace("\u00a0", " ").splitlines()) + "\n"


@pytest.mark.parametrize("language", ["ru", "ba", "kk", "en"])
def test_a_year_says_on_paper_what_it_said_before(language: str) -> None:
    document = year_document(the_year(), Kind, language, Paper.A3, CHANGED)
    told = printed(typeset(job("year.typ", CHANGED, document)))
    assert told == kept(HERE / f"year-{language}.txt", told)


def test_the_same_year_is_the_same_file() -> None:
    first, second = (job("year.typ", CHANGED, year_document(the_year(), Kind, "ru", Paper.A4, CHANGED)) for _ in range(2))
    assert typeset(first) == typeset(second)
