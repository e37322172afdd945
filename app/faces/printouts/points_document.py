"""What talking points («Тезисы») say on paper: in large letters, for reading at the table; plain data for the template and for DOCX."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.faces.printouts.rows import Json
from app.faces.printouts.seating_document import Talk
from app.faces.printouts.undertakings_sheet import Dated
from app.faces.printouts.wording import said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_long, hours
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext

_FOOT = 80


@dataclass(frozen=True, slots=True)
class Point:
    """One talking point, and the project it is about."""

    text: Texts
    if_asked: Texts = Texts()
    dossier: Texts = Texts()


def points_document(talk: Talk, points: Sequence[Point], dated: Dated, language: str) -> dict[str, Json]:
    """Return everything that `templates/print/points.typ` and the word processor print."""
    with speaking(language):
        return {
            "language": language,
            "name": points_name(talk, language),
            "continued": "",
            "watermark": None,
            "landscape": False,
            "head": {
                "kicker": gettext(N_("TALKING POINTS")),
                "title": said(clean(talk.title.told(language))),
                "where_and_when": ", ".join(filter(None, (clean(talk.place.told(language)), day_long(talk.when.day), hours(talk.when)))),
            },
            "foot": {"left": shortened(clean(talk.event.told(language)), _FOOT), "right": dated.told()},
            "asked": gettext(N_("If asked")),
            "points": [
                {
                    "number": f"{number}.",
                    "text": said(one.text.told(language)),
                    "asked": said(one.if_asked.told(language)),
                    "project": said(gettext(N_("Project: %(title)s"), title=clean(one.dossier.told(language)))) if one.dossier else "",
                }
                for number, one in enumerate(points, 1)
            ],
            "empty": gettext(N_("No talking points yet")),
        }


def points_name(talk: Talk, language: str) -> str:
    """Return what the document is called, without an extension."""
    with speaking(language):
        return f"{gettext(N_('Talking points'))} – {shortened(clean(talk.title.told(language)), _FOOT)}"
