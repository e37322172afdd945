"""The words of briefs on paper, as PDF and DOCX.

`YIYIN_GOLDEN=write pytest tests/golden/print` writes the files again; read the difference before keeping it.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.faces.printouts.brief_document import BriefPicture, Line, brief_document
from app.faces.printouts.brief_reading import written_brief
from app.faces.printouts.render import job, typeset
from app.ground.kernel.texts import Texts
from app.matters.briefs.rules import BriefKind, SectionText
from tests.factories.briefs import FIGURES, SECTIONS
from tests.golden.told import docx_words, kept, pdf_words

HERE = Path(__file__).parent
REGION = BriefPicture(
    BriefKind.REGION,
    Texts("Костанайская область", kk="Қостанай облысы", en="Kostanay Region"),
    date(2024, 11, 18),
    source="Пример",
    sections=SECTIONS,
    figures=FIGURES,
    bodies=(Texts("Акимат Костанайской области", kk="Қостанай облысының әкімдігі"), Texts("ТОО «Образец»")),
    agreements=(Line("26.09.2023", Texts("Меморандум о производстве пружин"), Texts("ИННОПРОМ. Казахстан")),),
    projects=(Line("", Texts("Производство пружин в Костанае")),),
)
PERSON = BriefPicture(
    BriefKind.PERSON,
    Texts("Участников Иван Иванович"),
    date(2024, 11, 18),
    lead=Texts("аким области"),
    posts=(Line("2023–", Texts("аким области"), Texts("Акимат")), Line("2019–2023", Texts("заместитель акима области"))),
    sections=(SectionText(Texts(), Texts("Говорит по-русски.\nПросил о встрече.")),),
    meetings=(Line("26–27 ноября 2024 г.", Texts("XX Форум"), Texts("Делегация области")),),
)
EDITIONS = {
    "region-ru": (REGION, "ru"),
    "region-kk": (REGION, "kk"),
    "region-en": (replace(REGION, source=""), "en"),
    "person-ru": (PERSON, "ru"),
}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_brief_says_on_paper_what_it_said_before(edition: str) -> None:
    picture, language = EDITIONS[edition]
    document = brief_document(picture, language)
    pdf = pdf_words(typeset(job("brief.typ", picture.at, document)))
    printed = "\n=== docx\n".join((pdf, docx_words(written_brief(job("brief.docx", picture.at, document)))))
    assert printed == kept(HERE / f"brief-{edition}.txt", printed)
