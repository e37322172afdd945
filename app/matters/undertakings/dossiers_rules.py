"""What a dossier may hold, and when a question counts as answered; pure."""

from collections.abc import Collection
from datetime import date
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.matters.undertakings.rules import DossierState

MOST_DOSSIERS: Final = 5000
MOST_NOTES: Final = 1000
"""Entries of one dossier; a project that has run since 2018 has some dozens."""
STANDING: Final = frozenset({DossierState.ACTIVE, DossierState.ON_HOLD})
"""Projects of which something is still to come."""


def answered(*, is_question: bool, day: date, answer: Texts, answered_on: date | None) -> tuple[Texts, date | None]:
    """Return the answer of an entry and its day, or refuse what does not go together; what is no question has none.

    A question with an answer is settled, one without is open, and nothing is answered before it was asked.
    """
    if not is_question or (not answer and answered_on is None):
        return Texts(), None
    if not answer.ru:
        raise Refusal(N_("Write the answer in Russian, or take its day out."), "answer")
    if answered_on is None:
        raise Refusal(N_("On which day was it answered?"), "answered_on")
    if answered_on < day:
        raise Refusal(N_("It was asked on %(day)s: an answer cannot be older."), "answered_on", day=day)
    return answer, answered_on


def refuse_in_use(instructions: Collection[int], measures: Collection[int]) -> None:
    """Refuse to remove a dossier to which instructions or measures belong."""
    if instructions or measures:
        raise Refusal(N_("Instructions or measures belong to this dossier, so it stays. Mark the project as closed instead."))
