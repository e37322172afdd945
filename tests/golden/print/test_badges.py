"""The words of fixed badges and place cards on paper: the text of the PDF; and what one file of many keeps of its parts.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.faces.printouts import badge_typesetting
from app.faces.printouts.badge_document import TEMPLATES, BadgeWish, Layout, badge_document, in_order
from app.faces.printouts.render import job
from app.ground.jobs.long import packed
from tests.golden.told import kept
from tests.unit.faces.printouts.badges import ADDRESS, BADGES, OCCASION

HERE = Path(__file__).parent
AT = datetime(2024, 11, 26, tzinfo=UTC)
EDITIONS = {
    "ru": BadgeWish("ru"),
    "kk": BadgeWish("kk"),
    "ba": BadgeWish("ba"),
    "en-single": BadgeWish("en", Layout.SINGLE),
    "ru-cards": BadgeWish("ru", Layout.CARDS),
}


def printed(wish: BadgeWish) -> bytes:
    document = badge_document(in_order(BADGES, wish.language), OCCASION, wish, address=ADDRESS)
    return badge_typesetting.pdf(job(TEMPLATES[wish.layout], AT, document))


@pytest.mark.parametrize("edition", EDITIONS)
def test_badges_say_on_paper_what_they_said_before(edition: str) -> None:
    pages = [page.extract_text().replace("\u00a0", " ") for page in PdfReader(BytesIO(printed(EDITIONS[edition]))).pages]
    told = "\n---\n".join("\n".join(line.rstrip() for line in page.splitlines()) for page in pages) + "\n"
    assert told == kept(HERE / f"badges-{edition}.txt", told)


@pytest.mark.parametrize("edition", EDITIONS)
def test_badges_are_tagged_and_keep_to_the_standard(edition: str) -> None:
    """The typesetter refuses a file with a sign that no font has, and sets it without the standard: then there is no claim to it."""
    file = PdfReader(BytesIO(printed(EDITIONS[edition])))
    root: Any = file.root_object
    metadata = root["/Metadata"].get_data().decode()
    assert ("<pdfuaid:part>1</pdfuaid:part>" in metadata, "/StructTreeRoot" in root) == (True, True)


def test_the_same_badges_give_the_same_bytes() -> None:
    assert printed(EDITIONS["ru"]) == printed(EDITIONS["ru"])


def test_one_file_of_many_has_all_pages_bookmarks_and_tags() -> None:
    wish = EDITIONS["en-single"]
    file = PdfReader(BytesIO(badge_typesetting.merged(packed([printed(wish)] * 3))))
    root: Any = file.root_object
    tree = root["/StructTreeRoot"]
    numbers = tree["/ParentTree"]["/Nums"]
    parents = {int(numbers[place]): numbers[place + 1].get_object() for place in range(0, len(numbers), 2)}
    assert (len(file.pages), len(file.outline), sorted(parents)) == (15, 15, list(range(15)))
    pages: list[Any] = list(file.pages)
    for page in pages:
        tagged = {element.get_object().raw_get("/Pg").idnum for element in parents[page["/StructParents"]]}
        assert tagged == {page.indirect_reference.idnum}
    document = tree["/K"][0].get_object()
    assert {kid.get_object()["/P"].get_object()["/S"] for kid in document["/K"]} == {"/Document"}


def test_one_part_is_the_file() -> None:
    file = PdfReader(BytesIO(badge_typesetting.merged(packed([printed(EDITIONS["ru"])]))))
    assert len(file.pages) == 2
