"""How the state of an agreement, what it lacks and who signs it are told."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.agreements.rules import AGREEMENT_STATE_NAMES, READY, AgreementState, Lack, Lacking

LACKS: Final[Mapping[Lack, str]] = {
    Lack.ITEM: N_("no item of the programme is named"),
    Lack.ITEM_CANCELLED: N_("its item of the programme is cancelled"),
    Lack.PARTIES: N_("fewer than two parties are named"),
    Lack.SIGNATORY: N_("nobody is named to sign for: %(party)s"),
    Lack.APPROVAL: N_("not approved for signing"),
}


def lack_told(lack: Lacking) -> str:
    """Return what is missing as a few words."""
    return gettext(LACKS[lack.what], party=lack.party.told(current()))


def state_told(state: AgreementState) -> str:
    """Return how far an agreement has come, in words."""
    return gettext(AGREEMENT_STATE_NAMES[state])


def tone_of(state: AgreementState) -> str:
    """Return the tone in which a state is shown."""
    if state is AgreementState.SIGNED:
        return "good"
    return "accent" if state in READY else ""
