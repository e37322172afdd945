"""What may lie in the head's folder, and in which order it usually does; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Self

from app.ground.kernel.refusals import N_


class Sheet(StrEnum):
    """What a document of the folder is; those with a subject name it in a column of its own. The order is the usual one."""

    PROGRAMME = "programme"
    COMPOSITION = "composition"
    """Of all delegations, or of one (`delegation_id`)."""
    AGENDA = "agenda"
    SPEAKERS = "speakers"
    """The order of speeches of an item (`item_id`)."""
    SEATING = "seating"
    """Of talks (`item_id`)."""
    TALKING_POINTS = "talking_points"
    """Of talks (`item_id`)."""
    STAND_DAY = "stand_day"
    """The plan of a day at the stand (`day`)."""
    AGREEMENTS = "agreements"
    INSTRUCTIONS = "instructions"
    """What became of the decisions."""
    BRIEF = "brief"
    """`brief_id`"""
    DOSSIER = "dossier"
    """`dossier_id`"""
    MATERIAL = "material"
    """An uploaded PDF (`material_id`)."""


SHEET_NAMES: Final[Mapping[Sheet, str]] = {
    Sheet.PROGRAMME: N_("Programme of the stay"),
    Sheet.COMPOSITION: N_("Composition of the delegation"),
    Sheet.AGENDA: N_("Agenda of the meeting"),
    Sheet.SPEAKERS: N_("Order of speeches"),
    Sheet.SEATING: N_("Seating plan"),
    Sheet.TALKING_POINTS: N_("Talking points"),
    Sheet.STAND_DAY: N_("Plan of the day at the stand"),
    Sheet.AGREEMENTS: N_("Documents to be signed"),
    Sheet.INSTRUCTIONS: N_("What has become of the decisions"),
    Sheet.BRIEF: N_("Brief"),
    Sheet.DOSSIER: N_("Brief on a project"),
    Sheet.MATERIAL: N_("Material"),
}

SUBJECTS: Final[Mapping[Sheet, str]] = {
    Sheet.SPEAKERS: "item",
    Sheet.SEATING: "item",
    Sheet.TALKING_POINTS: "item",
    Sheet.STAND_DAY: "day",
    Sheet.BRIEF: "brief",
    Sheet.DOSSIER: "dossier",
    Sheet.MATERIAL: "material",
}
"""What has to be named with a document; a composition may name its delegation."""

MOST_SHEETS: Final = 60
"""More than that nobody carries."""
LONGEST_TITLE: Final = 300


class NoSuchDocument(ValueError):
    """A key that names no document."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document of an event and what it is about: the id of a row, or a day."""

    sheet: Sheet
    subject: int | None = None
    day: date | None = None

    @property
    def key(self) -> str:
        """How a form names it: «brief-12», «stand_day-2023-09-25», «programme»."""
        about = self.day.isoformat() if self.day else str(self.subject) if self.subject is not None else ""
        return f"{self.sheet}-{about}" if about else str(self.sheet)

    @classmethod
    def of(cls, key: str) -> Self:
        """Read a key; raises NoSuchDocument."""
        name, _, about = key.partition("-")
        try:
            sheet = Sheet(name)
            if sheet is Sheet.STAND_DAY:
                return cls(sheet, day=date.fromisoformat(about))
        except ValueError:
            raise NoSuchDocument(key) from None
        if about and not (about.isascii() and about.isdecimal() and len(about) < 19):  # what a column of ids holds
            raise NoSuchDocument(key)
        if bool(about) != (sheet in SUBJECTS) and sheet is not Sheet.COMPOSITION:
            raise NoSuchDocument(key)
        return cls(sheet, int(about) if about else None)


def in_order(wanted: Iterable[Wanted]) -> list[Wanted]:
    """Return documents as a folder usually has them, those of one sort as they were given; each once."""
    places = {sheet: place for place, sheet in enumerate(Sheet)}
    return sorted(dict.fromkeys(wanted), key=lambda one: places[one.sheet])


def usual(offered: Iterable[tuple[Wanted, bool]]) -> list[Wanted]:
    """Return those of the documents that belong into every folder, in order; the flag says that an offer is one of them."""
    return in_order(one for one, always in offered if always)
