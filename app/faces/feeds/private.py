"""Private feeds over HTTP, `/feeds/private/<token>/<name>.ics`: an unchanged poll reads one row, and so does a wrong token."""

import hashlib
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine

from app.faces.feeds.answers import READ_ONLY, SAFE, Headers, has_it, in_words, not_modified, sent
from app.faces.feeds.kept import Finished, Shelf
from app.faces.feeds.private_assembly import PrivateAssembly
from app.faces.feeds.private_store import Found, PrivateStore
from app.faces.feeds.uses import Uses
from app.faces.feeds.vevent import House
from app.judgement.private_links.clients import client_of
from app.judgement.subscriptions.variant import Variant, asked
from app.planning.delegations.contacts.links import digest_of

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

MOST_BYTES: Final = 16 * 1024 * 1024
"""How much of a worker's memory finished private feeds may take."""

_PATH: Final = re.compile(r"(?:/feeds)?/private/(?P<token>[A-Za-z0-9_-]{20,100})/[^/]{1,300}\.ics")
_SHARED: Final[Headers] = [
    *SAFE,
    ("Cache-Control", "private, no-cache"),
    ("Vary", "Accept-Encoding, User-Agent"),
]


def private_token(path: str) -> str | None:
    """Return the token in the address of a private feed; None for any other address."""
    found = _PATH.fullmatch(path)
    return found["token"] if found else None


class PrivateFeeds:
    """Answers for private feeds. Safe for threads; every worker process has one of its own."""

    def __init__(self, engine: Engine, house: House, maker: str, now: Callable[[], datetime]) -> None:
        self._store = PrivateStore(engine)
        self._assembly = PrivateAssembly(engine, self._store, house, maker)
        self._maker = maker
        self._now = now
        self._shelf = Shelf(MOST_BYTES)
        self._making = Lock()
        self.uses = Uses(self._store)

    def answer(self, environ: "WSGIEnvironment", start_response: "StartResponse", token: str) -> Iterable[bytes]:
        """Answer a request for the feed that a token opens."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return in_words(environ, start_response, "405 Method Not Allowed", "Calendars can only be read.", READ_ONLY)
        now = self._now()
        found = self._store.find(digest_of(token), now)
        if found is None:
            return in_words(environ, start_response, "404 Not Found", "There is no such calendar.")
        if not found.is_open:
            return in_words(environ, start_response, "410 Gone", "This calendar has ended. Ask the protocol office for a new one.")
        if found.is_due:
            self.uses.note(found.link_id, client_of(str(environ.get("HTTP_USER_AGENT", ""))), now)
        variant = asked(f"lang={found.language}&{environ.get('QUERY_STRING', '')}")
        today, mark = now.date(), self._mark(found.link_id, variant)
        if has_it(environ, found.state, today, mark):
            return not_modified(environ, start_response, _SHARED, found.state, today, mark)
        return sent(environ, start_response, _SHARED, self._feed(found, variant, today), mark)

    def _feed(self, found: Found, variant: Variant, today: date) -> Finished:
        key = (found.link_id, variant)
        feed = self._shelf.find(key, found.state, today)
        if feed is not None:
            return feed
        with self._making:  # of many who ask at once for what has just changed, one makes it
            feed = self._shelf.find(key, found.state, today)
            if feed is None:
                feed = self._assembly.made(found.link_id, variant, today, self._shelf.texts(key))
                self._shelf.put(key, feed)
        return feed

    def _mark(self, link_id: int, variant: Variant) -> str:
        return hashlib.sha256(f"{self._maker}\nprivate/{link_id}\n{variant.key}".encode()).hexdigest()[:12]
