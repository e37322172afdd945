"""The rows of a plan as a page shows them: a few at a time, each with what it would change and what is to be decided."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from app.ground.kernel.paging import numbers_of
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell, Choice, Column, Decision, PlannedRow, Remark, RowPlan, Sheet, Verdict
from app.ground.words.messages import gettext

PAGE: Final = 100
"""Rows of a page."""
SAMPLE: Final = 60
"""Letters of an example."""

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.DOUBTFUL: N_("Doubtful"),
    Verdict.NEW: N_("New"),
    Verdict.CHANGED: N_("Changed"),
    Verdict.SAME: N_("Unchanged"),
    Verdict.REFUSED: N_("Refused"),
    Verdict.SKIPPED: N_("Not of the list"),
}
"""In the order in which they need somebody's eye."""

TONES: Final[Mapping[Verdict, str]] = {
    Verdict.DOUBTFUL: "warn",
    Verdict.NEW: "good",
    Verdict.CHANGED: "accent",
    Verdict.SAME: "",
    Verdict.REFUSED: "error",
    Verdict.SKIPPED: "",
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A planned row in the spoken language."""

    number: int
    verdict: Verdict
    told: str
    known: str
    """Who of the registers it is, where that is sure."""
    remarks: tuple[str, ...]
    differences: tuple[tuple[str, str, str], ...]
    """Label, before, after."""
    offers: tuple[tuple[str, str], ...]
    """Value and words of what may be decided; empty where nothing is to be."""
    chosen: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A page of a plan."""

    rows: tuple[ShownRow, ...]
    counts: Mapping[Verdict, int]
    verdict: Verdict | None
    """Whose rows are shown; None is all that belong to the list."""
    page: int
    pages: int
    undecided: int
    """Doubtful rows that nobody has decided about: they would be left out."""
    digest: str
    """What the page has shown: taking in begins with the same, or the page is shown again."""

    @property
    def of_list(self) -> int:
        """How many rows belong to the list."""
        return sum(count for verdict, count in self.counts.items() if verdict is not Verdict.SKIPPED)

    @property
    def to_do(self) -> int:
        """How many rows would change something, those counted that still need a decision."""
        return sum(self.counts[verdict] for verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.DOUBTFUL))

    @property
    def numbers(self) -> list[int | None]:
        """The pages to offer, None for a gap."""
        return numbers_of(self.page, self.pages, around=2)


def digest_of(plan: RowPlan[Any]) -> str:
    """Return what two plans have in common that would do the same."""
    told = hashlib.sha256()
    for row in plan.rows:
        told.update(repr((row.number, row.verdict, row.target_id, row.known_id, row.like_ids, row.like_rows, row.value)).encode())
        told.update(repr([(one.label, one.before, one.after) for one in row.differences]).encode())
    return told.hexdigest()


def shown_rows(plan: RowPlan[Any], verdict: Verdict | None) -> list[PlannedRow[Any]]:
    """Return the rows of one verdict, or all that belong to the list."""
    return [row for row in plan.rows if (row.verdict is verdict if verdict else row.verdict is not Verdict.SKIPPED)]


def preview_of(
    plan: RowPlan[Any],
    likes_of: Callable[[RowPlan[Any]], Mapping[int, str]],
    choices: Mapping[int, Choice],
    *,
    verdict: Verdict | None,
    page: int,
) -> Preview:
    """Return a page of the plan; `likes_of` tells those whom some rows may be, and is asked about the page's alone."""
    rows = shown_rows(plan, verdict)
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(page, 1), pages)
    counts = {one: plan.count(one) for one in VERDICTS}
    undecided = sum(row.verdict is Verdict.DOUBTFUL and row.number not in choices for row in plan.rows)
    on_page = rows[(page - 1) * PAGE : page * PAGE]
    likes = likes_of(RowPlan(on_page))
    shown = tuple(_shown(row, likes, choices.get(row.number)) for row in on_page)
    return Preview(shown, counts, verdict, page, pages, undecided, digest_of(plan))


def told_remarks(remarks: Sequence[Remark]) -> tuple[str, ...]:
    """Return remarks as sentences."""
    return tuple(gettext(remark.msgid, **remark.values) for remark in remarks)


def samples_of(sheet: Sheet, place: int, heading: int) -> list[str]:
    """Return the first different texts of a column, for a person to know it by."""
    cells = (row[place] for row in sheet.rows[heading + 1 : heading + 200])
    told = dict.fromkeys(_sample(cell) for cell in cells if cell is not None)
    return list(told)[:3]


def _sample(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H.%M}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    text = " ".join(str(cell).split())
    return text if len(text) <= SAMPLE else f"{text[: SAMPLE - 1]}…"


def labels_of(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Return what a column may say, for a choice."""
    return [("", gettext(N_("leave out"))), *((column.key, gettext(column.label)) for column in columns)]


def _shown(row: PlannedRow[Any], likes: Mapping[int, str], choice: Choice | None) -> ShownRow:
    return ShownRow(
        row.number,
        row.verdict,
        row.told,
        likes.get(row.known_id, "") if row.known_id is not None else "",
        told_remarks(row.remarks),
        tuple((gettext(one.label), one.before, one.after) for one in row.differences),
        tuple(_offers(row, likes)) if row.verdict is Verdict.DOUBTFUL else (),
        _value(choice) if choice else "",
    )


def _offers(row: PlannedRow[Any], likes: Mapping[int, str]) -> list[tuple[str, str]]:
    return [
        ("", gettext(N_("Not decided: left out"))),
        *((_value(Choice(Decision.ROW, number)), gettext(N_("The same as row %(row)s"), row=number)) for number in row.like_rows),
        *((_value(Choice(Decision.KNOWN, ident)), likes[ident]) for ident in row.like_ids if ident in likes),
        ("new", gettext(N_("Somebody or something new"))),
        ("leave", gettext(N_("Leave out"))),
    ]


def _value(choice: Choice) -> str:
    return f"{choice.decision.value}:{choice.of}" if choice.decision in (Decision.KNOWN, Decision.ROW) else choice.decision.value
