"""What badges there are."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class BadgeCategory(StrEnum):
    """What a badge says its bearer is."""

    HEAD = "head"
    DELEGATE = "delegate"
    COMPANION = "companion"
    GUEST = "guest"
    SPEAKER = "speaker"
    EXHIBITOR = "exhibitor"
    PRESS = "press"
    ORGANISER = "organiser"
    INTERPRETER = "interpreter"
    DRIVER = "driver"
    SECURITY = "security"


BADGE_CATEGORY_NAMES: Final[Mapping[BadgeCategory, str]] = {
    BadgeCategory.HEAD: N_("Head of delegation"),
    BadgeCategory.DELEGATE: N_("Delegate"),
    BadgeCategory.COMPANION: N_("Companion"),
    BadgeCategory.GUEST: N_("Guest"),
    BadgeCategory.SPEAKER: N_("Speaker"),
    BadgeCategory.EXHIBITOR: N_("Exhibitor"),
    BadgeCategory.PRESS: N_("Press"),
    BadgeCategory.ORGANISER: N_("Organiser"),
    BadgeCategory.INTERPRETER: N_("Interpreter"),
    BadgeCategory.DRIVER: N_("Driver"),
    BadgeCategory.SECURITY: N_("Security"),
}
