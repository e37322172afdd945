"""Which instructions an address asks for, and in which order: the same for the board, the paper and the spreadsheet."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.ground.kernel.refusals import NotFound
from app.ground.web.choices import row_id
from app.matters.undertakings.queries import Wanted, Which, WhoseTurn

FILTERS: Final = ("show", "side", "by", "event_id", "person_id", "body_id", "measure_id", "dossier_id")
"""What the list of instructions is filtered by, as it stands in the address."""


def wanted_in(address: Mapping[str, str]) -> Wanted:
    """Return which instructions an address asks for; what cannot be read asks for all."""
    which = Which(address["show"]) if address.get("show") in set(Which) else Which.CONTROLLED
    side = WhoseTurn(address["side"]) if address.get("side") in set(WhoseTurn) else None
    return Wanted(which, side, *(id_in(address, name) for name in ("event_id", "person_id", "body_id", "measure_id", "dossier_id")))


def kept_in(address: Mapping[str, str]) -> dict[str, str]:
    """Return the filters of an address as they were typed, and nothing else of it."""
    return {name: value for name in FILTERS if (value := address.get(name, ""))}


def is_by_body(address: Mapping[str, str]) -> bool:
    """Tell whether instructions are to stand by the bodies that have to do them."""
    return address.get("by") == "body"


def id_in(address: Mapping[str, str], name: str) -> int | None:
    """Return the id of a row that an address names, if it does."""
    try:
        return row_id(address.get(name, ""))
    except ValueError:
        return None


def day_in(address: Mapping[str, str], name: str) -> date | None:
    """Return the day that an address names, if it does; refuse with NotFound what is none."""
    typed = address.get(name, "")
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as error:
        raise NotFound from error
