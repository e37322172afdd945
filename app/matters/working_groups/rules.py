"""Who may be what in a working group and when, and which places are vacant on a day; pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class GroupRole(StrEnum):
    """What somebody is in a working group, in the order in which a composition tells them."""

    CO_CHAIR = "co_chair"
    DEPUTY = "deputy"
    SECRETARY = "secretary"
    MEMBER = "member"


GROUP_ROLE_NAMES: Final[Mapping[GroupRole, str]] = {
    GroupRole.CO_CHAIR: N_("Co-chair"),
    GroupRole.DEPUTY: N_("Deputy co-chair"),
    GroupRole.SECRETARY: N_("Secretary of the group"),
    GroupRole.MEMBER: N_("Member of the group"),
}

NEEDED: Final = (GroupRole.CO_CHAIR, GroupRole.SECRETARY)
"""What each side has to have: where nobody is, a composition tells the vacancy as a row."""
ALONE: Final = frozenset({GroupRole.CO_CHAIR, GroupRole.SECRETARY})
"""Of these a side has one at a time."""
MOST_QUORUM: Final = 100
