"""Which rows a list is asked for: the filters that stand in the address of its page."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.ground.kernel.text import clean
from app.ground.words.messages import gettext
from app.planning.events.kinds import Kind
from app.planning.events.rules import Status
from app.planning.events.wording import KINDS, STATUSES
from app.register.directory.rules.kinds import CATEGORY_NAMES, PARTY_SIDE_NAMES, Category, PartySide
from app.register.holidays.rules import Jurisdiction


@dataclass(frozen=True, slots=True)
class AskedEvents:
    """Which events are listed; None is all."""

    year: int | None
    kind: Kind | None
    status: Status | None


@dataclass(frozen=True, slots=True)
class AskedPersons:
    """Which persons are listed: what was searched for, and what they are today; None is all."""

    typed: str
    side: PartySide | None
    category: Category | None
    organisation_id: int | None


def asked_events(address: Mapping[str, str]) -> AskedEvents:
    """Read the filters of the list of events; what cannot be read counts as not asked."""
    kind, status = address.get("kind", ""), address.get("status", "")
    year = _year(address.get("year", ""), range(1900, 2101))
    return AskedEvents(year, Kind(kind) if kind in set(Kind) else None, Status(status) if status in set(Status) else None)


def told_filters(filters: AskedEvents) -> str:
    """Return in words which events are left in; nothing where all are."""
    told = [str(filters.year)] if filters.year is not None else []
    told += [gettext(KINDS[filters.kind])] if filters.kind else []
    told += [gettext(STATUSES[filters.status])] if filters.status else []
    return ", ".join(told)


def asked_persons(address: Mapping[str, str]) -> AskedPersons:
    """Read the search and the filters of the list of persons; what cannot be read counts as not asked."""
    side, category, organisation = (address.get(name, "") for name in ("side", "category", "organisation"))
    return AskedPersons(
        clean(address.get("q", ""))[:200],
        PartySide(side) if side in set(PartySide) else None,
        Category(category) if category in set(Category) else None,
        int(organisation) if organisation.isascii() and organisation.isdigit() and len(organisation) < 10 else None,
    )


def told_persons(asked: AskedPersons, organisation: str) -> str:
    """Return in words which persons are left in; `organisation` is the name of the one asked for."""
    told = [f"“{asked.typed}”"] if asked.typed else []
    told += [gettext(PARTY_SIDE_NAMES[asked.side])] if asked.side else []
    told += [gettext(CATEGORY_NAMES[asked.category])] if asked.category else []
    return ", ".join([*told, organisation] if organisation else told)


def asked_year(address: Mapping[str, str], present: int) -> int:
    """Read the year of the holidays; the present one where none can be read."""
    return _year(address.get("year", ""), range(1990, 2101)) or present


def asked_jurisdiction(address: Mapping[str, str]) -> Jurisdiction | None:
    """Read whose holidays are asked for; None is all."""
    whose = address.get("in", "")
    return Jurisdiction(whose) if whose in set(Jurisdiction) else None


def _year(typed: str, possible: range) -> int | None:
    return int(typed) if len(typed) == 4 and typed.isascii() and typed.isdigit() and int(typed) in possible else None
