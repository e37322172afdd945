"""What staff choose before printing personal programmes and cards."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from werkzeug.datastructures import MultiDict

from app.faces.printouts.itinerary_document import Paper
from app.faces.printouts.itinerary_reading import CARDS, Choice
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice as ChoiceField
from app.ground.web.forms import Form
from app.ground.words.dates import day_month, weekday
from app.ground.words.languages import OWN_NAMES
from app.ground.words.messages import gettext, lazy
from app.planning.itineraries.rules import SUBJECT_NAMES, Subject

_PAPERS: Final = ((Paper.A4.value, N_("A4 sheets")), (Paper.A6.value, N_("A6 booklet")))
_LANGUAGES: Final = tuple(OWN_NAMES.items())


class ProgrammesForm(Form):
    """Asks whose personal programme is printed: one person's, or everybody's of a delegation."""

    who = ChoiceField(lazy(N_("Whose")))
    paper = Buttons(lazy(N_("Paper")), choices=[(value, lazy(name)) for value, name in _PAPERS], default=Paper.A4.value)
    lang = ChoiceField(lazy(N_("Language")), choices=_LANGUAGES)

    def __init__(self, sent: MultiDict[str, str] | None, delegations: Sequence[Choice], persons: Sequence[Choice], language: str) -> None:
        """Offer delegations first, then everybody by name."""
        super().__init__(sent, data={"lang": language})
        self.who.choices = {
            gettext(N_("Everybody of a delegation")): [(f"{Subject.DELEGATION.value}:{one.uid}", one.name) for one in delegations],
            gettext(N_("One person")): [(f"{Subject.PERSON.value}:{one.uid}", one.name) for one in persons],
        }

    @property
    def chosen(self) -> tuple[Subject, str]:
        """Whose; only after `validate`."""
        subject, _, uid = self.who.data.partition(":")
        return Subject(subject), uid


class CardsForm(Form):
    """Asks for cards: one vehicle's, interpreter's or hall's, or those of all of a kind on a day."""

    card = ChoiceField(lazy(N_("Whose")))
    day = ChoiceField(lazy(N_("Day, for all of a kind")))
    card_lang = ChoiceField(lazy(N_("Language")), choices=_LANGUAGES)

    def __init__(self, sent: MultiDict[str, str] | None, offered: dict[Subject, list[Choice]], days: Sequence[date], language: str) -> None:
        """Offer all of each kind first, then one by one."""
        super().__init__(sent, data={"card_lang": language})
        everybody = [(f"{subject.value}:", gettext(_ALL[subject])) for subject in CARDS if offered[subject]]
        singly = {
            gettext(SUBJECT_NAMES[subject]): [(f"{subject.value}:{one.uid}", one.name) for one in offered[subject]]
            for subject in CARDS
            if offered[subject]
        }
        self.card.choices = {gettext(N_("All in one file")): everybody, **singly} if everybody else {}
        self.day.choices = [("", gettext(N_("All days"))), *((day.isoformat(), f"{day_month(day)}, {weekday(day)}") for day in days)]

    @property
    def chosen(self) -> tuple[Subject, str]:
        """Whose, with an empty UID for all of the kind; only after `validate`."""
        subject, _, uid = self.card.data.partition(":")
        return Subject(subject), uid

    @property
    def chosen_day(self) -> date | None:
        """The day; None for all. Only after `validate`."""
        return date.fromisoformat(self.day.data) if self.day.data else None


_ALL: Final = {
    Subject.VEHICLE: N_("All drivers’ cards"),
    Subject.INTERPRETER: N_("All interpreters’ cards"),
    Subject.HALL: N_("All halls’ cards"),
}
