"""Where the drawing of a table puts what it shows, in the units of an SVG that is 360 wide; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.matters.talks.seating import Chair
from app.matters.talks.table import AtTable, Table

WIDTH: Final = 360
TABLE: Final = 46
"""How wide the table is."""
ROW: Final = 44
TOP: Final = 26
"""Above the table: what the sides are called."""
BOTTOM: Final = 30
"""Below the table: where the entrance is."""
_CHAIR: Final = 13
"""From the edge of the table to the middle of a chair."""
_NAME: Final = 25
"""From the edge of the table to a name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A chair in the drawing: its middle, where its words stand, who sits there."""

    x: int
    y: int
    words_x: int
    anchor: str
    chair: Chair
    who: AtTable | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A table seen from above, the entrance below."""

    height: int
    table_x: int
    table_y: int
    table_height: int
    marks: tuple[Mark, ...]

    width: int = WIDTH
    table_width: int = TABLE

    @property
    def middle(self) -> int:
        """The line between the sides."""
        return WIDTH // 2

    @property
    def table_bottom(self) -> int:
        """Where the table ends."""
        return self.table_y + self.table_height


def drawing_of(table: Table) -> Drawing:
    """Return the drawing of a table."""
    rows = [row.number for row in table.rows]
    first, last = min(rows), max(rows)
    height = (last - first + 1) * ROW
    return Drawing(TOP + height + BOTTOM, (WIDTH - TABLE) // 2, TOP, height, tuple(_marks(table, first)))


def _marks(table: Table, first: int) -> Iterator[Mark]:
    people = table.people
    for chair in table.chairs:
        away = -1 if chair.left else 1
        edge = WIDTH // 2 + away * TABLE // 2
        y = TOP + (chair.row - first) * ROW + ROW // 2
        who = people[chair.key] if chair.key is not None else None
        yield Mark(edge + away * _CHAIR, y, edge + away * _NAME, "end" if chair.left else "start", chair, who)
