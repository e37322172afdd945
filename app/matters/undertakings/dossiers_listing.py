"""Dossiers as their pages show them: the list by section, and one with its open questions first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.ground.words.dates import day_short
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.matters.undertakings.dossiers_forms import Points
from app.matters.undertakings.dossiers_queries import (
    Counts,
    counts_by_dossier,
    dossiers_of,
    get_dossier,
    instructions_in,
    measures_in,
    notes_of,
    points_offered,
)
from app.matters.undertakings.dossiers_rules import STANDING
from app.matters.undertakings.due_rules import Standing, standing_on
from app.matters.undertakings.models import Dossier, DossierNote, Instruction, Measure
from app.matters.undertakings.rules import DossierState, Section

_STATES: Final = tuple(DossierState)
_NOTHING: Final = Counts()


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier on the list."""

    dossier: Dossier
    counts: Counts


@dataclass(frozen=True, slots=True)
class Listing:
    """The dossiers by section; `aside` counts those that are left out because nothing of them is to come."""

    sections: tuple[tuple[Section, tuple[Row, ...]], ...]
    aside: int

    @property
    def count(self) -> int:
        """How many are shown."""
        return sum(len(rows) for _, rows in self.sections)

    @property
    def open_questions(self) -> int:
        """How many questions of those shown are open."""
        return sum(row.counts.open_questions for _, rows in self.sections for row in rows)


@dataclass(frozen=True, slots=True)
class Opened:
    """One dossier with all that belongs to it."""

    dossier: Dossier
    open_questions: tuple[DossierNote, ...]
    """The oldest first: it has waited longest."""
    notes: tuple[DossierNote, ...]
    """All else that is written down, the latest first; questions with their answers."""
    instructions: tuple[Instruction, ...]
    measures: tuple[Measure, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been written down yet."""
        return not (self.open_questions or self.notes)


def listing_of(session: Session, *, everything: bool = False) -> Listing:
    """Return the dossiers of projects that stand, or all of them, by section. Three queries."""
    dossiers, counts = dossiers_of(session), counts_by_dossier(session)
    shown = [one for one in dossiers if everything or one.state in STANDING]
    sections = ((section, _rows(shown, section, counts)) for section in Section)
    return Listing(tuple((section, rows) for section, rows in sections if rows), len(dossiers) - len(shown))


def opened(session: Session, dossier_id: int) -> Opened:
    """Return a dossier with its entries, instructions and measures; raises NotFound. Five queries at most."""
    dossier, notes = get_dossier(session, dossier_id), notes_of(session, dossier_id)
    unanswered = tuple(note for note in reversed(notes) if is_open(note))
    rest = tuple(note for note in notes if not is_open(note))
    return Opened(dossier, unanswered, rest, tuple(instructions_in(session, dossier_id)), tuple(measures_in(session, dossier_id)))


def is_open(note: DossierNote) -> bool:
    """Tell whether an entry is a question without an answer."""
    return note.is_question and note.answered_on is None


def is_late(one: Instruction | Measure, today: date) -> bool:
    """Tell whether something should have been carried out before today."""
    return standing_on(today, one.due, one.state) is Standing.OVERDUE


def points_for(session: Session, also: int | None) -> Points:
    """Return the points that the form of an entry offers, by meeting; `also` is the one that is or shall be chosen. At most two queries."""
    groups: dict[str, list[tuple[int | str, str]]] = {}
    for point in points_offered(session, also):
        group = f"{day_short(point.day)} · {point.event.told(current())}"
        groups.setdefault(group, []).append((point.id, point.title.told(current())))
    return groups


def _rows(dossiers: Sequence[Dossier], section: Section, counts: Mapping[int, Counts]) -> tuple[Row, ...]:
    rows = (Row(one, counts.get(one.id, _NOTHING)) for one in dossiers if one.section is section)
    return tuple(sorted(rows, key=lambda row: (_STATES.index(row.dossier.state), order(row.dossier.title.told(current())))))
