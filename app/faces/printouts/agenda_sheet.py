"""The upright sheet on which the agenda of a meeting and the order of speeches are printed: head, columns, sections of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.faces.printouts.lists_document import FOOT, Cell, Occasion, Standing
from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_long, instant
from app.ground.words.languages import current
from app.ground.words.messages import gettext


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key in the rows, its head, and how many millimetres wide it is; 0 takes what is left of 180."""

    key: str
    label: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above everything, a line each; `name` is what the file is called, without its state."""

    kicker: str
    subject: str
    when: str
    where: str
    name: str


def upright_sheet(
    head: Head, occasion: Occasion, standing: Standing, columns: Sequence[Column], sections: Sequence[Json]
) -> dict[str, Json]:
    """Return everything that `templates/print/agenda.typ` and the word processor print, in the language spoken."""
    title = shortened(clean(occasion.title.told(current())), FOOT)
    state = gettext(N_("version %(number)s"), number=standing.number) if standing.number else gettext(N_("draft"))
    return {
        "language": current(),
        "name": f"{head.name} – {title}, {state}",
        "continued": "",
        "watermark": gettext(N_("DRAFT")) if standing.number is None else None,
        "landscape": False,
        "head": {"kicker": head.kicker, "subject": said(head.subject), "when": head.when, "where": said(head.where)},
        "foot": {"left": title, "right": _dated(standing, occasion.zone)},
        "columns": [{"key": column.key, "label": column.label, "width": column.width} for column in columns],
        "sections": [*sections],
        "empty": gettext(N_("Nothing here yet")),
    }


def section(heading: str, note: str, rows: Sequence[Mapping[str, Cell]]) -> Json:
    """Return rows, under a heading where there is one."""
    cells: list[Json] = [{key: _parts(cell) for key, cell in row.items()} for row in rows]
    return {"heading": said(heading), "note": said(note), "rows": cells}


def _parts(cell: Cell) -> Json:
    return [{"kind": kind, "text": divisible(said(text))} for kind, text in cell]


def _dated(standing: Standing, where: str) -> str:
    if standing.number is None:
        return gettext(N_("draft, as of %(moment)s"), moment=instant(standing.at, where))
    day = day_long(standing.at.astimezone(zone(where)).date())
    return gettext(N_("Version %(number)s of %(day)s"), number=standing.number, day=day)
