"""How far an agreement has come, who signs it, and what it still lacks before the pens come out; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class AgreementState(StrEnum):
    """How far an agreement has come, in the order in which it goes; `removed` is taken off the list of what will be signed."""

    DRAFT = "draft"
    AGREED = "agreed"
    LEGAL_REVIEW = "legal_review"
    RECONCILED = "reconciled"
    APPROVED = "approved"
    PRINTED = "printed"
    SIGNED = "signed"
    REMOVED = "removed"


AGREEMENT_STATE_NAMES: Final[Mapping[AgreementState, str]] = {
    AgreementState.DRAFT: N_("Draft of an agreement"),
    AgreementState.AGREED: N_("Agreed with the parties"),
    AgreementState.LEGAL_REVIEW: N_("In legal review"),
    AgreementState.RECONCILED: N_("Languages reconciled"),
    AgreementState.APPROVED: N_("Approved for signing"),
    AgreementState.PRINTED: N_("Printed for signing"),
    AgreementState.SIGNED: N_("Signed"),
    AgreementState.REMOVED: N_("Not to be signed"),
}

READY: Final = frozenset({AgreementState.APPROVED, AgreementState.PRINTED, AgreementState.SIGNED})
"""What may be put before those who sign."""
