"""A composition as PDF and as DOCX: set whole, the same bytes for the same data, nothing split or lost."""

import re
import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any, cast

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import Destination

from app.faces.printouts.composition_document import CompositionPicture, Wanted, composition_document
from app.faces.printouts.composition_docx import docx
from app.faces.printouts.render import job, typeset, written
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.planning.delegations.arranging import Order
from app.register.directory.rules.kinds import Category
from tests.unit.faces.printouts.compositions import ALL, MEMBERS, ONE, OWN, PUBLISHED, STATE, member
from tests.unit.faces.printouts.test_render import ALPHABETS

RU = Wanted("ru")
HUNDRED = replace(
    OWN,
    members=(
        MEMBERS[0],
        *(
            member(f"m{n}", Texts(f"Участников{n:03} Иван Иванович"), Texts("главный специалист отдела " * (n % 4 + 1)), category=one)
            for n, one in enumerate([*Category] * 15, 1)
        ),
    ),
)


def pdf(picture: CompositionPicture = ONE, wanted: Wanted = RU) -> PdfReader:
    return PdfReader(BytesIO(typeset(job("composition.typ", picture.state.at, composition_document(picture, wanted)))))


def docx_of(picture: CompositionPicture = ONE, wanted: Wanted = RU) -> bytes:
    return docx(job("composition.docx", picture.state.at, composition_document(picture, wanted)))


def words(picture: CompositionPicture = ONE, wanted: Wanted = RU) -> Paper:
    return Document(BytesIO(docx_of(picture, wanted)))


def cells(paper: Paper, table: int = -1) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in paper.tables[table].rows]


@pytest.mark.parametrize("wanted", [RU, Wanted("ru", "kk", Order.CATEGORY), Wanted("ru", "ba"), Wanted("en", order=Order.ALPHABET)])
def test_the_same_composition_gives_the_same_bytes(wanted: Wanted) -> None:
    for picture in (ONE, ALL):
        document = composition_document(picture, wanted)
        for draw, template in ((typeset, "composition.typ"), (written, "composition.docx")):
            asked = job(template, picture.state.at, document)
            assert draw(asked) == draw(asked)


