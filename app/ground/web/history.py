"""The change log in words: who, when, which field from what to what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from app.ground.db.history import CHANGED, CREATED, REMOVED, Change
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES
from app.ground.words import dates
from app.ground.words.messages import gettext

LONGEST: Final = 300
"""Longer values are cut in the log's page; the log itself has them whole."""

DEEDS: Final[Mapping[str, str]] = {
    CREATED: N_("made this"),
    CHANGED: N_("changed this"),
    REMOVED: N_("removed this"),
}

DEEDS_TO: Final[Mapping[str, str]] = {
    CREATED: N_("made: %(thing)s"),
    CHANGED: N_("changed: %(thing)s"),
    REMOVED: N_("removed: %(thing)s"),
}

FIELDS: dict[str, str] = {}
"""Column name → message id; each slice adds what its columns are called."""

FIELDS_OF: dict[str, Mapping[str, str]] = {}
"""Kind of thing → column name → message id, where several kinds call different columns alike; goes before FIELDS."""

TELLERS_OF: dict[str, Mapping[str, Callable[[Any], str]]] = {}
"""Kind of thing → column name → what tells its stored values, likewise; goes before what a page knows for all kinds."""

LABELS_OF: dict[str, Callable[[str], str]] = {}
"""Kind of thing → what tells how one of them is called, where the log knows it by a word of the code."""

VALUES: dict[str, Mapping[Any, str]] = {}
"""Column name → what its stored values are called."""

LINES: set[str] = set()
"""Columns that hold a list, a line each, of which only the lines that came and went are told."""

SEVERAL: set[str] = set()
"""Columns that hold several values by their names; FIELDS and VALUES know each as `column.name`."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change as the page shows it."""

    iso: str
    when: str
    who: str
    did: str
    label: str
    kind: str
    thing_id: int
    changes: tuple[tuple[str, str, str], ...]
    id: int = 0
    action: str = ""
    restorable: tuple[tuple[str, str], ...] = ()
    """Fields that can be given back their old value: name and what it is called."""


def told_rows(changes: Iterable[Change], names: Mapping[str, Callable[[Any], str]] | None = None, *, named: bool = False) -> list[Told]:
    """Return changes in the language spoken; `names` tells what the ids in some columns stand for.

    `named` is for a page on which the changes of many things stand together: each says which thing it was.
    """
    return [
        Told(
            iso=change.at.isoformat(),
            when=dates.instant(change.at, OFFICE_ZONE),
            who=change.by_name or gettext(N_("the system")),
            did=gettext(DEEDS_TO[change.action], thing=_thing(change)) if named and change.label else gettext(DEEDS[change.action]),
            label=_thing(change),
            kind=change.kind,
            thing_id=change.thing_id,
            changes=tuple(_field_rows(change, names or {})) if change.action == CHANGED else (),
            id=change.id,
            action=change.action,
            restorable=tuple((name, _label(change.kind, name)) for name in change.fields) if change.action == CHANGED else (),
        )
        for change in changes
    ]


def _thing(change: Change) -> str:
    """Return how the thing that was changed is called."""
    tell = LABELS_OF.get(change.kind)
    return tell(change.label) if tell else change.label


def _field_rows(change: Change, names: Mapping[str, Callable[[Any], str]]) -> Iterable[tuple[str, str, str]]:
    names = {**names, **TELLERS_OF.get(change.kind, {})}
    for name, (old, new) in change.fields.items():
        if name in SEVERAL:
            yield from _several_rows(name, old or {}, new or {})
            continue
        label = _label(change.kind, name)
        if name in LINES:
            yield label, _told(name, _without(old, new), names), _told(name, _without(new, old), names)
        elif isinstance(old, dict) or isinstance(new, dict):
            before, after = old or {}, new or {}
            for language in LANGUAGES:
                if before.get(language) != after.get(language):
                    tag = "" if language == "ru" else f" ({language})"
                    yield label + tag, before.get(language) or "", after.get(language) or ""
        else:
            yield label, _told(name, old, names), _told(name, new, names)


def _label(kind: str, name: str) -> str:
    told = FIELDS_OF.get(kind, {}).get(name) or FIELDS.get(name)
    return gettext(told) if told else name.replace("_", " ").capitalize()


def _without(lines: str | None, others: str | None) -> str | None:
    """Return the lines of one list that the other has not."""
    known = set((others or "").split("\n"))
    return "\n".join(line for line in (lines or "").split("\n") if line not in known) or None


def _several_rows(column: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    for one in {**old, **new}:
        if old.get(one) != new.get(one):
            name = f"{column}.{one}"
            yield (
                gettext(FIELDS.get(name, one.replace("_", " ").capitalize())),
                _told(name, old.get(one), {}),
                _told(name, new.get(one), {}),
            )


def _told(name: str, value: Any, names: Mapping[str, Callable[[Any], str]]) -> str:
    if value is None:
        return ""
    if name in names:
        return names[name](value)
    if name in VALUES and value in VALUES[name]:
        return gettext(VALUES[name][value])
    if isinstance(value, bool):
        return gettext(N_("yes")) if value else gettext(N_("no"))
    if isinstance(value, str) and name.endswith(("_local", "_day", "day", "_on", "_date")):
        return _date_told(value)
    if isinstance(value, str) and name.endswith("_at") and (at := _instant(value)):
        return dates.instant(at, OFFICE_ZONE)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _instant(value: str) -> datetime | None:
    """Return the instant a stored value is; none where the column holds words, such as a place."""
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _date_told(value: str) -> str:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return dates.day_short(at.date()) + (f", {dates.clock(at)}" if "T" in value else "")
