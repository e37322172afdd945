"""The paper itself: whatever a title says, it is set; the same arguments give the same bytes."""

import re
from io import BytesIO
from typing import Any, cast

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import Destination

from app.faces.printouts.approval import Approval
from app.faces.printouts.programme_document import Edition, Issue
from app.faces.printouts.render import etag, job, programme_pdf, typeset
from app.faces.printouts.rows import Json
from app.faces.printouts.typesetting import FONTS, STANDARDS
from app.ground.jobs.worker import JobFailed, TooLong
from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.programmes.rules import Speech
from tests.unit.faces.printouts.pictures import DRAFT, FIRST, ITEMS, PUBLISHED, SECOND, TORATAU, VERSION, at, forum, item

MILLIMETRE = 72 / 25.4
ALPHABETS = {
    "ru": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "ba": "АБВГҒДҘЕЁЖЗИЙКҠЛМНҢОӨПРСҪТУҮФХҺЦЧШЩЪЫЬЭӘЮЯ",
    "kk": "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ",
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
SIGNS = "0123456789 .,:;!?–—−-«»“”„()[]/№%&+*#@\u00a0"


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text(pdf: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in reader(pdf).pages).replace("\u00a0", " ").split())


def root(pdf: bytes) -> Any:
    return reader(pdf).trailer["/Root"]


