"""Lists as people have them in a file, and the plan of what taking them in would do: guess, preview, apply."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Generic, TypeVar

from app.ground.kernel.texts import Texts

T = TypeVar("T")

Cell = str | int | float | bool | date | datetime | time | None
"""What stands in a cell: as typed, numbers as numbers; a formula is the text that begins with “=”, never its value."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file, all rows equally long, as it stands there: titles, empty rows and footers included."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Column:
    """Something that a list may say of each row, and what its heading is usually called."""

    key: str
    label: str
    """A message id."""
    headings: tuple[str, ...]
    """Words of headings, folded (`kernel.text.folded`); the first that fits wins."""
    several: bool = False
    """Whether more than one column of a file may be this."""
    looks: Callable[[Cell], bool] | None = None
    """Tells a cell that can hardly be anything else, so that a column without a heading is known by its cells."""
    personal: bool = False
    """Whether its cells are personal data: the preview shows what the file says, never what is kept already."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a sheet is what, and where the rows begin."""

    heading: int
    """Index of the row with the headings; −1 where there is none."""
    of: Mapping[int, str]
    """Index of a column → key of what it says; columns that say nothing of use are not in it."""


class Verdict(StrEnum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"
    SKIPPED = "skipped"
    """No row of the list: a title, a group, a footer, an empty line."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Why a row is judged as it is: a message id and its values; `column` is the key of the cell that it is about."""

    msgid: str
    values: Mapping[str, Any] = field(default_factory=dict)
    column: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a row would change: the label (a message id) of a field, what stands there now and what would."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedRow(Generic[T]):
    """One row of a sheet and what would become of it."""

    number: int
    """As the spreadsheet numbers it: 1 is the first."""
    verdict: Verdict
    told: str
    """The row in a few words, for the preview: a name, a title."""
    value: T | None = None
    target_id: int | None = None
    """What it would change: the id of the row that is there already."""
    known_id: int | None = None
    """Who or what of the registers the row is, where that is sure: nobody is made anew for it."""
    like_ids: tuple[int, ...] = ()
    """What of the registers it may be, where that is doubtful: somebody has to choose one of these, a new one, or to leave it out."""
    like_rows: tuple[int, ...] = ()
    """Which rows above it may repeat, by their numbers, where that is doubtful."""
    remarks: tuple[Remark, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class RowPlan(Generic[T]):
    """What taking a list in would do, row by row; computed anew from the same sheet, it is the same as long as nothing changes."""

    rows: Sequence[PlannedRow[T]]

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have a verdict."""
        return sum(row.verdict is verdict for row in self.rows)


class Decision(StrEnum):
    """What somebody decided about a doubtful row."""

    KNOWN = "known"
    """It is one of the registers'."""
    ROW = "row"
    """It repeats a row above: what that one leaves empty is filled in from it."""
    NEW = "new"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision about a doubtful row; `of` is an id for KNOWN, the number of a row for ROW."""

    decision: Decision
    of: int = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """What a list is taken into: a delegation, a programme."""

    event_id: int
    name: Texts
    endpoint: str
    """The page to go back to, with `values` for its address."""
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a list that was taken in, in rows."""

    made: int = 0
    changed: int = 0
    same: int = 0
    left_out: int = 0
    """Doubtful ones that nobody decided about, or that were to be left out, and refused ones."""
    remarks: tuple[Remark, ...] = ()
