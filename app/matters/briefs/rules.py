"""What a brief is about; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class BriefKind(StrEnum):
    """What a brief is about."""

    PERSON = "person"
    REGION = "region"
    TRADE = "trade"


BRIEF_KIND_NAMES: Final[Mapping[BriefKind, str]] = {
    BriefKind.PERSON: N_("Brief on a person"),
    BriefKind.REGION: N_("Brief on a region"),
    BriefKind.TRADE: N_("Brief on trade"),
}
