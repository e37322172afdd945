"""Rows of a form that has been sent: one more, one fewer, one up or down, with all that was typed as it was typed."""

import re
from collections.abc import Mapping
from typing import Final

from werkzeug.datastructures import MultiDict

_DEED: Final = re.compile(r"([a-z]+) (more|drop|up|down)(?: ([0-9]{1,4}))?")
_FIELD: Final = re.compile(r"([a-z]+)-([0-9]{1,4})-(.+)")


def rearranged(sent: MultiDict[str, str], deed: str, empty: Mapping[str, str]) -> MultiDict[str, str]:
    """Return what was sent with the rows of one list as a button says: «sections up 2».

    `empty` names for each list a field that an empty row has. What cannot be understood changes nothing.
    """
    told = _DEED.fullmatch(deed)
    if told is None or told[1] not in empty:
        return sent
    name, what = told[1], told[2]
    rows = sorted({int(found[2]) for key in sent if (found := _FIELD.fullmatch(key)) and found[1] == name})
    place = rows.index(int(told[3])) if told[3] and int(told[3]) in rows else None
    fresh = MultiDict((key, value) for key, value in sent.items(multi=True) if not key.startswith(f"{name}-"))
    for number, row in enumerate(_ordered(rows, what, place)):
        for key, value in sent.items(multi=True):
            found = _FIELD.fullmatch(key)
            if found and found[1] == name and int(found[2]) == row:
                fresh.add(f"{name}-{number}-{found[3]}", value)
    if what == "more":
        fresh.add(f"{name}-{len(rows)}-{empty[name]}", "")
    return fresh


def _ordered(rows: list[int], what: str, place: int | None) -> list[int]:
    order = list(rows)
    if place is None:
        return order
    if what == "drop":
        return order[:place] + order[place + 1 :]
    other = place + {"up": -1, "down": 1}.get(what, 0)
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    return order
