"""Claims about the papers of one's own as files: tagged, titled, in their language, of their size, the same for the same version."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.faces.printouts.itinerary_card import card_document
from app.faces.printouts.itinerary_document import Paper, itinerary_document, own_name
from app.faces.printouts.render import job, typeset
from app.planning.itineraries.rules import Subject
from tests.unit.faces.printouts.own_programmes import ISSUE, own

MILLIMETRES = {"a4": (210, 297), "a5": (148, 210), "a6": (105, 148)}


def pdf(paper: str, language: str = "ru", times: int = 1) -> bytes:
    if paper == "a5":
        return typeset(job("card.typ", ISSUE.at, card_document([own(Subject.VEHICLE, language)] * times, language, ISSUE)))
    return typeset(
        job("itinerary.typ", ISSUE.at, itinerary_document([own(Subject.PERSON, language)] * times, Paper(paper), language, ISSUE))
    )


@pytest.mark.parametrize("paper", MILLIMETRES)
def test_a_paper_has_its_size_its_tags_its_title_and_its_language(paper: str) -> None:
    read = PdfReader(BytesIO(pdf(paper, "kk")))
    box = read.pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == MILLIMETRES[paper]
    catalogue = read.root_object
    assert ("/StructTreeRoot" in catalogue, str(catalogue["/Lang"])) == (True, "kk")
    assert read.metadata is not None
    assert read.metadata.title
    assert read.outline


def test_the_same_version_gives_the_same_bytes() -> None:
    assert pdf("a6") == pdf("a6")


def test_each_programme_of_a_file_begins_on_its_own_page_and_counts_from_one() -> None:
    one, two = (PdfReader(BytesIO(pdf("a6", times=times))).pages for times in (1, 2))
    assert len(two) == 2 * len(one)
    assert [page.extract_text() for page in two] == 2 * [page.extract_text() for page in one]


def test_markup_in_a_title_is_printed_as_itself_and_no_paper_says_draft() -> None:
    text = " ".join(PdfReader(BytesIO(pdf("a4"))).pages[0].extract_text().split())
    assert ('#import "x" $a$ *b* <i>' in text, "ПРОЕКТ" in text) == (True, False)


def test_a_file_is_called_after_whose_it_is_and_its_version() -> None:
    assert "версия 3" in own_name([own(Subject.PERSON, "ru")], "ru", 3)
    assert "Қасымов" in own_name([own(Subject.PERSON, "ru")], "ru", 3)
