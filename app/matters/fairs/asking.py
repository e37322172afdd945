"""Which invitations an address asks for: the same for the page, the paper and the spreadsheet."""

from collections.abc import Mapping
from typing import Final

from app.ground.web.choices import row_id
from app.matters.fairs.invitations import TO_STAND, Wanted
from app.matters.fairs.rules import InvitationState

FILTERS: Final = ("state", "item")
"""What the list of invitations is filtered by, as it stands in the address."""


def kept_in(address: Mapping[str, str]) -> dict[str, str]:
    """Return the filters of an address as they were typed, and nothing else of it."""
    return {name: value for name in FILTERS if (value := address.get(name, ""))}


def wanted_in(address: Mapping[str, str]) -> Wanted:
    """Return which invitations an address asks for; what cannot be read asks for all."""
    state = InvitationState(address["state"]) if address.get("state") in set(InvitationState) else None
    return Wanted(state, TO_STAND if address.get("item") == str(TO_STAND) else item_in(address))


def item_in(address: Mapping[str, str]) -> int | None:
    """Return the id of the item that an address names, if it does."""
    try:
        return row_id(address.get("item", ""))
    except ValueError:
        return None
