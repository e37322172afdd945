"""The forms of meetings: a point more, what it deals with, who was there, the buttons of its screen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Self

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, NotFound
from app.ground.kernel.texts import Texts
from app.ground.web.forms import Choice, ClockField, Form, Required, Seen, TextLine, Whole, optional_id
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext, lazy
from app.matters.meetings.commands import LONGEST_POINT, AddPoint, OnSubject, TakeUp
from app.matters.meetings.presence import Attendance, Expected
from app.matters.meetings.presence_commands import AddPresent, Marked, MarkPresence
from app.matters.meetings.rules import LONGEST_NOTE, PRESENCE_NAMES, Presence, subject_in
from app.matters.meetings.running_commands import Halt, TakeUpPoint
from app.planning.programmes.moves import ReorderItem
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

Groups = Mapping[str, Sequence[tuple[str, str]]]
"""What can be chosen, by group: value and words."""
_SIDES: Final = [(side.value, lazy(name)) for side, name in PARTY_SIDE_NAMES.items()]
_LARGEST: Final = 999_999_999


class PointForm(Form):
    """Asks for a point that follows the last one: in Russian here, in the other languages on the page of its item."""

    title = TextLine(lazy(N_("Question, in Russian")), [Required()], most=300)
    minutes = Whole(lazy(N_("Minutes")), least=1, most=LONGEST_POINT, default=15)
    start = ClockField(lazy(N_("The first point begins at")))
    uid = HiddenField()

    @classmethod
    def blank(cls, title: str = "") -> Self:
        """Return the form of a new point."""
        return cls(data={"uid": new_uid(), "title": title, "minutes": 15})

    def command(self, event_id: int, by: Actor) -> AddPoint:
        """Return the command that puts the point on the agenda."""
        return AddPoint(event_id, by, as_uid(self.uid.data), Texts(self.title.text), self.minutes.number, self.start.data)


class StepForm(Form):
    """Asks in which direction a point changes places with its neighbour."""

    step = Whole(least=-1, most=1)
    seen = Seen()

    def command(self, item_id: int, by: Actor) -> ReorderItem:
        """Return the command that exchanges the two."""
        return ReorderItem(item_id, by, self.seen.data or 0, -1 if self.step.number < 0 else 1)


class SubjectForm(Form):
    """Asks what a point deals with: one of a list."""

    subject = Choice(lazy(N_("What it deals with")), [Required(N_("Choose one from the list."))])

    def __init__(self, *args: Any, offered: Groups, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject.choices = {"": [("", "—")], **{group: list(rows) for group, rows in offered.items() if rows}}

    def command(self, item_id: int, by: Actor) -> OnSubject:
        """Return the command that lets the point deal with it; only after `validate`."""
        return on_subject(item_id, by, self.subject.data)


def on_subject(item_id: int, by: Actor, typed: str) -> OnSubject:
    """Return what a point shall deal with, or no longer; refuses what names nothing."""
    subject = subject_in(typed)
    if subject is None:
        raise NotFound
    return OnSubject(item_id, by, subject)


def taken_up(sent: MultiDict[str, str], event_id: int, by: Actor, instructions: Iterable[int]) -> TakeUp:
    """Return which of these instructions the page has put to which point."""
    chosen = ((ident, sent.get(f"point-{ident}", "")) for ident in instructions)
    return TakeUp(event_id, by, tuple((ident, int(item)) for ident, item in chosen if item.isdecimal() and len(item) < 10))


class MarkForm(Form):
    """How one person took part; `was` is how the page showed it, so that what was only looked at undoes nobody's work."""

    presence = Choice(lazy(N_("Took part")), choices=[(one.value, lazy(name)) for one, name in PRESENCE_NAMES.items()])
    instead_of = Choice(lazy(N_("Stands in for")), coerce=optional_id)
    note = TextLine(lazy(N_("Note")), most=LONGEST_NOTE)
    was = HiddenField()
    seen = Seen()

    @classmethod
    def of(cls, one: Expected, choices: Sequence[tuple[int, str]], sent: MultiDict[str, str] | None = None) -> Self:
        """Return the row of somebody as they are marked, or as it was sent."""
        data = {"presence": one.presence.value, "instead_of": one.instead_of_id, "note": one.note, "seen": one.revision}
        prefix = f"p{one.person_id}-"
        is_sent = sent is not None and f"{prefix}presence" in sent
        form = cls(sent if is_sent else None, prefix=prefix, data=data | {"was": _state(one.presence.value, one.instead_of_id, one.note)})
        form.instead_of.choices = [("", "—"), *(pair for pair in choices if pair[0] != one.person_id)]
        return form

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than the page showed."""
        return self.was.data != _state(self.presence.data, self.instead_of.data, self.note.text)

    def renew(self, one: Expected) -> None:
        """Let the row be saved against how somebody is marked now; where nothing had been changed in it, it shows that."""
        if not self.is_changed:
            self.presence.data, self.instead_of.data, self.note.data = one.presence.value, one.instead_of_id, one.note
        self.seen.raw_data, self.seen.data = None, one.revision
        self.was.raw_data, self.was.data = None, _state(one.presence.value, one.instead_of_id, one.note)

    def marked(self, person_id: int) -> Marked:
        """Return the row as a value; only after `validate`."""
        return Marked(person_id, Presence(self.presence.data), self.instead_of.data, self.note.text, self.seen.data)


class MarksForm:
    """The rows of everybody at a meeting, saved together."""

    def __init__(self, there: Attendance, sent: MultiDict[str, str] | None = None) -> None:
        names = [(one.person_id, one.name.told(current())) for one in there.people]
        self.rows = {one.person_id: MarkForm.of(one, names, sent) for one in there.people}

    def validate(self) -> bool:
        """Check the shape of every row that has been changed."""
        outcomes = [form.validate() for form in self.rows.values() if form.is_changed]  # of all, so that each says what is wrong
        return all(outcomes)

    def renew(self, there: Attendance) -> None:
        """Let all rows be saved against how everybody is marked now."""
        for one in there.people:
            if one.person_id in self.rows:
                self.rows[one.person_id].renew(one)

    def command(self, event_id: int, by: Actor) -> MarkPresence:
        """Return the command that writes what has been changed."""
        return MarkPresence(event_id, by, tuple(form.marked(ident) for ident, form in self.rows.items() if form.is_changed))


class PresentForm(Form):
    """Asks for somebody who came and was not expected."""

    person = TextLine(lazy(N_("Who came")), [Required()], most=300)
    side = Choice(lazy(N_("Side")), choices=_SIDES)
    instead_of = Choice(lazy(N_("Stands in for")), coerce=optional_id)
    uid = HiddenField()

    def __init__(self, *args: Any, there: Attendance, **kwargs: Any) -> None:
        super().__init__(*args, **{"data": {"uid": new_uid()}, **kwargs})
        self.instead_of.choices = [("", "—"), *((one.person_id, one.name.told(current())) for one in there.people)]

    def command(self, event_id: int, by: Actor, person_id: int) -> AddPresent:
        """Return the command that adds them."""
        return AddPresent(event_id, by, as_uid(self.uid.data), person_id, PartySide(self.side.data), self.instead_of.data)


class RunForm(Form):
    """What the buttons of a running meeting send: what was on, and what shall be."""

    seen = HiddenField()
    uid = HiddenField()
    item_id = Whole(least=1, most=_LARGEST)
    speech = Whole(least=0, most=1000, required=False)

    def take_up(self, event_id: int, by: Actor) -> TakeUpPoint:
        """Return the command that takes a point or a speech up."""
        return TakeUpPoint(event_id, by, as_uid(self.uid.data), self.seen.data or "", self.item_id.number, self.speech.data)

    def halt(self, event_id: int, by: Actor) -> Halt:
        """Return the command that stops what is on."""
        return Halt(event_id, by, self.seen.data or "")


def _state(presence: Any, instead_of: Any, note: str) -> str:
    return f"{presence}/{instead_of or ''}/{note}"


def question_of_vacancies() -> str:
    """Return how a point about vacant places usually reads; in Russian, as agendas are typed."""
    with speaking("ru"):
        return gettext(N_("On the composition of the working group and the responsible agencies"))
