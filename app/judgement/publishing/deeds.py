"""What can be done to something between two versions."""

from enum import StrEnum


class Deed(StrEnum):
    """What was done to a thing between two versions, in the order in which people are told."""

    CANCELLED = "cancelled"
    MOVED = "moved"
    ADDED = "added"
    RESTORED = "restored"
    CHANGED = "changed"
