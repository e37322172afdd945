"""How a feed answers over HTTP: what every answer carries, 304, the bytes with or without gzip, and faults in words."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from app.faces.feeds.kept import Finished
from app.faces.feeds.store import State
from app.ground.web.conditions import http_date, unchanged, wants_gzip

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Headers = list[tuple[str, str]]

SAFE: Final[Headers] = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex"),
]
READ_ONLY: Final[Headers] = [("Allow", "GET, HEAD")]
LATER: Final[Headers] = [("Retry-After", "60")]


def in_words(
    environ: "WSGIEnvironment",
    start_response: "StartResponse",
    status: str,
    text: str,
    more: Iterable[tuple[str, str]] = (),
) -> Iterable[bytes]:
    """Answer with a sentence."""
    body = f"{text}\n".encode()
    headers = [
        *SAFE,
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        *more,
    ]
    start_response(status, headers)
    return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]


def has_it(environ: "WSGIEnvironment", state: State, today: date, mark: str) -> bool:
    """Tell whether the client holds this state of a feed already."""
    tag = _tag(state, today, mark)
    return unchanged(environ, (f'"{tag}"', f'"{tag}-gz"'), _modified(state, today))


def not_modified(
    environ: "WSGIEnvironment", start_response: "StartResponse", shared: Headers, state: State, today: date, mark: str
) -> Iterable[bytes]:
    """Answer that the client's copy is still right."""
    start_response("304 Not Modified", [*shared, *_validators(environ, state, today, mark)])
    return []


def sent(environ: "WSGIEnvironment", start_response: "StartResponse", shared: Headers, feed: Finished, mark: str) -> Iterable[bytes]:
    """Answer with a feed."""
    gzipped = wants_gzip(environ)
    headers = [*shared, *_validators(environ, feed.state, feed.day, mark)]
    body = feed.packed if gzipped else feed.plain
    if gzipped:
        headers.append(("Content-Encoding", "gzip"))
    headers += [
        ("Content-Type", "text/calendar; charset=utf-8"),
        ("Content-Disposition", "inline"),
        ("Content-Length", str(len(body))),
    ]
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _tag(state: State, today: date, mark: str) -> str:
    return f"{state.change_number:x}-{state.changed_at:x}-{today.toordinal():x}-{mark}"


def _modified(state: State, today: date) -> int:
    """Return Last-Modified. Each day is a new state: cancelled entries lapse by days, and the window of a cut feed moves."""
    return max(state.changed_at, int(datetime.combine(today, time.min, UTC).timestamp()))


def _validators(environ: "WSGIEnvironment", state: State, today: date, mark: str) -> Headers:
    tag = _tag(state, today, mark)
    return [("ETag", f'"{tag}-gz"' if wants_gzip(environ) else f'"{tag}"'), ("Last-Modified", http_date(_modified(state, today)))]
