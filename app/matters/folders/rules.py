"""What may lie in the head's folder; pure."""

from enum import StrEnum


class Sheet(StrEnum):
    """What a document of the folder is; those with a subject name it in a column of its own."""

    PROGRAMME = "programme"
    COMPOSITION = "composition"
    """Of all delegations, or of one (`delegation_id`)."""
    AGENDA = "agenda"
    SEATING = "seating"
    """Of talks (`item_id`)."""
    TALKING_POINTS = "talking_points"
    """Of talks (`item_id`)."""
    SPEAKERS = "speakers"
    """The order of speeches of an item (`item_id`)."""
    AGREEMENTS = "agreements"
    BRIEF = "brief"
    """`brief_id`"""
    DOSSIER = "dossier"
    """`dossier_id`"""
    INSTRUCTIONS = "instructions"
    """What became of the decisions."""
    STAND_DAY = "stand_day"
    """The plan of a day at the stand (`day`)."""
    MATERIAL = "material"
    """An uploaded PDF (`material_id`)."""
