"""Finished pages in memory: the bytes of the last state asked for, and their gzip."""

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Final

MOST: Final = 256
"""Pages that a worker keeps; four languages of the events that people look at in a week."""


@dataclass(frozen=True)
class Page:
    """A page as it is sent, and the mark of the state that it shows."""

    tag: str
    modified: int
    plain: bytes
    content_type: str

    @cached_property
    def packed(self) -> bytes:
        """The gzip of the page; the same bytes always give the same."""
        return gzip.compress(self.plain, compresslevel=6, mtime=0)


class Shelf:
    """The pages that were asked for last. Safe for threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._lock = Lock()

    def find(self, path: str, tag: str) -> Page | None:
        """Return a page if it is of this state."""
        with self._lock:
            page = self._pages.get(path)
            if page is None or page.tag != tag:
                return None
            self._pages.move_to_end(path)
            return page

    def put(self, path: str, page: Page) -> None:
        """Put a page in place of its earlier state; what was asked for longest ago makes room."""
        with self._lock:
            self._pages[path] = page
            self._pages.move_to_end(path)
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)