@pytest.mark.parametrize("language", ["ru", "ba", "kk", "en"])
def test_paper_is_tagged_titled_says_its_language_and_lacks_no_letter(language: str) -> None:
    letters = "".join(ALPHABETS.values())
    sample = Texts(*[letters + letters.lower()] * 4)
    picture = replace(ONE, delegations=(replace(OWN, members=(replace(MEMBERS[0], name=sample, position=sample),)),))
    root = cast("Any", pdf(picture, Wanted(language)).trailer["/Root"])
    # To these standards the typesetter refuses a text that its font has no glyph for.
    assert re.findall(r"<pdf(?:aid|uaid):part>(\d)", root["/Metadata"].get_data().decode()) == ["2", "1"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == (language, True)


def test_each_delegation_has_a_bookmark_and_a_sheet_of_its_own_unless_they_follow_one_another() -> None:
    apart, together = pdf(ALL, Wanted("en")), pdf(ALL, Wanted("en", breaks=False))
    names = [str(one.title) for one in cast("list[Destination]", apart.outline)]
    assert names == ["Delegation of the Government of the Republic of Bashkortostan", "Delegation of Kostanay Region", OUR_LAST]
    assert (len(apart.pages), len(together.pages)) == (3, 1)


OUR_LAST = "Деловая делегация Республики Казахстан"


def test_a_hundred_members_print_with_heads_on_each_page_and_no_row_split() -> None:
    found = pdf(replace(ONE, delegations=(HUNDRED,)), Wanted("en", order=Order.CATEGORY))
    pages = [page.extract_text() for page in found.pages]
    assert len(pages) > 5
    assert all("Full name" in page and "Position" in page for page in pages)
    # A row's number and its whole text stand on one page.
    for page in pages:
        for number in re.findall(r"^(\d+) Участников(\d{3})", page, re.MULTILINE):
            name, length = f"Участников{number[1]} Иван", int(number[1]) % 4 + 1
            row = page.split(name)[1].split("Участников")[0]
            assert row.replace("-\n", "").replace("\n", " ").count("отдела") == length
    assert sum(page.count("Участников") for page in pages) == 105


def test_words_in_a_document_are_headings_tables_and_cells() -> None:
    paper = words(wanted=Wanted("en"))
    assert [(line.style.name if line.style else "", line.text) for line in paper.paragraphs][:3] == [
        ("Title", "COMPOSITION OF THE DELEGATION"),
        ("Heading 1", "Delegation of the Government of the Republic of Bashkortostan"),
        ("Normal", "for participation in the exhibition “INNOPROM. Kazakhstan”"),
    ]
    found = cells(paper)
    assert found[0] == ["№", "Full name", "Position", "Role"]
    assert found[1][:3] == ["1", "Participant One D1", "Prime Minister of the Government of the Republic of Bashkortostan"]
    assert len(found) == 7


def test_of_an_event_each_delegation_is_a_heading_on_a_page_of_its_own() -> None:
    paper = words(ALL, Wanted("en"))
    headings = [line for line in paper.paragraphs if line.style and line.style.name == "Heading 1"]
    assert [line.text for line in headings][1:] == ["Delegation of Kostanay Region", OUR_LAST]
    assert [bool(line.paragraph_format.page_break_before) for line in headings] == [False, True, True]


def test_categories_span_the_table_and_two_languages_stand_side_by_side() -> None:
    paper = words(wanted=Wanted("ru", "en", Order.CATEGORY))
    assert len(paper.tables) == 2
    assert [row[1].split("\n")[0] for row in cells(paper, 0)][1] == "Delegation of the Government of the Republic of Bashkortostan"
    merged = cells(paper)[2]
    assert len(set(merged)) == 1
    assert [text.split("\n")[0] for text in cells(paper)[1]] == ["1", "Участник Первый Д1", "Participant One D1"]


def test_a_document_has_the_sheet_the_letters_and_the_facts_of_the_house() -> None:
    paper = words()
    section, style = paper.sections[0], paper.styles["Normal"]
    assert [round(side.mm) for side in (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin) if side] == [
        20,
        10,
        20,
        20,
    ]
    assert [round(side.mm) for side in (section.page_width, section.page_height) if side] == [210, 297]
    fonts = style.element.rPr.find(qn("w:rFonts"))
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert style.element.rPr.find(qn("w:lang")).get(qn("w:val")) == "ru-RU"
    facts = paper.core_properties
    assert (facts.language, facts.author, facts.comments) == ("ru-RU", "", "")
    assert {facts.created, facts.modified} == {PUBLISHED}
    assert isinstance(facts.created, datetime)


def test_rows_stay_whole_heads_repeat_and_pages_are_numbered_from_the_second() -> None:
    paper = words(replace(ONE, delegations=(HUNDRED,)))
    rows = list(paper.tables[0]._tbl.iter(qn("w:tr")))
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
    assert [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows] == [True, *[False] * (len(rows) - 1)]
    section = paper.sections[0]
    assert section.different_first_page_header_footer
    assert [one.get(qn("w:instr")) for one in section.header._element.iter(qn("w:fldSimple"))] == ["PAGE"]
    assert section.first_page_header.is_linked_to_previous  # nothing stands there


def test_a_draft_says_so_and_an_internal_edition_lies_across() -> None:
    draft = words(replace(ONE, state=replace(STATE, number=None)), Wanted("en"))
    assert draft.paragraphs[0].text == "DRAFT"
    internal = words(replace(ONE, records={}), Wanted("en"))
    width, height = internal.sections[0].page_width, internal.sections[0].page_height
    assert width is not None
    assert height is not None
    assert width > height
    assert cells(internal)[0][-2:] == ["Phone", "Passport or identity card"]


def test_no_part_of_a_document_has_a_time_of_its_own() -> None:
    with zipfile.ZipFile(BytesIO(docx_of())) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@settings(max_examples=40)
@given(st.text(max_size=40))
def test_whatever_a_name_says_the_document_opens_and_says_it(name: str) -> None:
    odd = replace(MEMBERS[0], name=Texts(f"А{name}"))
    paper = words(replace(ONE, delegations=(replace(OWN, members=(odd,)),)), Wanted("en"))
    assert cells(paper)[1][1].split() == clean(f"А{name}", lines=True).split()
