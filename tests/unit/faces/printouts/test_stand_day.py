"""Claims about the plan of a day at the stand: it fits on one sheet as long as it can be read, and says so where it does not."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.faces.printouts.render import job, typeset
from app.faces.printouts.stand_day_document import stand_day_document
from tests.unit.faces.printouts import fairs

OVERLEAF = "goes on overleaf"


def pages(items: int) -> list[str]:
    document = stand_day_document(fairs.long_day(items), fairs.VERSION, "en")
    pdf = typeset(job("stand_day.typ", fairs.VERSION.moment, document))
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("items", [0, 3, 10, 18])
def test_a_day_stands_on_one_sheet_however_much_happens_within_reason(items: int) -> None:
    found = pages(items)
    assert (len(found), OVERLEAF in found[0], found[0].count("10:00")) == (1, False, items)


def test_a_day_that_no_sheet_holds_goes_on_overleaf_and_says_so_with_nothing_left_out() -> None:
    found = pages(60)
    assert (len(found) > 1, OVERLEAF in found[0], sum(page.count("10:00") for page in found)) == (True, True, 60)


def test_no_telephone_and_no_draft_mark_stands_on_a_published_plan() -> None:
    document = stand_day_document(fairs.day(), fairs.VERSION, "ru")
    assert (document["watermark"], "+7" in str(document)) == (None, False)
    assert stand_day_document(fairs.day(), fairs.DRAFT, "ru")["watermark"] is not None
