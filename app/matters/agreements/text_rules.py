"""The text of an agreement in a language: who makes it until when, who has checked it, and how it stands on a day; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal

MOST_TEXTS: Final = 8
"""Languages in which one agreement may be signed; the form sends as many rows at most."""
NEAR: Final = timedelta(days=7)
"""So long before its day a text is called to mind."""


class TextState(StrEnum):
    """How the text in a language stands, in the order in which it comes along."""

    LATE = "late"
    UNASSIGNED = "unassigned"
    UNDER_WAY = "under_way"
    DONE = "done"
    CHECKED = "checked"


TEXT_STATE_NAMES: Final[Mapping[TextState, str]] = {
    TextState.LATE: N_("the text is overdue"),
    TextState.UNASSIGNED: N_("nobody makes the text"),
    TextState.UNDER_WAY: N_("the text is being made"),
    TextState.DONE: N_("the text has to be checked"),
    TextState.CHECKED: N_("the text has been checked"),
}


@dataclass(frozen=True, slots=True)
class LanguageText:
    """The text of an agreement in a language, a BCP 47 tag; no translator with the text that all others are made from."""

    language: str
    translator: str = ""
    due: date | None = None
    done_on: date | None = None
    checked_by: str = ""
    checked_on: date | None = None

    def __post_init__(self) -> None:
        if not self.language:
            raise Refusal(N_("Choose the language."), "language")
        if self.checked_on is not None:
            if self.done_on is None:
                raise Refusal(N_("What is not done cannot have been checked: say when it was done."), "done_on")
            if self.checked_on < self.done_on:
                raise Refusal(N_("It was checked before it was done."), "checked_on")
            if not self.checked_by:
                raise Refusal(N_("Say who has checked it."), "checked_by")

    def state(self, day: date) -> TextState:
        """Return how the text stands on a day."""
        if self.done_on is not None:
            return TextState.CHECKED if self.checked_on is not None else TextState.DONE
        if self.due is not None and self.due < day:
            return TextState.LATE
        return TextState.UNDER_WAY if self.translator else TextState.UNASSIGNED


def refuse_texts(texts: Iterable[LanguageText], today: date) -> None:
    """Refuse a language that is named twice, more than fit, and what would have been done after today."""
    known = [one.language for one in texts]
    if len(known) > MOST_TEXTS:
        raise Refusal(N_("An agreement has texts in %(most)s languages at most."), "texts", most=MOST_TEXTS)
    for place, one in enumerate(texts):
        if one.language in known[:place]:
            raise Refusal(N_("This language stands here twice."), f"texts-{place}-language")
        for name, day in (("done_on", one.done_on), ("checked_on", one.checked_on)):
            if day is not None and day > today:
                raise Refusal(N_("This day is still to come."), f"texts-{place}-{name}")
