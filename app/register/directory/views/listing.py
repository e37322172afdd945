"""Filters of the directory's lists: read from the address, and offered as addresses."""

from collections.abc import Mapping
from dataclasses import replace

from app.ground.words.messages import gettext
from app.register.directory.queries import Wanted
from app.register.directory.rules.kinds import CATEGORY_NAMES, PARTY_SIDE_NAMES, Category, PartySide

Links = list[tuple[str, dict[str, str], bool]]
"""The choices of a filter: text, query of the address, whether it is chosen."""


def asked(address: Mapping[str, str]) -> Wanted:
    """Read the filters of an address; what cannot be read counts as not asked."""
    side, category, organisation = (address.get(name, "") for name in ("side", "category", "organisation"))
    return Wanted(
        side=PartySide(side) if side in set(PartySide) else None,
        category=Category(category) if category in set(Category) else None,
        organisation_id=int(organisation) if organisation.isascii() and organisation.isdigit() and 0 < len(organisation) < 10 else None,
    )


def query_of(wanted: Wanted, typed: str) -> dict[str, str]:
    """Return search and filters as they stand in an address."""
    values = {"q": typed, "side": wanted.side, "category": wanted.category, "organisation": wanted.organisation_id}
    return {name: str(value) for name, value in values.items() if value}


def links(now: Wanted, typed: str) -> dict[str, Links]:
    """Return for each filter its choices."""
    return {
        "side": [(gettext(name), query_of(replace(now, side=side), typed), now.side is side) for side, name in PARTY_SIDE_NAMES.items()],
        "category": [
            (gettext(name), query_of(replace(now, category=one), typed), now.category is one) for one, name in CATEGORY_NAMES.items()
        ],
    }
