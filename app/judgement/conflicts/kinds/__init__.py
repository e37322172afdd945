"""The kinds of findings, a file each: whatever lies in this folder is judged, and nothing else has to be told of it.

A file says in its first line what it finds, and gives one `CHECK` of its own name.
"""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

from app.judgement.conflicts.checks import Check

ALL: Final[tuple[Check[Any], ...]] = tuple(import_module(f"{__name__}.{one.name}").CHECK for one in iter_modules(__path__))
BY_NAME: Final[Mapping[str, Check[Any]]] = {check.name: check for check in ALL}
