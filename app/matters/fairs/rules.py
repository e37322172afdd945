"""How far an invitation to the stand has come, and how much a stand holds; pure."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal

MOST_STANDS: Final = 10
"""Stands of ours at one fair."""
MOST_EXHIBITORS: Final = 300
"""Exhibitors at one stand."""
MOST_INVITATIONS: Final = 2000
"""Invitations at one fair."""
MOST_AREA: Final = 10_000
"""m²"""


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

ANSWERS: Final = (InvitationState.ACCEPTED, InvitationState.DECLINED)
"""What may come back."""

_ONWARD: Final[Mapping[InvitationState, tuple[InvitationState, ...]]] = {
    InvitationState.PROPOSED: (InvitationState.APPROVED,),
    InvitationState.APPROVED: (InvitationState.SENT,),
    InvitationState.SENT: ANSWERS,
    # People change their minds; what was answered first stays in the log.
    InvitationState.ACCEPTED: (InvitationState.DECLINED,),
    InvitationState.DECLINED: (InvitationState.ACCEPTED,),
    InvitationState.WITHDRAWN: (),
}


def steps_from(state: InvitationState) -> tuple[InvitationState, ...]:
    """Return where an invitation may go: on, or out of any state; one that was withdrawn begins anew as a proposal."""
    if state is InvitationState.WITHDRAWN:
        return (InvitationState.PROPOSED,)
    return (*_ONWARD[state], InvitationState.WITHDRAWN)


def refuse_invitation_step(old: InvitationState, new: InvitationState, *, may_approve: bool) -> None:
    """Refuse a step that leaves one out, and an approval by somebody who may not approve."""
    if new not in steps_from(old):
        if new in ANSWERS:
            raise Refusal(N_("An answer can only come to an invitation that has been sent."))
        if new is InvitationState.SENT:
            raise Refusal(N_("An invitation is approved before it is sent."))
        raise Refusal(N_("The invitation cannot go this way any more."))
    if new is InvitationState.APPROVED and not may_approve:
        raise Refusal(N_("Invitations are approved by the protocol office."))


def refuse_invitation_days(sent_on: date | None, answered_on: date | None, today: date) -> None:
    """Refuse a letter or an answer of tomorrow, and an answer before the letter."""
    for name, day in (("sent_on", sent_on), ("answered_on", answered_on)):
        if day is not None and day > today:
            raise Refusal(N_("This day is still to come."), name)
    if sent_on is not None and answered_on is not None and answered_on < sent_on:
        raise Refusal(N_("The answer came before the invitation was sent; check the days."), "answered_on")
