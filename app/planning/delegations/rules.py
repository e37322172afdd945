"""Who may be in a delegation, in which role, and how far each has come."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class MemberRole(StrEnum):
    """What a member does in the delegation; one is its head."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    COMPANION = "companion"
    INTERPRETER = "interpreter"
    SECURITY = "security"


MEMBER_ROLE_NAMES: Final[Mapping[MemberRole, str]] = {
    MemberRole.HEAD: N_("Head of the delegation"),
    MemberRole.DEPUTY: N_("Deputy head"),
    MemberRole.MEMBER: N_("Member"),
    MemberRole.COMPANION: N_("Companion"),
    MemberRole.INTERPRETER: N_("Interpreter"),
    MemberRole.SECURITY: N_("Security"),
}


class MemberStatus(StrEnum):
    """How far a member has come."""

    PROPOSED = "proposed"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SUBSTITUTED = "substituted"
    ARRIVED = "arrived"


MEMBER_STATUS_NAMES: Final[Mapping[MemberStatus, str]] = {
    MemberStatus.PROPOSED: N_("Proposed"),
    MemberStatus.INVITED: N_("Invited"),
    MemberStatus.ACCEPTED: N_("Accepted"),
    MemberStatus.DECLINED: N_("Declined"),
    MemberStatus.SUBSTITUTED: N_("Substituted"),
    MemberStatus.ARRIVED: N_("Arrived"),
}

GONE: Final = frozenset({MemberStatus.DECLINED, MemberStatus.SUBSTITUTED})
"""Who has one of these takes part in nothing."""
