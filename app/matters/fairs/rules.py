"""How far an invitation to the stand has come; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class InvitationState(StrEnum):
    """How far an invitation to the stand has come."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


INVITATION_STATE_NAMES: Final[Mapping[InvitationState, str]] = {
    InvitationState.PROPOSED: N_("Invitation proposed"),
    InvitationState.APPROVED: N_("Invitation approved"),
    InvitationState.SENT: N_("Invitation sent"),
    InvitationState.ACCEPTED: N_("Invitation accepted"),
    InvitationState.DECLINED: N_("Invitation declined"),
    InvitationState.WITHDRAWN: N_("Invitation withdrawn"),
}
