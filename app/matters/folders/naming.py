"""What the columns and values of a folder are called in the change log."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, LABELS_OF
from app.matters.folders.models import FolderSheet
from app.matters.folders.rules import Sheet
from app.matters.folders.wording import sort_told

for _column, _told in {
    "sheet": N_("Document of the folder"),
    "delegation": N_("Delegation"),
    "brief": N_("Brief"),
    "material": N_("Material"),
    "dossier": N_("Project dossier"),
}.items():
    FIELDS.setdefault(_column, _told)


def _called(label: str) -> str:
    """Return how the log calls a document: by its own title, else by its sort, which `FolderSheet.label` writes down as it is stored."""
    return sort_told(Sheet(label)) if label in set(Sheet) else label


LABELS_OF[FolderSheet.__kind__] = _called

NAMES: Final[Mapping[str, Callable[[Any], str]]] = {"sheet": lambda value: sort_told(Sheet(value))}
"""How the log tells what a document of a folder is."""
