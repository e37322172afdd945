"""What the columns and values of dossiers and of their entries are called in the change log."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.ground.words.dates import day_short
from app.matters.undertakings.dossiers_wording import section_told, since_told, state_told
from app.matters.undertakings.rules import DossierState, Section

_NAMES: Final[Mapping[str, str]] = {
    "title": N_("Title"),
    "summary": N_("What it is"),
    "section": N_("Section"),
    "place": N_("Place"),
    "since": N_("Since"),
    "text": N_("What happened, or what is open"),
    "is_question": N_("A question that is open until it has an answer"),
    "answer": N_("Answer"),
    "answered_on": N_("Answered on"),
    "item": N_("Programme item"),
}
for _column, _told in _NAMES.items():
    FIELDS.setdefault(_column, _told)

NAMES: Final[Mapping[str, Callable[[Any], str]]] = {
    "state": lambda value: state_told(DossierState(value)),
    "section": lambda value: section_told(Section(value)),
    "since": lambda value: since_told(date.fromisoformat(value)),
    "answered_on": lambda value: day_short(date.fromisoformat(value)),
}
"""How the log tells states, sections and days of dossiers."""
