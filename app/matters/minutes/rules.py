"""How far minutes have come, and the forms in which a decision is worded; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class MinutesState(StrEnum):
    """How far minutes have come."""

    DRAFT = "draft"
    """Written during the meeting; only the office sees it."""
    DISCUSSED = "discussed"
    """Both sides comment."""
    AGREED = "agreed"
    """Both sides have agreed to this very text."""
    APPROVED = "approved"
    """Signed; nothing of it changes any more."""


MINUTES_STATE_NAMES: Final[Mapping[MinutesState, str]] = {
    MinutesState.DRAFT: N_("Draft minutes"),
    MinutesState.DISCUSSED: N_("Commented by both sides"),
    MinutesState.AGREED: N_("Agreed by both sides"),
    MinutesState.APPROVED: N_("Minutes approved"),
}


class Audience(StrEnum):
    """Between whom the minutes are: a Russian body is charged, a side is never."""

    BILATERAL = "bilateral"
    INTERNAL = "internal"


AUDIENCE_NAMES: Final[Mapping[Audience, str]] = {
    Audience.BILATERAL: N_("Between both sides"),
    Audience.INTERNAL: N_("Internal, of one side"),
}


class DecisionForm(StrEnum):
    """How a decision begins."""

    SIDES_AGREED = "sides_agreed"
    """«Стороны договорились …»: bilateral only."""
    ASK_OURS = "ask_ours"
    """«Просить башкортостанскую сторону …»: bilateral only."""
    ASK_THEIRS = "ask_theirs"
    """«Просить казахстанскую сторону …»: bilateral only."""
    NOTED = "noted"
    """«Принять к сведению …»."""
    CHARGE = "charge"
    """A body of one's own side in the dative with the surname in brackets: «Министерству … (Иванову И.И.) …»: internal only."""


DECISION_FORM_NAMES: Final[Mapping[DecisionForm, str]] = {
    DecisionForm.SIDES_AGREED: N_("The sides have agreed"),
    DecisionForm.ASK_OURS: N_("To ask the side of Bashkortostan"),
    DecisionForm.ASK_THEIRS: N_("To ask the side of Kazakhstan"),
    DecisionForm.NOTED: N_("To take note"),
    DecisionForm.CHARGE: N_("A body of one's own side"),
}


class RemarkState(StrEnum):
    """What became of a remark on a draft."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


REMARK_STATE_NAMES: Final[Mapping[RemarkState, str]] = {
    RemarkState.OPEN: N_("Remark without an answer"),
    RemarkState.ACCEPTED: N_("Remark taken up"),
    RemarkState.DECLINED: N_("Remark not taken up"),
}
