"""What a feed is about: everything public, one event, a series, a kind, a host side, or a saved filter of the year."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.planning.events.kinds import Kind
from app.planning.events.rules import Side

_UID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Sort(StrEnum):
    """The sorts of feeds, by the word that stands in their addresses."""

    PUBLIC = "public"
    EVENT = "events"
    SERIES = "series"
    KIND = "kinds"
    HOST = "hosts"
    FILTER = "filters"


@dataclass(frozen=True, slots=True)
class Scope:
    """What one feed is about; `name` is a UID, a kind or a side, and empty for everything public."""

    sort: Sort
    name: str = ""

    @property
    def path(self) -> str:
        """Return the middle of the feed's address: `public`, `events/<uid>`, `kinds/forum`."""
        return f"{self.sort.value}/{self.name}" if self.name else self.sort.value


EVERYTHING: Final = Scope(Sort.PUBLIC)


def event_scope(uid: str) -> Scope:
    """Return the scope of one event."""
    return Scope(Sort.EVENT, uid)


def scope_at(path: str) -> Scope | None:
    """Return the scope that `path` names in an address, or None where no feed can be."""
    sort, _, name = path.partition("/")
    match sort:
        case Sort.PUBLIC.value if not name:
            return EVERYTHING
        case Sort.EVENT.value | Sort.SERIES.value | Sort.FILTER.value if _UID.fullmatch(name):
            return Scope(Sort(sort), name)
        case Sort.KIND.value if name in {kind.value for kind in Kind}:
            return Scope(Sort.KIND, name)
        case Sort.HOST.value if name in {side.value for side in Side}:
            return Scope(Sort.HOST, name)
    return None