@pytest.mark.parametrize("edition", Edition)
def test_the_same_version_gives_the_same_bytes(edition: Edition) -> None:
    first = programme_pdf(forum(), edition, "ru", VERSION)
    programme_pdf(forum(*ITEMS[:3]), edition, "ru", VERSION)
    assert programme_pdf(forum(), edition, "ru", VERSION) == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_tagged_titled_and_says_its_language(language: str) -> None:
    pdf = programme_pdf(forum(), Edition.GUEST, language, VERSION)
    assert root(pdf)["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root(pdf)
    assert root(pdf)["/Lang"] == language
    assert root(pdf)["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = reader(pdf).metadata
    assert metadata is not None
    assert forum().title.told(language) in str(metadata.title)
    assert metadata.creation_date == PUBLISHED
    xmp = root(pdf)["/Metadata"].get_data().decode()
    assert re.findall(r"<pdf(?:aid|uaid):part>(\d)", xmp) == ["2", "1"]


def test_each_day_has_a_bookmark() -> None:
    outline = cast("list[Destination]", reader(programme_pdf(forum(), Edition.HOST, "en", VERSION)).outline)
    told = [str(one.title).replace("\u00a0", " ") for one in outline]
    assert told == ["Tuesday, 26 November 2024", "Wednesday, 27 November 2024"]


@pytest.mark.parametrize(("edition", "size"), [(Edition.GUEST, (210, 297)), (Edition.HOST, (297, 210))])
def test_guests_get_an_upright_sheet_and_hosts_one_across(edition: Edition, size: tuple[int, int]) -> None:
    box = reader(programme_pdf(forum(), edition, "ru", VERSION)).pages[0].mediabox
    assert (round(float(box.width) / MILLIMETRE), round(float(box.height) / MILLIMETRE)) == size


def test_code_in_a_title_prints_as_itself() -> None:
    titles = [
        '#import "x": *',
        "\\input{/etc/passwd}",
        "$x^2$ *b* _e_ `raw` @ref <label>",
        "// не примечание /* и это */",
        "#panic()",
        '{"a": 1}',
    ]
    items = [item(f"u{n}", at(FIRST, f"{10 + n}:00"), title, note=Texts(title), track=Texts(title)) for n, title in enumerate(titles)]
    printed = text(programme_pdf(forum(*items), Edition.GUEST, "ru", VERSION))
    for title in titles:
        assert printed.count(title) == 3


def test_a_sign_that_no_font_has_does_not_keep_the_paper_from_being_set() -> None:
    pdf = programme_pdf(forum(item("a", at(FIRST, "10:00"), "Праздник 🎉")), Edition.GUEST, "ru", VERSION)
    assert "Праздник" in text(pdf)
    assert "/StructTreeRoot" in root(pdf)


def test_every_letter_of_every_language_is_there_in_every_weight() -> None:
    letters = "".join(ALPHABETS.values())
    sample = letters + letters.lower() + SIGNS
    source = '#set document(title: "t")\n#set text(fallback: false)\n#let s = sys.inputs.s\n' + "\n".join(
        f'#text(font: "{font}", weight: "{weight}", style: "{style}", s)'
        for font in ("PT Serif", "PT Sans")
        for weight in ("regular", "bold")
        for style in ("normal", "italic")
    )
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    assert len(fonts.fonts()) == 8

    def set_in_all(sample: str) -> list[typst.TypstWarning]:
        inputs = {"s": sample}
        return typst.compile_with_warnings(source.encode(), font_paths=fonts, format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS)[1]

    # To these standards Typst refuses a text that its font has no glyph for.
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        set_in_all(sample + "→")
    assert set_in_all(sample) == []


def test_only_the_fonts_of_the_house_are_in_the_file() -> None:
    pages = reader(programme_pdf(forum(), Edition.HOST, "kk", DRAFT)).pages
    used = {str(font["/BaseFont"])[8:] for page in pages for font in cast("Any", page["/Resources"])["/Font"].values()}
    assert {name.split("-")[0].split(",")[0] for name in used} <= {"PTSerif", "PTSans"}


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("count", range(6, 16, 2))
def test_a_day_heading_stays_with_its_first_row(edition: Edition, count: int) -> None:
    first = [item(f"a{n}", at(FIRST, f"{n + 6:02}:00"), "Мероприятие с названием на две строки, " * 2) for n in range(count)]
    pages = reader(programme_pdf(forum(*first, item("b", at(SECOND, "10:00"), "Второй день")), edition, "ru", VERSION)).pages
    texts = [page.extract_text().replace("\u00a0", " ") for page in pages]
    assert [n for n, told in enumerate(texts) if "27 ноября 2024 г., среда" in told] == [
        n for n, told in enumerate(texts) if "Второй день" in told
    ]


def test_the_heads_of_the_columns_and_the_day_stand_on_every_sheet() -> None:
    items = [item(f"a{n}", at(FIRST, f"{n // 4:02}:{n % 4 * 15:02}"), "Мероприятие") for n in range(75)]
    pages = [page.extract_text().replace("\u00a0", " ") for page in reader(programme_pdf(forum(*items), Edition.HOST, "en", VERSION)).pages]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert page.count("Responsible") == 1
        assert page.count("26 November, continued") == int(number > 1)
        assert page.startswith(f"{number} 26 November") is (number > 1)


def test_a_row_that_no_sheet_could_hold_goes_over_to_the_next() -> None:
    speeches = tuple(
        Speech(Texts(f"Участник {n}"), Texts("О развитии межрегионального сотрудничества в промышленности"), 5) for n in range(90)
    )
    pdf = programme_pdf(forum(item("a", at(FIRST, "10:00"), "Пленарное заседание", speeches=speeches)), Edition.GUEST, "ru", VERSION)
    assert len(reader(pdf).pages) > 2
    told = text(pdf) + " "
    assert [n for n in range(90) if f"Участник {n} " not in told] == []


def test_an_empty_programme_can_be_printed() -> None:
    assert "The programme is empty" in text(
        programme_pdf(forum(item("a", at(FIRST, "10:00"), "x", visibility=ITEMS[1].visibility)), Edition.GUEST, "en", DRAFT)
    )


def test_the_signature_and_the_code_stand_on_the_first_sheet() -> None:
    url = "https://programme.example.org/check/f/2"
    items = [item(f"a{n}", at(FIRST, f"{n // 4:02}:{n % 4 * 15:02}"), "Мероприятие", place=TORATAU) for n in range(75)]
    pdf = programme_pdf(forum(*items), Edition.GUEST, "en", VERSION, approval=Approval("Премьер-министр", "А.Г. Назаров"), check_url=url)
    first, second = (page.extract_text().replace("\u00a0", " ") for page in reader(pdf).pages[:2])
    assert first.startswith("APPROVED BY\nПремьер-министр\nА.Г. Назаров\n“___” ____________ 2024\nPROGRAMME")
    assert "Scan to see" in first
    assert "Scan to see" not in second
    assert alternatives(root(pdf)["/StructTreeRoot"]) == [f"Square code leading to {url}"]


def alternatives(node: Any) -> list[str]:
    """Return what is read out instead of pictures."""
    node = node.get_object()
    if isinstance(node, list):
        return [told for child in node for told in alternatives(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (alternatives(node["/K"]) if "/K" in node else [])


def test_a_draft_has_its_word_behind_the_text_and_in_the_foot() -> None:
    draft = text(programme_pdf(forum(), Edition.GUEST, "en", DRAFT))
    assert "DRAFT" in draft
    assert "draft, as of 20.11.2024, 14:05" in draft
    assert "DRAFT" not in text(programme_pdf(forum(), Edition.GUEST, "en", VERSION))


def test_the_tag_of_a_sheet_changes_with_its_words_and_its_date() -> None:
    first = job("programme.typ", PUBLISHED, {"a": "1"})
    assert etag(first) == etag(job("programme.typ", PUBLISHED, {"a": "1"}))
    assert etag(first) != etag(job("programme.typ", PUBLISHED, {"a": "2"}))
    assert etag(first) != etag(job("programme.typ", Issue(PUBLISHED.replace(minute=6)).at, {"a": "1"}))


def test_a_sheet_that_takes_too_long_is_given_up_and_the_next_one_is_set() -> None:
    with pytest.raises(TooLong):
        programme_pdf(
            forum(*(item(f"u{n}", at(FIRST, "10:00"), "Мероприятие") for n in range(1500))), Edition.HOST, "ru", VERSION, seconds=0.05
        )
    assert "Plenary session" in text(programme_pdf(forum(), Edition.HOST, "en", VERSION))


def test_a_template_that_does_not_compile_says_why() -> None:
    with pytest.raises(JobFailed, match="No such file"):
        typeset(job("no_such.typ", PUBLISHED, {}))


@pytest.mark.parametrize("letter", ["Щ", "w", "="])
def test_a_word_longer_than_its_line_goes_on_in_the_next_one_and_nothing_typed_is_carried_out(letter: str) -> None:
    word, hostile = letter * 200, '#eval("6*7") *a* _b_ @c <b>d</b> {{7*7}} $x$ `r` // /* \\n'
    head: Json = {"title": f"{hostile} {word}", "about": word}
    document: dict[str, Json] = {
        "language": "ru",
        "name": "x",
        "continued": "",
        "watermark": None,
        "head": head,
        "foot": {"left": "", "right": ""},
    }
    told = reader(typeset(job("folder_note.typ", PUBLISHED, document))).pages[0].extract_text()
    lines = told.replace("\u200b", "").splitlines()
    assert max(map(len, lines)) < 100
    assert "".join(lines).replace(" ", "") == f"{hostile}{word}{word}".replace(" ", "")
