"""Finished feeds in memory: the bytes of the last state asked for, and their gzip."""

import gzip
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Final

from app.faces.feeds.store import Member, State
from app.judgement.subscriptions.scopes import Scope
from app.judgement.subscriptions.variant import Variant

MOST_BYTES: Final = 48 * 1024 * 1024
"""How much of a worker's memory finished feeds may take."""

Key = tuple[Scope | int, Variant]
"""What a feed is about (a private one: the id of its link), and in which variant."""


@dataclass(frozen=True)
class Finished:
    """A feed as it is sent, and the state of the world it was made from."""

    state: State
    day: date
    plain: bytes
    texts: Mapping[Member, bytes]
    """What it was joined of: the next state is mostly made of the same."""

    @cached_property
    def packed(self) -> bytes:
        """The gzip of the feed, made for the first who asks for it; the same bytes always give the same, it carries no time."""
        return gzip.compress(self.plain, compresslevel=3, mtime=0)

    @property
    def size(self) -> int:
        """Bytes of memory: the feed, its texts, and room for the gzip."""
        return len(self.plain) * 9 // 4


class Shelf:
    """The finished feeds that were asked for last, at most `MOST_BYTES` of them. Safe for threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._size = 0
        self._feeds: OrderedDict[Key, Finished] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Key, state: State, day: date) -> Finished | None:
        """Return the feed if it is of this state and day, or of a later one."""
        with self._lock:
            feed = self._feeds.get(key)
            if feed is None or feed.state.change_number < state.change_number or feed.state.choice != state.choice or feed.day < day:
                return None
            self._feeds.move_to_end(key)
            return feed

    def texts(self, key: Key) -> Mapping[Member, bytes]:
        """Return what the last state of a feed was made of."""
        with self._lock:
            feed = self._feeds.get(key)
            return feed.texts if feed else {}

    def put(self, key: Key, feed: Finished) -> None:
        """Put a feed in place of its earlier state; what was asked for longest ago makes room."""
        with self._lock:
            earlier = self._feeds.pop(key, None)
            self._size += feed.size - (earlier.size if earlier else 0)
            self._feeds[key] = feed
            while self._size > self._most and self._feeds:
                _, dropped = self._feeds.popitem(last=False)
                self._size -= dropped.size
