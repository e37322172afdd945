"""Who sits at a negotiating table in which part, when the press is in, and what becomes of gifts; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class TalksRole(StrEnum):
    """What somebody does at talks."""

    HEAD = "head"
    INTERPRETER = "interpreter"
    MEMBER = "member"
    NOTE_TAKER = "note_taker"


TALKS_ROLE_NAMES: Final[Mapping[TalksRole, str]] = {
    TalksRole.HEAD: N_("Head of the side"),
    TalksRole.INTERPRETER: N_("Interpreter of the side"),
    TalksRole.MEMBER: N_("Member at the table"),
    TalksRole.NOTE_TAKER: N_("Note-taker"),
}


class Press(StrEnum):
    """When the press may be in the room."""

    NONE = "none"
    OPENING = "opening"
    STATEMENTS = "statements"
    OPEN = "open"


PRESS_NAMES: Final[Mapping[Press, str]] = {
    Press.NONE: N_("no press"),
    Press.OPENING: N_("for the opening words"),
    Press.STATEMENTS: N_("for the statements"),
    Press.OPEN: N_("open to the press"),
}


class GiftState(StrEnum):
    """What has become of a gift."""

    PLANNED = "planned"
    READY = "ready"
    HANDED_OVER = "handed_over"
    DEPOSITED = "deposited"
    """One that was received has been handed in as the rules on gifts ask."""


GIFT_STATE_NAMES: Final[Mapping[GiftState, str]] = {
    GiftState.PLANNED: N_("Gift planned"),
    GiftState.READY: N_("Gift ready"),
    GiftState.HANDED_OVER: N_("Gift handed over"),
    GiftState.DEPOSITED: N_("Gift handed in"),
}
