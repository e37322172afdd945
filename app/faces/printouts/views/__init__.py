"""Pages of paper: choosing a sheet, the sheet itself, and whether a printed version is still current."""

from app.faces.printouts.views import (
    agendas,
    agreements,
    badges,
    briefs,
    call_sheets,
    compositions,
    dossiers,
    fairs,
    folders,
    groups,
    lists,
    minutes,
    own,
    sheets,
    talks,
    troupes,
    undertakings,
)
from app.faces.printouts.views.blueprint import blueprint

__all__ = [
    "agendas",
    "agreements",
    "badges",
    "blueprint",
    "briefs",
    "call_sheets",
    "compositions",
    "dossiers",
    "fairs",
    "folders",
    "groups",
    "lists",
    "minutes",
    "own",
    "sheets",
    "talks",
    "troupes",
    "undertakings",
]
