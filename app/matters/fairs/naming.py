"""What the columns and values of stands, walks and invitations are called in the change log."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.ground.words.messages import gettext
from app.matters.fairs.rules import INVITATION_STATE_NAMES, InvitationState

_OWN: Final = {
    "area": N_("Area of the stand, m²"),
    "venue": N_("Venue"),
    "hall": N_("Hall"),
    "organisation": N_("Organisation"),
    "exhibitor": N_("Exhibitor of ours"),
    "shows": N_("What is shown"),
    "place": N_("Place"),
    "what": N_("What is shown and told"),
    "walk_minutes": N_("On the way there, minutes"),
    "minutes": N_("Minutes"),
    "item": N_("Programme item"),
    "reason": N_("Reason for the invitation"),
    "host": N_("Who receives them"),
    "approved_by": N_("Approved by"),
    "sent_on": N_("Sent on"),
    "letter": N_("Letter"),
    "answered_on": N_("Answered on"),
    "answer": N_("Answer"),
    "position": N_("Order"),
}
for _name, _label in _OWN.items():
    FIELDS.setdefault(_name, _label)

NAMES: Final[Mapping[str, Callable[[Any], str]]] = {
    "state": lambda value: gettext(INVITATION_STATE_NAMES[InvitationState(value)]) if value in set(InvitationState) else str(value)
}
"""What tells the values of columns; of a page on which only things of a fair stand."""
