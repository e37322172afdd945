"""The steps of a merge as JSON, so that they can be taken back years later."""

import base64
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Final

from app.ground.kernel.texts import Texts
from app.register.directory.merging_rows import Drop, Put, Stay, Step


def kept(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Return steps as JSON keeps them."""
    return [_step_kept(step) for step in steps]


def _step_kept(step: Step) -> dict[str, Any]:
    match step:
        case Put():
            told = {"column": step.column, "before": _plain(step.before), "after": _plain(step.after)}
            return {"table": step.table, "key": _all_plain(dict(step.key)), **told}
        case Drop():
            return {"table": step.table, "row": _all_plain(step.row)}
        case Stay():
            return {"table": step.table, "stays": _all_plain(dict(step.key))}


def read(stored: Iterable[Mapping[str, Any]]) -> list[Step]:
    """Read what `kept` wrote."""
    return [_step_read(one) for one in stored]


def _step_read(one: Mapping[str, Any]) -> Step:
    table = one["table"]
    if "row" in one:
        return Drop(table, _all_told(one["row"]))
    if "stays" in one:
        return Stay(table, tuple(_all_told(one["stays"]).items()))
    return Put(table, tuple(_all_told(one["key"]).items()), one["column"], _told(one["before"]), _told(one["after"]))


def _all_plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items()}


def _all_told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _told(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    """Return a value as JSON; what JSON has not is wrapped with the name of what it is."""
    match value:
        case Texts():
            return {"is": "texts", "value": value.as_dict()}
        case Enum():
            return value.value
        case datetime():
            return {"is": "datetime", "value": value.isoformat()}
        case date():
            return {"is": "date", "value": value.isoformat()}
        case time():
            return {"is": "time", "value": value.isoformat()}
        case bytes():
            return {"is": "bytes", "value": base64.b64encode(value).decode()}
        case dict():
            return {"is": "json", "value": value}
        case _:
            return value


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "texts": Texts.of,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "bytes": base64.b64decode,
    "json": dict,
}


def _told(value: Any) -> Any:
    return _READERS[value["is"]](value["value"]) if isinstance(value, dict) else value
