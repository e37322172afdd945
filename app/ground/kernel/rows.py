"""Lists as people have them in a file, and the plan of what taking them in would do: guess, preview, apply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Generic, TypeVar

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
    like_ids: tuple[int, ...] = ()
    """What it may be, where that is doubtful: somebody has to choose one of these, a new one, or to leave it out."""
    remarks: tuple[Remark, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class RowPlan(Generic[T]):
    """What taking a list in would do, row by row; computed anew from the same sheet, it is the same as long as nothing changes."""

    rows: Sequence[PlannedRow[T]]

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have a verdict."""
        return sum(row.verdict is verdict for row in self.rows)
