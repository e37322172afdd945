"""What the columns and values of briefs are called in the change log."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.ground.words.dates import day_short
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.matters.briefs.figures import Figure, number_told
from app.matters.briefs.rules import BRIEF_KIND_NAMES, BriefKind

_NAMES: Final[Mapping[str, str]] = {
    "title": N_("Title"),
    "kind": N_("Kind"),
    "person": N_("Person"),
    "as_of": N_("As it was on"),
    "source": N_("Source"),
    "figures": N_("Figures"),
    "section_state": N_("Sections of the brief"),
}
for _column, _told in _NAMES.items():
    FIELDS.setdefault(_column, _told)


def _figures(stored: Iterable[Mapping[str, Any]]) -> str:
    language = current()
    rows = (Figure.of(one) for one in stored)
    return "; ".join(
        f"{one.label.told(language)}, {one.year}: {number_told(one.value, language)} {one.unit.told(language)}".strip() for one in rows
    )


def _sections(stored: str) -> str:
    count, letters = (int(part) for part in stored.split()[:2])
    sections = ngettext("%(num)s section", "%(num)s sections", count)
    return f"{sections}, {ngettext('%(num)s letter of text', '%(num)s letters of text', letters)}"


NAMES: Final[Mapping[str, Callable[[Any], str]]] = {
    "kind": lambda value: gettext(BRIEF_KIND_NAMES[BriefKind(value)]),
    "figures": _figures,
    "section_state": _sections,
    "as_of": lambda value: day_short(date.fromisoformat(value)),
}
"""How the log tells kinds, figures, sections and days of briefs."""
