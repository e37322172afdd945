"""Parts of a page that slices above its own put there: a template each, and what it is given.

A slice enters its own beside its views: `enter("item", "talks/_item.html", talks_of_item, order=40)`. The page asks with
`sections_of("item", session(), item)` and draws them with `components/sections.html`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

Given = Callable[[Session, Any], Mapping[str, object] | None]
"""Takes the request's session and what the page shows; None: nothing to show there.

`begin` among the values, a message id and an endpoint of the event, offers what there is nothing of yet: the page gathers
such ways in on one line.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page; inside its template what was given is called `part`."""

    template: str
    given: Given
    order: int


PAGES: Final[Mapping[str, dict[str, Section]]] = {
    name: {} for name in ("event", "item", "dossier", "instruction", "measure", "agreement", "brief", "person", "group", "today")
}
"""Page → template → section. What a page shows is an Event, a ProgrammeItem, a Dossier, …; of today it is the day."""


def enter(page: str, template: str, given: Given, *, order: int) -> None:
    """Put a part on a page; a template stands on a page once."""
    PAGES[page][template] = Section(template, given, order)


def sections_of(page: str, session: Session, thing: object) -> list[tuple[str, Mapping[str, object]]]:
    """Return template and values of the parts of a page, in their order, without those that have nothing to show."""
    ordered = sorted(PAGES[page].values(), key=lambda one: (one.order, one.template))
    told = [(one.template, one.given(session, thing)) for one in ordered]
    return [(template, values) for template, values in told if values is not None]
