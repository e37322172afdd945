"""Filters of the list of events: read from the address, and offered as addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.ground.words.messages import gettext
from app.planning.events.kinds import Kind
from app.planning.events.rules import Status
from app.planning.events.wording import KINDS, STATUSES


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events are listed; None is all."""

    year: int | None = None
    kind: Kind | None = None
    status: Status | None = None

    def query(self) -> dict[str, str]:
        """Return the filters as they stand in an address."""
        values = {"year": self.year, "kind": self.kind, "status": self.status}
        return {name: str(value) for name, value in values.items() if value is not None}


def asked(address: Mapping[str, str]) -> Filters:
    """Read the filters of an address; what cannot be read counts as not asked."""
    year, kind, status = (address.get(name, "") for name in ("year", "kind", "status"))
    return Filters(
        year=int(year) if year.isascii() and year.isdigit() and 1900 <= int(year[:4]) <= 2100 and len(year) == 4 else None,
        kind=Kind(kind) if kind in set(Kind) else None,
        status=Status(status) if status in set(Status) else None,
    )


def links(now: Filters, years: Iterable[int]) -> dict[str, list[tuple[str, dict[str, str], bool]]]:
    """Return for each filter its choices: text, query of the address, whether it is chosen."""
    return {
        "year": [(str(year), replace(now, year=year).query(), now.year == year) for year in years],
        "kind": [(gettext(name), replace(now, kind=kind).query(), now.kind == kind) for kind, name in KINDS.items()],
        "status": [(gettext(name), replace(now, status=one).query(), now.status == one) for one, name in STATUSES.items()],
    }
