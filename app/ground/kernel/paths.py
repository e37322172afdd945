"""Which addresses are pages of our own."""

import re
from typing import Final
from urllib.parse import urlsplit

_LONGEST: Final = 2000
_UNSAFE: Final = re.compile(r"[\x00-\x20\x7f\\]")


def own_path(target: str | None, otherwise: str = "/") -> str:
    """Return `target` if it is a path of this site, else `otherwise`.

    Browsers drop tabs and newlines from an address and read a backslash as a slash, so a path with any of them may lead
    elsewhere (WHATWG URL, section 4.4).
    """
    if not target or len(target) > _LONGEST or _UNSAFE.search(target):
        return otherwise
    if not target.startswith("/") or target.startswith("//"):
        return otherwise
    try:
        parts = urlsplit(target)
    except ValueError:
        return otherwise
    return otherwise if parts.scheme or parts.netloc else target
