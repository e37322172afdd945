"""What the columns and values of talks and gifts are called in the change log."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS_OF, TELLERS_OF
from app.ground.words.messages import gettext
from app.matters.talks.models import Gift, TalkingPoint, Talks, TalksMember
from app.matters.talks.rules import GIFT_STATE_NAMES, PRESS_NAMES, TALKS_ROLE_NAMES, GiftState, Press, TalksRole
from app.matters.talks.wording import roubles, seat_told
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

_FIELDS: Final[Mapping[str, str]] = {
    "press": N_("Press"),
    "press_minutes": N_("Minutes for the press"),
    "press_note": N_("Note about the press"),
    "ours_left": N_("Our side stands on the left of the drawing"),
    "note": N_("Note"),
    "side": N_("Side"),
    "role": N_("Role"),
    "seat": N_("Place at the table"),
    "text": N_("Text"),
    "if_asked": N_("If asked"),
    "dossier": N_("Project"),
    "position": N_("Place in the order"),
    "what": N_("Gift"),
    "giving_side": N_("Side that gives it"),
    "state": N_("State"),
    "item": N_("Programme item"),
    "value": N_("Value, roubles"),
    "handed_on": N_("Handed over on"),
    "keeper": N_("Who keeps it"),
    "act": N_("Act №"),
}

_TELLERS: Final[Mapping[str, Callable[[Any], str]]] = {
    "press": lambda value: gettext(PRESS_NAMES[Press(value)]),
    "role": lambda value: gettext(TALKS_ROLE_NAMES[TalksRole(value)]),
    "side": lambda value: gettext(PARTY_SIDE_NAMES[PartySide(value)]),
    "giving_side": lambda value: gettext(PARTY_SIDE_NAMES[PartySide(value)]),
    "state": lambda value: gettext(GIFT_STATE_NAMES[GiftState(value)]),
    "seat": seat_told,
    "value": roubles,
}

for _kind in (Talks, TalksMember, TalkingPoint, Gift):
    FIELDS_OF[_kind.__kind__] = _FIELDS
    TELLERS_OF[_kind.__kind__] = _TELLERS
