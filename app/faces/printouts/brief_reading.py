"""Reads what a brief is drawn from, and measures how long it is on paper."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from typing import Final

from pypdf import PdfReader
from sqlalchemy.orm import Session

from app.faces.printouts.brief_document import BriefPicture, Line, brief_document, brief_name
from app.faces.printouts.brief_region import agreements_with, bodies_in, projects_in
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import SECONDS, job, typeset
from app.ground.jobs.crew import CREW
from app.ground.kernel.texts import Texts
from app.ground.web.sections import enter
from app.ground.words.dates import days_range
from app.ground.words.languages import current, speaking
from app.matters.briefs.commands import figures_of, sections_of
from app.matters.briefs.models import Brief
from app.matters.briefs.queries import get_brief, meetings_of
from app.matters.briefs.rules import MOST_PAGES, BriefKind, stem_of
from app.matters.briefs.wording import held, years_told
from app.register.directory.models import Appointment

DOCX_TASK: Final = "app.faces.printouts.brief_docx:docx"
_TEMPLATES: Final = {"pdf": "brief.typ", "docx": "brief.docx"}
_FURNITURE: Final = 3
"""Lines of a page that are not the text's: its number, and the two parts of the foot."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a brief is on paper."""

    pages: int
    lines_over: int
    """Lines on the pages that are too many."""

    @property
    def is_over(self) -> bool:
        """Whether it is longer than the head reads."""
        return self.pages > MOST_PAGES


def brief_sheet(session: Session, brief_id: int, language: str, form: str = "pdf") -> Sheet:
    """Return a brief as it stands, as PDF or DOCX; raises NotFound."""
    with speaking(language):
        picture = picture_of_brief(session, get_brief(session, brief_id))
    document = brief_document(picture, language)
    return Sheet(job(_TEMPLATES[form], picture.at, document), f"{brief_name(picture, language)}.{form}")


def picture_of_brief(session: Session, brief: Brief) -> BriefPicture:
    """Return a brief that has been loaded whole, with what is known from elsewhere, frozen, in the spoken language."""
    person = brief.person
    if person is not None and person.blocked_at is not None:  # nothing that was said of them is shown until that is settled
        return BriefPicture(brief.kind, brief.title, brief.as_of)
    picture = BriefPicture(
        brief.kind, brief.title, brief.as_of, source=brief.source, sections=sections_of(brief), figures=figures_of(brief)
    )
    if person is not None:
        posts = held(person.appointments, brief.as_of)
        lead = posts[0].position if posts and posts[0].holds_on(brief.as_of) else Texts()
        return replace(
            picture,
            lead=lead,
            posts=tuple(Line(years_told(one), one.position, _body(one)) for one in posts) if _tells_more(posts) else (),
            meetings=tuple(
                Line(days_range(one.delegation.event.days), one.delegation.event.title, one.delegation.name)
                for one in meetings_of(session, person.id, until=brief.as_of)
            ),
        )
    stem = stem_of(brief.title.ru) if brief.kind is BriefKind.REGION else ""
    if not stem:
        return picture
    return replace(picture, bodies=bodies_in(session, stem), agreements=agreements_with(session, stem), projects=projects_in(session, stem))


def length_of(asked: bytes) -> Length:
    """Return how long the PDF of a job is, measured on the file itself."""
    return _measured(asked)


def written_brief(asked: bytes) -> bytes:
    """Return the DOCX of a job."""
    return CREW.run(DOCX_TASK, asked, seconds=SECONDS)


@lru_cache(maxsize=512)
def _measured(asked: bytes) -> Length:
    pages = PdfReader(BytesIO(typeset(asked))).pages
    over = sum(max(1, len(page.extract_text().splitlines()) - _FURNITURE) for page in pages[MOST_PAGES:])
    return Length(len(pages), over)


def _tells_more(posts: list[Appointment]) -> bool:
    """Tell whether the positions say more than what stands beneath the name."""
    return len(posts) > 1 or any(years_told(one) for one in posts)


def _body(one: Appointment) -> Texts:
    return one.organisation.name if one.organisation is not None else Texts()


def _length_for_page(session: Session, brief: Brief) -> Mapping[str, object]:
    return {"length": length_of(brief_sheet(session, brief.id, current()).job), "most": MOST_PAGES}


enter("brief", "printouts/_brief_length.html", _length_for_page, order=10)
