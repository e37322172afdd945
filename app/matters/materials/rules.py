"""What a material is attached to, and how its versions are counted; pure."""

from enum import StrEnum
from typing import Final


class Subject(StrEnum):
    """What a material belongs to; each has a column of its own in `Material`."""

    ITEM = "item"
    DOSSIER = "dossier"
    INSTRUCTION = "instruction"
    MEASURE = "measure"
    AGREEMENT = "agreement"


LONGEST_TITLE: Final = 300
LONGEST_NOTE: Final = 500
MOST_MATERIALS: Final = 100
"""Materials of one subject."""
MOST_VERSIONS: Final = 50
"""Versions of one material."""
