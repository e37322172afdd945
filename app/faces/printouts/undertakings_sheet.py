"""The sheet on which instructions, the roadmap and the report of decisions are printed: across, dated by the last change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from app.faces.printouts.lists_document import Cell, Column, cell, group, rows_of, section
from app.faces.printouts.rows import Json
from app.faces.printouts.wording import said
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.dates import instant
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.undertakings.picture import Body

NEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""What dates a paper of which nothing has been written yet."""
SHORT: Final = 60
"""Letters of a heading by which the next sheet names it."""


@dataclass(frozen=True, slots=True)
class Dated:
    """When something of a paper was changed last, and by which clock that is told."""

    at: datetime | None
    zone: str

    @property
    def moment(self) -> datetime:
        """The only moment that gets into the file."""
        return self.at or NEVER

    def told(self) -> str:
        """Return it in words."""
        return gettext(N_("last changed %(moment)s"), moment=instant(self.at, self.zone)) if self.at else ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above everything, a line each; `name` is what the file is called."""

    kicker: str
    title: str
    name: str
    below: str = ""
    note: str = ""


def sheet(head: Head, dated: Dated, columns: Sequence[Column], sections: Sequence[Json]) -> dict[str, Json]:
    """Return everything that `templates/print/lists.typ` and the word processor print, in the language spoken."""
    return {
        "language": current(),
        "name": head.name,
        "continued": gettext(N_("%(day)s, continued"), day="{day}"),
        "watermark": None,
        "landscape": True,
        "head": {"kicker": head.kicker, "title": said(head.title), "where_and_when": head.below, "note": said(head.note)},
        "foot": {"left": head.name, "right": dated.told()},
        "columns": [{"label": column.label, "width": column.width} for column in columns],
        "sections": [*sections],
        "empty": gettext(N_("Nothing here yet")),
    }


def cut_told(is_cut: bool) -> str:
    """Say that a paper does not have everything, where that is so."""
    return gettext(N_("There are more than stand here.")) if is_cut else ""


def part(heading: str, rows: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> Json:
    """Return rows under a heading."""
    short = heading if len(heading) <= SHORT else heading[:SHORT].rsplit(None, 1)[0] + " …"
    return section(heading, short, "", [group(rows_of(rows, columns))])


def body_cell(*bodies: Body | None, person: str = "") -> Cell:
    """Return who has to do something: bodies by their whole names, and who answers in person below."""
    named = [("note", clean(body.name.told(current()))) for body in bodies if body]
    return cell(*named, ("more", person))
