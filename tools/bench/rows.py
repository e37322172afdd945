"""What the bench finds out: one row a figure, with its target; as a table and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: a ratio to something measured in the same run, or a count."""

    name: str
    value: float
    unit: str
    target: str
    met: bool


def at_least(name: str, value: float, unit: str, target: float) -> Row:
    """Return a figure that should be large."""
    return Row(name, _rounded(value), unit, f"at least {target:g}", value >= target)


def at_most(name: str, value: float, unit: str, target: float) -> Row:
    """Return a figure that should be small."""
    return Row(name, _rounded(value), unit, f"at most {target:g}", value <= target)


def exactly(name: str, value: int, unit: str, target: int) -> Row:
    """Return a count that has one right value."""
    return Row(name, value, unit, f"exactly {target}", value == target)


def as_table(rows: Sequence[Row]) -> str:
    """Return the rows for a terminal."""
    cells = [("", "figure", "value", "unit", "target")]
    cells += [("ok" if row.met else "NO", row.name, f"{row.value:g}", row.unit, row.target) for row in rows]
    widths = [max(len(line[place]) for line in cells) for place in range(5)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells)


def as_json(rows: Sequence[Row]) -> str:
    """Return the rows as `build/bench.json` has them."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")
