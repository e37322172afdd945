"""Filters of the list of badges: read from the address, and offered as addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.accreditation.queries import State, Wanted
from app.planning.accreditation.rules import BADGE_CATEGORY_NAMES, BadgeCategory
from app.planning.delegations.queries import Summary

Links = list[tuple[str, dict[str, str], bool]]
"""The choices of a filter: text, query of the address, whether it is chosen."""

STATE_NAMES: Final[Mapping[State, str]] = {
    State.UNPRINTED: N_("Not printed yet"),
    State.EXPECTED: N_("Not arrived yet"),
    State.ARRIVED: N_("Arrived"),
    State.REVOKED: N_("Revoked"),
}


def wanted_in(address: Mapping[str, str]) -> Wanted:
    """Read the filters of an address; what cannot be read counts as not asked."""
    delegation, category, state = (address.get(name, "") for name in ("delegation", "category", "state"))
    return Wanted(
        delegation_id=int(delegation) if delegation.isascii() and delegation.isdigit() and 0 < len(delegation) < 10 else None,
        category=BadgeCategory(category) if category in set(BadgeCategory) else None,
        state=State(state) if state in set(State) else None,
        typed=clean(address.get("q", ""))[:200],
    )


def query_of(wanted: Wanted) -> dict[str, str]:
    """Return the filters as they stand in an address."""
    values = {"q": wanted.typed, "delegation": wanted.delegation_id, "category": wanted.category, "state": wanted.state}
    return {name: str(value) for name, value in values.items() if value}


def links(now: Wanted, delegations: Iterable[Summary]) -> dict[str, Links]:
    """Return for each filter its choices."""
    language = current()
    return {
        "delegation": [
            (one.name.told(language), query_of(replace(now, delegation_id=one.id)), now.delegation_id == one.id) for one in delegations
        ],
        "category": [
            (gettext(name), query_of(replace(now, category=one)), now.category is one) for one, name in BADGE_CATEGORY_NAMES.items()
        ],
        "state": [(gettext(name), query_of(replace(now, state=one)), now.state is one) for one, name in STATE_NAMES.items()],
    }
