"""What the bench serves: Yiyin, and beside it two bare Flask views to compare it with."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flask import Flask, Response

from wsgi import app as yiyin

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PREBUILT: Final = Path(os.environ["YIYIN_BENCH_PREBUILT"])
"""The file that `/bench/bytes` sends."""

bare = Flask("bench")


@bare.get("/bench/empty")
def empty() -> str:
    """Answer nothing."""
    return ""


@bare.get("/bench/bytes")
def some_bytes() -> Response:
    """Send bytes that lie ready."""
    return Response(_prebuilt(), content_type="text/calendar; charset=utf-8")


@cache
def _prebuilt() -> bytes:
    return PREBUILT.read_bytes()


def app(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Answer a request by one or the other."""
    chosen = bare if environ["PATH_INFO"].startswith("/bench/") else yiyin
    return chosen(environ, start_response)
