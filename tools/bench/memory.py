"""Figures of what the server takes of the machine."""

from collections.abc import Iterator

from tools.bench.lab import Lab
from tools.bench.rows import Row, at_most
from tools.bench.server import children, megabytes


def rows(lab: Lab) -> Iterator[Row]:
    """Measure what the larger of each kind of process keeps after everything else that the bench has asked for."""
    workers = lab.server.workers
    typesetters = [child for worker in workers for child in children(worker)]
    yield at_most("memory of a worker at rest", max(map(megabytes, workers)), "MB (PSS)", 200)
    yield at_most("memory of a typesetter at rest", max(map(megabytes, typesetters)), "MB (PSS)", 150)
