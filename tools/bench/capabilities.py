"""What is measured: one file and one function a capability, in the order in which the table has them."""

from collections.abc import Callable, Iterator
from typing import Final

from tools.bench import badges, conflicts, decided, feeds, lists, logistics, memory, own, pages, papers, people, public, year
from tools.bench.lab import Lab
from tools.bench.rows import Row

CAPABILITIES: Final[tuple[Callable[[Lab], Iterator[Row]], ...]] = (
    feeds.rows,
    public.rows,
    pages.rows,
    papers.rows,
    year.rows,
    people.rows,
    logistics.rows,
    own.rows,
    badges.rows,
    conflicts.rows,
    decided.rows,
    lists.rows,
    memory.rows,  # last, to see what all the others have left behind
)


def measured(lab: Lab) -> Iterator[Row]:
    """Yield every figure as soon as it is known."""
    for capability in CAPABILITIES:
        yield from capability(lab)
