"""The public pages by their paths: the list and each event in four languages, and the map of them all."""

import re
from dataclasses import dataclass
from typing import Final

from app.ground.kernel.texts import LANGUAGES

SITEMAP: Final = "/sitemap.xml"

_UID: Final = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PAGE: Final = re.compile(rf"/(?P<language>{'|'.join(LANGUAGES)})/(?:events/(?P<uid>{_UID})(?:/[^/]{{0,200}})?)?")
_OURS: Final = re.compile(rf"/(?:{'|'.join(LANGUAGES)})(?:/.*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Address:
    """Which page is asked for: that of an event, or with no UID the list; with no language the map."""

    language: str = ""
    event_uid: str = ""

    @property
    def key(self) -> str:
        """Return a name for what is kept of the page; the readable end of its path counts for nothing."""
        return f"{self.language}/{self.event_uid}"


def is_public(path: str) -> bool:
    """Tell whether a path belongs to the public pages."""
    return path == SITEMAP or _OURS.fullmatch(path) is not None


def address_at(path: str) -> Address | None:
    """Return the page that a path leads to, or None where there can be none."""
    if path == SITEMAP:
        return Address()
    found = _PAGE.fullmatch(path)
    return Address(found["language"], found["uid"] or "") if found else None


def spoken(path: str) -> str:
    """Return the language of a path of ours, for a page that says there is nothing."""
    return path[1:3] if path[1:3] in LANGUAGES else LANGUAGES[0]
