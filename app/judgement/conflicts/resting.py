"""A rest for the collector of cycles while something is judged: tens of thousands of values and no cycle among them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_resting() -> Iterator[None]:
    """Let nothing be searched for cycles meanwhile: the search would walk over all facts again and again, the longer the more there are.

    What nothing refers to any more is freed as ever. Where several threads judge at once the first to have begun ends the rest for all.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
