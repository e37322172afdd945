"""The forms of a dossier, of an entry and of an answer, and the buttons beside them."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, Self

import wtforms
from wtforms import BooleanField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextsField, optional_id
from app.ground.words import messages
from app.ground.words.messages import lazy
from app.matters.undertakings.dossiers_commands import (
    AddDossier,
    AddNote,
    AnswerQuestion,
    ChangeDossier,
    ChangeNote,
    DossierDetails,
    NoteDetails,
    RemoveDossier,
    RemoveNote,
    SetDossierState,
)
from app.matters.undertakings.models import Dossier, DossierNote
from app.matters.undertakings.rules import DOSSIER_STATE_NAMES, SECTION_NAMES, DossierState, Section
from app.register.accounts.rules.roles import Actor

Points = Mapping[str, Iterable[tuple[int | str, str]]]
"""Points of agendas by meeting, with what they are called."""

LONGEST_SUMMARY: Final = 2000
LONGEST_NOTE: Final = 1000
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class DayOrYear(DayField):
    """A day typed as 26.11.2024, or only its year, which is kept as the first of January."""

    widget = wtforms.widgets.DateInput("text")

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        if self.data is None:
            return ""
        return str(self.data.year) if (self.data.month, self.data.day) == (1, 1) else f"{self.data:%d.%m.%Y}"

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the typed text; nothing typed is None."""
        typed = clean(valuelist[0]) if valuelist else ""
        if _YEAR.fullmatch(typed):
            self.data = date(int(typed), 1, 1)
            return
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(messages.gettext(N_("Write a year like 2018 or a day like 26.11.2024."))) from error


class DossierForm(Form):
    """Asks what the project is, where, in which section and since when."""

    title = TextsField(lazy(N_("Title")), required=True, most=500)
    section = Choice(lazy(N_("Section")), choices=[(one.value, lazy(name)) for one, name in SECTION_NAMES.items()])
    state = Choice(lazy(N_("How the project stands")), choices=[(one.value, lazy(name)) for one, name in DOSSIER_STATE_NAMES.items()])
    since = DayOrYear(lazy(N_("Since")))
    place = TextsField(lazy(N_("Place")), most=300)
    summary = TextsField(lazy(N_("What it is")), most=LONGEST_SUMMARY, lines=True)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a new dossier."""
        return cls(data={"uid": new_uid(), "section": Section.INDUSTRY.value, "state": DossierState.ACTIVE.value})

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        """Return the form as a dossier stands now; how the project stands is said by a button of its own."""
        texts = {name: getattr(dossier, name).as_dict() for name in ("title", "summary", "place")}
        data = {"section": dossier.section.value, "since": dossier.since, "seen": dossier.revision, **texts}
        return cls(data=data).settled()

    def settled(self) -> Self:
        """Take out what is asked for only once; return the form itself."""
        del self.state
        return self

    def add_command(self, by: Actor) -> AddDossier:
        """Return the command that opens a dossier."""
        return AddDossier(by, as_uid(self.uid.data), self._details(), DossierState(self.state.data))

    def change_command(self, dossier_id: int, by: Actor) -> ChangeDossier:
        """Return the command that changes a dossier."""
        return ChangeDossier(dossier_id, by, self.seen.data or 0, self._details())

    def _details(self) -> DossierDetails:
        return DossierDetails(self.title.texts, self.summary.texts, Section(self.section.data), self.since.data, self.place.texts)


class NoteForm(Form):
    """Asks what happened on which day, or what is open, and at which point of an agenda it was dealt with."""

    day = DayField(lazy(N_("Day")), [Required(N_("Choose a day."))])
    text = TextsField(lazy(N_("What happened, or what is open")), required=True, most=LONGEST_NOTE, lines=True)
    is_question = BooleanField(lazy(N_("A question that is open until it has an answer")))
    item_id = Choice(lazy(N_("Dealt with at")), coerce=optional_id)
    answer = TextsField(lazy(N_("Answer")), most=LONGEST_NOTE, lines=True)
    answered_on = DayField(lazy(N_("Answered on")))
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, points: Points, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item_id.choices = {"": [("", "—")], **{group: list(rows) for group, rows in points.items()}}

    @classmethod
    def blank(cls, points: Points, *, day: date, is_question: bool, item_id: int | None = None) -> Self:
        """Return the form of a new entry."""
        return cls(data={"uid": new_uid(), "day": day, "is_question": is_question, "item_id": item_id}, points=points)

    @classmethod
    def of(cls, note: DossierNote, points: Points) -> Self:
        """Return the form as an entry stands now."""
        data = {name: getattr(note, name) for name in ("day", "is_question", "item_id", "answered_on")}
        data |= {"text": note.text.as_dict(), "answer": note.answer.as_dict(), "seen": note.revision}
        return cls(data=data, points=points)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Let only a question have an answer."""
        if not super().validate(*args, **kwargs):
            return False
        if self.answer.texts and not self.is_question.data:
            self.refuse(Refusal(N_("Only a question has an answer: mark this entry as a question, or take the answer out."), "answer"))
        return not self.errors

    def details(self) -> NoteDetails:
        """Return what was typed; only after `validate`."""
        return NoteDetails(
            self.day.data, self.text.texts, self.is_question.data, self.answer.texts, self.answered_on.data, self.item_id.data
        )

    def add_command(self, dossier_id: int, by: Actor) -> AddNote:
        """Return the command that writes a new entry."""
        return AddNote(dossier_id, by, as_uid(self.uid.data), self.details())

    def change_command(self, note_id: int, by: Actor) -> ChangeNote:
        """Return the command that changes an entry."""
        return ChangeNote(note_id, by, self.seen.data or 0, self.details())


class AnswerForm(Form):
    """Asks what the answer to an open question is, and of which day."""

    answer = TextsField(lazy(N_("Answer")), required=True, most=LONGEST_NOTE, lines=True)
    answered_on = DayField(lazy(N_("Answered on")), [Required(N_("Choose a day."))])
    seen = Seen()

    @classmethod
    def of(cls, note: DossierNote, *, day: date) -> Self:
        """Return the form as a question stands now; `day` is offered for one that is open."""
        return cls(data={"answer": note.answer.as_dict(), "answered_on": note.answered_on or day, "seen": note.revision})

    def command(self, note_id: int, by: Actor) -> AnswerQuestion:
        """Return the command that answers the question."""
        return AnswerQuestion(note_id, by, self.seen.data or 0, self.answer.texts, self.answered_on.data)


class OnDossierForm(Form):
    """Asks for nothing but the revision that was seen; `state` where that is what a button says."""

    state = Choice(choices=[(one.value, one.value) for one in DossierState])
    seen = Seen()

    def state_command(self, dossier_id: int, by: Actor) -> SetDossierState:
        """Return the command that says how the project stands."""
        if self.state.data not in set(DossierState):
            raise Refusal(N_("Choose one from the list."), "state")
        return SetDossierState(dossier_id, by, self.seen.data or 0, DossierState(self.state.data))

    def remove_command(self, dossier_id: int, by: Actor) -> RemoveDossier:
        """Return the command that removes a dossier."""
        return RemoveDossier(dossier_id, by, self.seen.data or 0)

    def remove_note_command(self, note_id: int, by: Actor) -> RemoveNote:
        """Return the command that removes an entry."""
        return RemoveNote(note_id, by, self.seen.data or 0)
