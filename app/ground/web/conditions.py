"""Conditional requests and content coding: what a client already has, and what it can read (RFC 9110)."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from typing import Final

_TAG: Final = re.compile(r'(?:W/)?("[^"\x00-\x20\x7f]*")')
_LIST: Final = re.compile(r",*T(?:,+T)*,*")
_GZIP: Final = re.compile(r"(?:^|,)[\t ]*(?:x-)?gzip[\t ]*(?:;[\t ]*q=([01](?:\.\d{0,3})?))?[\t ]*(?=,|$)", re.IGNORECASE)
_MICROSOFT: Final = re.compile(r"microsoft|outlook|msoffice|ms-office|exchange|owa/", re.IGNORECASE)
_LONGEST: Final = 4000
_LONGEST_CODING: Final = 400


def unchanged(environ: Mapping[str, object], tags: tuple[str, ...], modified: int) -> bool:
    """Tell whether the client holds what it asks for: by any of `tags`, or else by date (`modified`: seconds since 1970).

    If-None-Match is compared weakly and rules out If-Modified-Since (section 13.2.2); a header that cannot be read
    counts as absent.
    """
    match = str(environ.get("HTTP_IF_NONE_MATCH", "")).strip()
    if match and len(match) <= _LONGEST:
        if match in tags or match == "*":
            return True
        # In two steps, so that no header is costly to read: the tags taken out, only commas may stand between them.
        if not _TAG.sub("", match).strip("\t ,") and _LIST.fullmatch(re.sub(r"[\t ]", "", _TAG.sub("T", match))):
            return any(tag in tags for tag in _TAG.findall(match))
    since = str(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
    if not since:
        return False
    if since == http_date(modified):
        return True
    seconds = _seconds(since)
    return seconds is not None and seconds >= modified


@lru_cache(maxsize=256)
def http_date(seconds: int) -> str:
    """Return an instant as headers write it."""
    return format_datetime(datetime.fromtimestamp(seconds, UTC), usegmt=True)


@lru_cache(maxsize=256)
def _seconds(date: str) -> int | None:
    try:
        read = parsedate_to_datetime(date[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return int((read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp())


def wants_gzip(environ: Mapping[str, object]) -> bool:
    """Tell whether to send gzip: only to those who ask, and never to Microsoft's clients, which ask and then fail on it."""
    asked = str(environ.get("HTTP_ACCEPT_ENCODING", ""))
    if "gzip" not in asked.lower() or len(asked) > _LONGEST_CODING:
        return False
    return _accepts(asked) and not _MICROSOFT.search(str(environ.get("HTTP_USER_AGENT", "")))


@lru_cache(maxsize=256)
def _accepts(asked: str) -> bool:
    found = _GZIP.search(asked)
    return found is not None and (found[1] is None or float(found[1]) > 0)
