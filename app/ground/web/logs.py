"""One JSON line a request and a fault; no body, no cookie, no token ever gets into it."""

import json
import logging
import re
import secrets
import sys
import time
from datetime import UTC, datetime
from typing import Final

from flask import Flask, Response, current_app, g, request

TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{32,}")
"""What looks like a secret in a path is masked; UUIDs (36 with hyphens) name things and stay."""
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OWN: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "what": record.getMessage(),
        }
        line.update({key: value for key, value in vars(record).items() if key not in _OWN})
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def init(app: Flask, *, level: str = "INFO") -> None:
    """Send the app's log to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    app.logger.handlers = [handler]
    app.logger.propagate = False
    app.logger.setLevel(level)
    app.before_request(_start)
    app.after_request(_tell)


def masked(path: str) -> str:
    """Return a path with everything that looks like a secret replaced by an ellipsis."""
    return TOKEN.sub(lambda found: found[0] if _UUID.fullmatch(found[0]) else "…", path)


def _start() -> None:
    g.started = time.perf_counter()
    g.request_id = secrets.token_hex(6)


def _tell(response: Response) -> Response:
    person = g.get("actor")
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if request.endpoint != "static":
        current_app.logger.info(
            "request",
            extra={
                "method": request.method,
                "path": masked(request.path),
                "status": response.status_code,
                "ms": round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 1),
                "by": person.id if person is not None else None,
                "request": g.get("request_id", ""),
            },
        )
    return response
