"""`python -m tools.bench`: measures on the large set, prints a table, writes build/bench.json."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tools.bench import feeds, memory, pages
from tools.bench.lab import Lab, open_lab
from tools.bench.load import Pace
from tools.bench.rows import Row, as_json, as_table
from tools.bench.world import Sizes

CAPABILITIES: Final[tuple[Callable[[Lab], Iterator[Row]], ...]] = (feeds.rows, pages.rows, memory.rows)
"""One function a capability; memory stays last, to see what all the others have left behind."""
TARGET: Final = Path(__file__).parents[2] / "build" / "bench.json"


def measured(lab: Lab) -> list[Row]:
    """Return all figures, telling each as it comes."""
    found = []
    for capability in CAPABILITIES:
        for row in capability(lab):
            print(f"  {row.name}: {row.value:g}", file=sys.stderr, flush=True)
            found.append(row)
    return found


def main() -> None:
    """Measure, print, write."""
    began = time.monotonic()
    print("Making the large set …", file=sys.stderr, flush=True)
    with open_lab(Sizes(), Pace(), repeats=15) as lab:
        rows = measured(lab)
    print(as_table(rows))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(as_json(rows), encoding="utf-8")
    print(f"\n{sum(row.met for row in rows)} of {len(rows)} targets met, in {time.monotonic() - began:.0f} s; written to {TARGET}")


if __name__ == "__main__":
    main()
