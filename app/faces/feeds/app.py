"""The feeds as a WSGI application of its own: an unchanged poll is answered from one row, before anything is loaded.

Stands beside Flask, because clients poll it all day long: `/feeds/public/<name>.ics`, `/feeds/events/<uid>/<name>.ics`,
and so for `series`, `kinds`, `hosts` and `filters`, each with `?lang=`, `&tz=local`, `&alarm=`. The name is for people only.
What stands under `/feeds/private/` is of one holder each (`private`).
"""

import hashlib
import logging
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from app.faces.feeds.answers import LATER, READ_ONLY, SAFE, has_it, in_words, not_modified, sent
from app.faces.feeds.assembly import Assembly
from app.faces.feeds.calendar import RENDERER
from app.faces.feeds.kept import Finished, Shelf
from app.faces.feeds.private import PrivateFeeds, private_token
from app.faces.feeds.store import State, Store
from app.faces.feeds.vevent import House
from app.ground.kernel import clock
from app.ground.kernel.walltime import TZDATA_RELEASE
from app.ground.words.messages import TRANSLATIONS
from app.judgement.subscriptions.scopes import Scope, scope_at
from app.judgement.subscriptions.variant import Variant, asked

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_PATH: Final = re.compile(r"(?:/feeds)?/(?P<scope>public|[a-z]{4,10}/[a-z0-9_-]{4,40})/[^/]{1,300}\.ics")
_SHARED: Final = [
    *SAFE,
    ("Cache-Control", "public, max-age=60"),
    ("Vary", "Accept-Encoding, User-Agent"),
]
_LOG: Final = logging.getLogger(__name__)


class FeedApp:
    """Answers GET and HEAD of feeds. Safe for threads; every worker process has one of its own."""

    def __init__(self, engine: Engine, *, public_url: str, uid_domain: str, now: Callable[[], datetime] = clock.now) -> None:
        house = House(public_url.rstrip("/"), uid_domain)
        made_by = "\n".join((RENDERER, TZDATA_RELEASE, _wording(), house.public_url, uid_domain))
        self._maker = hashlib.sha256(made_by.encode()).hexdigest()[:16]
        self._store = Store(engine)
        self._assembly = Assembly(engine, self._store, house, self._maker)
        self._private = PrivateFeeds(engine, house, self._maker, now)
        self._unreachable = (OperationalError, InterfaceError, engine.dialect.loaded_dbapi.OperationalError)
        self._now = now
        self._shelf = Shelf()
        self._making = Lock()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request; a fault is a 5xx in words, never an empty calendar."""
        try:
            return self._answer(environ, start_response)
        except self._unreachable:
            _LOG.exception("feeds cannot reach the database")
            return in_words(environ, start_response, "503 Service Unavailable", "The calendar cannot be read right now.", LATER)
        except Exception:
            _LOG.exception("a feed has failed")
            return in_words(environ, start_response, "500 Internal Server Error", "The calendar cannot be made.")

    def finish(self) -> None:
        """Wait until what is written beside the answers is written."""
        self._private.uses.finish()

    def _answer(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        private = private_token(environ.get("PATH_INFO", ""))
        if private is not None:
            return self._private.answer(environ, start_response, private)
        path = _PATH.fullmatch(environ.get("PATH_INFO", ""))
        scope = scope_at(path["scope"]) if path else None
        if scope is None:
            return in_words(environ, start_response, "404 Not Found", "There is no such calendar.")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return in_words(environ, start_response, "405 Method Not Allowed", "Calendars can only be read.", READ_ONLY)
        state = self._store.state(scope)
        if state is None:
            return in_words(environ, start_response, "404 Not Found", "There is no such calendar.")
        variant = asked(environ.get("QUERY_STRING", ""))
        today = self._now().date()
        mark = self._mark(scope, variant, state)
        if has_it(environ, state, today, mark):
            return not_modified(environ, start_response, _SHARED, state, today, mark)
        feed = self._feed(scope, variant, state, today)
        return sent(environ, start_response, _SHARED, feed, self._mark(scope, variant, feed.state))

    def _feed(self, scope: Scope, variant: Variant, state: State, today: date) -> Finished:
        key = (scope, variant)
        feed = self._shelf.find(key, state, today)
        if feed is not None:
            return feed
        with self._making:  # of many who ask at once for what has just changed, one makes it
            feed = self._shelf.find(key, state, today)
            if feed is None:
                feed = self._assembly.made(scope, variant, state, today, self._shelf.texts(key))
                self._shelf.put(key, feed)
        return feed

    def _mark(self, scope: Scope, variant: Variant, state: State) -> str:
        return _marked(self._maker, scope, state.choice, variant)


def _wording() -> str:
    """Return a mark of the catalogues: a better translation makes new texts, as a new renderer does."""
    files = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po")) or sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.mo"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


@lru_cache(maxsize=4096)
def _marked(maker: str, scope: Scope, choice: str, variant: Variant) -> str:
    return hashlib.sha256(f"{maker}\n{scope.path}\n{choice}\n{variant.key}".encode()).hexdigest()[:12]
