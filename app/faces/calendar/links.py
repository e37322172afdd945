"""The filters of a calendar page as links to itself, and the ways to see the same events."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.calendar.rules import Wanted
from app.planning.events.wording import KINDS, SIDES

Address = Callable[[Wanted], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter: its choices as (text, address, whether it is chosen), the first of them all."""

    name: str
    choices: tuple[tuple[str, str, bool], ...]

    @property
    def chosen(self) -> str:
        """What is chosen; empty for all."""
        return next((text for text, _, chosen in self.choices if chosen), "")


def choices(wanted: Wanted, series: Iterable[tuple[int, Texts]], address: Address) -> dict[str, Choice]:
    """Return the filters of a page; one that is chosen already leads back to all."""
    by_kind = [(gettext(name), replace(wanted, kind=kind), wanted.kind is kind) for kind, name in KINDS.items()]
    by_host = [(gettext(name), replace(wanted, host=side), wanted.host is side) for side, name in SIDES.items()]
    by_series = [(title.told(current()), replace(wanted, series_id=one), wanted.series_id == one) for one, title in series]
    return {
        name: Choice(name, tuple((text, address(query), chosen) for text, query, chosen in rows))
        for name, rows in (("kind", by_kind), ("host", by_host), ("series", by_series))
    }
