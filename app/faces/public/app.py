"""The public pages as a WSGI application of its own: no session, no cookie; an unchanged page is answered before anything is loaded."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from app.faces.public.addresses import Address, address_at, spoken
from app.faces.public.kept import Page, Shelf
from app.faces.public.pages import Pages
from app.faces.public.release import release_of
from app.faces.public.states import State, States
from app.ground.kernel import clock
from app.ground.kernel.walltime import zone
from app.ground.web.conditions import http_date, unchanged, wants_gzip
from app.ground.web.security import HEADERS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_OFFICE: Final = zone("Asia/Yekaterinburg")
_HTML: Final = "text/html; charset=utf-8"
_XML: Final = "application/xml; charset=utf-8"
_LOG: Final = logging.getLogger(__name__)

Headers = list[tuple[str, str]]


class PublicApp:
    """Answers GET and HEAD of public pages. Safe for threads; every worker process has one of its own."""

    def __init__(self, engine: Engine, *, root: Path, public_url: str, now: Callable[[], datetime] = clock.now) -> None:
        # One snapshot for all that a page reads: a publication in the middle must not mix two states (SQLite's BEGIN gives it anyway).
        snapshot = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self._engine = engine.execution_options(**snapshot)
        self._unreachable = (OperationalError, InterfaceError, engine.dialect.loaded_dbapi.OperationalError)
        self._states = States(engine)
        self._pages = Pages(root, public_url)
        self._release = release_of(root, public_url)
        self._shelf = Shelf()
        self._now = now
        self._safe: Headers = list(HEADERS.items())
        if public_url.startswith("https:"):
            self._safe.append(("Strict-Transport-Security", "max-age=31536000"))
        self._shared: Headers = [*self._safe, ("Cache-Control", "public, max-age=60"), ("Vary", "Accept-Encoding")]

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request; a fault is a 5xx in words."""
        try:
            return self._answer(environ, start_response)
        except self._unreachable:
            _LOG.exception("public pages cannot reach the database")
            return self._in_words(environ, start_response, "503 Service Unavailable", [("Retry-After", "60")])
        except Exception:
            _LOG.exception("a public page has failed")
            return self._in_words(environ, start_response, "500 Internal Server Error")

    def _answer(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._in_words(environ, start_response, "405 Method Not Allowed", [("Allow", "GET, HEAD")])
        address = address_at(path)
        today = self._now().astimezone(_OFFICE).date()
        state = self._state(address) if address else None
        if address is None or state is None:
            return self._nothing(environ, start_response, path)
        tag, modified = self._mark(address, state, today)
        gzipped = wants_gzip(environ)
        if unchanged(environ, (f'"{tag}"', f'"{tag}-gz"'), modified):
            start_response("304 Not Modified", [*self._shared, *_validators(tag, modified, gzipped=gzipped)])
            return []
        page = self._shelf.find(address.key, tag) or self._made(address, tag, modified, today)
        if page is None:
            return self._nothing(environ, start_response, path)
        return self._sent(environ, start_response, page, gzipped=gzipped)

    def _sent(self, environ: "WSGIEnvironment", start_response: "StartResponse", page: Page, *, gzipped: bool) -> Iterable[bytes]:
        body = page.packed if gzipped else page.plain
        headers = [*self._shared, *_validators(page.tag, page.modified, gzipped=gzipped)]
        if gzipped:
            headers.append(("Content-Encoding", "gzip"))
        start_response("200 OK", [*headers, ("Content-Type", page.content_type), ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _state(self, address: Address) -> State | None:
        return self._states.of_event(address.event_uid) if address.event_uid else self._states.everything()

    def _mark(self, address: Address, state: State, today: date) -> tuple[str, int]:
        """Return the tag of a page and when it last changed. The list changes with the day too: what is to come becomes past."""
        modified = max(state.changed_at, self._release.at)
        day = 0
        if not address.event_uid and address.language:
            day = today.toordinal()
            modified = max(modified, int(datetime.combine(today, time.min, _OFFICE).astimezone(UTC).timestamp()))
        return f"{state.change_number:x}-{state.changed_at:x}-{state.version:x}-{day:x}-{address.language}{self._release.mark}", modified

    def _made(self, address: Address, tag: str, modified: int, today: date) -> Page | None:
        """Draw a page and keep it; None where it has just ceased to be public.

        Its state was asked for before the page is read: a publication in between makes it newer than its tag, never older.
        """
        with Session(self._engine) as session:
            text = self._text(session, address, today)
        if text is None:
            return None
        page = Page(tag, modified, text.encode(), _HTML if address.language else _XML)
        self._shelf.put(address.key, page)
        return page

    def _text(self, session: Session, address: Address, today: date) -> str | None:
        if not address.language:
            return self._pages.sitemap(session)
        if address.event_uid:
            return self._pages.event(session, address.language, address.event_uid)
        return self._pages.index(session, address.language, today)

    def _nothing(self, environ: "WSGIEnvironment", start_response: "StartResponse", path: str) -> Iterable[bytes]:
        if path[1:] == spoken(path):  # `/ru`: the list stands one stroke further
            start_response("308 Permanent Redirect", [*self._safe, ("Location", f"{path}/"), ("Content-Length", "0")])
            return []
        return self._plain(environ, start_response, "404 Not Found", _HTML, self._pages.missing(spoken(path)).encode())

    def _in_words(
        self, environ: "WSGIEnvironment", start_response: "StartResponse", status: str, more: Sequence[tuple[str, str]] = ()
    ) -> Iterable[bytes]:
        return self._plain(environ, start_response, status, "text/plain; charset=utf-8", f"{status[4:]}\n".encode(), more)

    def _plain(
        self,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
        status: str,
        content_type: str,
        body: bytes,
        more: Sequence[tuple[str, str]] = (),
    ) -> Iterable[bytes]:
        about = [("Content-Type", content_type), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
        start_response(status, [*self._safe, *about, *more])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _validators(tag: str, modified: int, *, gzipped: bool) -> Headers:
    return [("ETag", f'"{tag}-gz"' if gzipped else f'"{tag}"'), ("Last-Modified", http_date(modified))]
