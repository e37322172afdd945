"""Figures of what the server takes of the machine."""

from collections.abc import Iterator

from tools.bench.lab import Lab
from tools.bench.rows import Row, at_most
from tools.bench.server import megabytes


def rows(lab: Lab) -> Iterator[Row]:
    """Measure the memory of the larger worker after everything else that the bench has asked for."""
    yield at_most("memory of a worker at rest", max(map(megabytes, lab.server.workers)), "MB (PSS, with its typesetter)", 200)
