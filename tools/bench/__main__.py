"""`python -m tools.bench`: measures on the large set, prints a table, writes build/bench.json."""

import sys
import time
from pathlib import Path
from typing import Final

from tools.bench.capabilities import measured
from tools.bench.lab import open_lab
from tools.bench.load import Pace
from tools.bench.rows import as_json, as_table
from tools.bench.world import Sizes

ROOT: Final = Path(__file__).parents[2]
TARGET: Final = ROOT / "build" / "bench.json"


def main() -> None:
    """Measure, telling each figure as it comes; then the table and the file."""
    began = time.monotonic()
    print("Making the large set …", file=sys.stderr, flush=True)
    rows = []
    with open_lab(Sizes(), Pace(), repeats=15) as lab:
        for row in measured(lab):
            print(f"  {row.name}: {row.value:g} {row.unit}", file=sys.stderr, flush=True)
            rows.append(row)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(as_json(rows), encoding="utf-8")
    print(as_table(rows))
    met, seconds = sum(row.met for row in rows), time.monotonic() - began
    print(f"\n{met} of {len(rows)} targets met, in {seconds:.0f} s; written to {TARGET.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
