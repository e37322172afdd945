"""When private feeds were used last and by what: written down beside the answers, which never wait for it and never fail over it."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from threading import Lock
from typing import Final

from app.faces.feeds.private_store import PrivateStore

_MOST_WAITING: Final = 1000
_LOG: Final = logging.getLogger(__name__)


class Uses:
    """Writes uses one after another, in a thread of its own that starts with the first."""

    def __init__(self, store: PrivateStore) -> None:
        self._store = store
        self._writer: ThreadPoolExecutor | None = None
        self._waiting: dict[int, Future[None]] = {}
        self._lock = Lock()

    def note(self, link_id: int, client: str, now: datetime) -> None:
        """Have a use written down soon; one that is waiting to be written counts for those that follow it."""
        with self._lock:
            if link_id in self._waiting or len(self._waiting) >= _MOST_WAITING:
                return
            self._writer = self._writer or ThreadPoolExecutor(max_workers=1, thread_name_prefix="feed-uses")
            self._waiting[link_id] = self._writer.submit(self._write, link_id, client, now)

    def finish(self) -> None:
        """Wait until everything is written."""
        with self._lock:
            waiting = list(self._waiting.values())
        for one in waiting:
            one.result()

    def _write(self, link_id: int, client: str, now: datetime) -> None:
        try:
            self._store.note(link_id, client, now)
        except Exception:  # whatever it is: nobody's calendar depends on it
            _LOG.warning("the use of a private feed could not be written down", exc_info=True)
        finally:
            with self._lock:
                self._waiting.pop(link_id, None)
