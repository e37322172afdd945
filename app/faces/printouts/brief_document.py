"""What a brief («справка») on a person, a region or a trade says on paper, as plain data for the templates; PDF and DOCX alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened, told
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_long, day_short
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.matters.briefs.figures import Figure
from app.matters.briefs.rules import BriefKind, SectionText
from app.matters.briefs.wording import Chart, kind_told, table_of

_FOOT: Final = 80
_MOST_LINE: Final = 260
"""Letters of what is drawn from elsewhere: the title of an agreement, of a project."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is known besides: the years, the day or the state of it, and what it is."""

    beside: str
    text: Texts
    below: Texts = Texts()


@dataclass(frozen=True, slots=True)
class BriefPicture:
    """All that a brief says, frozen."""

    kind: BriefKind
    title: Texts
    as_of: date
    lead: Texts = Texts()
    """What somebody is, beneath their name."""
    source: str = ""
    posts: tuple[Line, ...] = ()
    sections: tuple[SectionText, ...] = ()
    figures: tuple[Figure, ...] = ()
    bodies: tuple[Texts, ...] = ()
    agreements: tuple[Line, ...] = ()
    projects: tuple[Line, ...] = ()
    meetings: tuple[Line, ...] = ()

    @property
    def at(self) -> datetime:
        """The only moment that gets into the file: the brief's day."""
        return datetime.combine(self.as_of, time(), UTC)


def brief_document(picture: BriefPicture, language: str) -> dict[str, Json]:
    """Return everything that `templates/print/brief.typ` and the DOCX print."""
    with speaking(language):
        title = clean(picture.title.told(language))
        return {
            "language": language,
            "landscape": False,
            "name": brief_name(picture, language),
            "continued": "",
            "watermark": None,
            "head": {"kicker": gettext(N_("BRIEF")), "title": said(title), "lead": told(picture.lead)},
            "as_of": gettext(N_("as of %(day)s"), day=day_long(picture.as_of)),
            "source": gettext(N_("Source: %(source)s"), source=said(picture.source)) if picture.source else "",
            "foot": {"left": shortened(title, _FOOT), "right": gettext(N_("as of %(day)s"), day=day_short(picture.as_of))},
            "parts": [part for part in _parts(picture) if part["rows"] or part["text"] or part["table"]],
        }


def brief_name(picture: BriefPicture, language: str) -> str:
    """Return what the document is called, also as a file, without its extension."""
    with speaking(language):
        return f"{kind_told(picture.kind)} – {shortened(clean(picture.title.told(language)), _FOOT)}"


def _parts(picture: BriefPicture) -> Iterable[dict[str, Json]]:
    """Yield the parts in their order: who somebody is, what was written, the figures, and what is known from elsewhere."""
    yield _part(gettext(N_("Positions held")), rows=map(_row, picture.posts))
    for section in picture.sections:
        yield _part(told(section.heading), text=divisible(told(section.text)))
    yield _part(gettext(N_("Figures")), table=_table(picture.figures))
    yield _part(gettext(N_("Bodies and companies")), text="; ".join(divisible(told(body)) for body in picture.bodies))
    yield _part(gettext(N_("Agreements")), rows=map(_row, picture.agreements))
    yield _part(gettext(N_("Projects and measures")), rows=map(_row, picture.projects))
    yield _part(gettext(N_("Meetings lately")), rows=map(_row, picture.meetings))


def _part(heading: str, *, text: str = "", rows: Iterable[Json] = (), table: Json = None) -> dict[str, Json]:
    return {"heading": heading, "text": text, "rows": [*rows], "table": table}


def _row(line: Line) -> Json:
    text = shortened(told(line.text), _MOST_LINE)
    return {"beside": line.beside, "text": divisible(text), "below": divisible(shortened(told(line.below), _MOST_LINE))}


def _table(figures: Iterable[Figure]) -> Json:
    table = table_of(figures)
    if not table.rows:
        return None
    rows: list[Json] = [
        {"label": _counted(label, unit), "values": [value or "–" for value in values]} for label, unit, values in table.rows
    ]
    return {
        "label": gettext(N_("What is counted")),
        "years": [str(year) for year in table.years],
        "rows": rows,
        "charts": [_chart(one) for one in table.charts],
    }


def _chart(chart: Chart) -> Json:
    bars: list[Json] = [{"year": str(bar.year), "told": bar.told, "height": bar.height} for bar in chart.bars]
    return {"label": _counted(chart.label, chart.unit), "bars": bars}


def _counted(label: Texts, unit: Texts) -> str:
    return ", ".join(filter(None, (told(label), told(unit))))
