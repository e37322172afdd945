"""The forms of minutes: their head, a section, a decision, and the buttons beside them."""

from collections.abc import Callable
from typing import Any, Final, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextLine, TextsField, Whole
from app.ground.words.languages import OWN_NAMES
from app.ground.words.messages import lazy
from app.matters.minutes import commands, decisions_commands
from app.matters.minutes.commands import MinutesDetails, PointDetails
from app.matters.minutes.decisions_commands import DecisionDetails
from app.matters.minutes.models import Decision, Minutes, MinutesPoint
from app.matters.minutes.rules import AUDIENCE_NAMES, Audience, DecisionForm, MinutesState
from app.matters.minutes.wording import form_told
from app.matters.minutes.wording_rules import FORMS
from app.matters.undertakings.choices import Bodies
from app.planning.delegations.choosing import told_choice
from app.register.accounts.rules.roles import Actor

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""
DAY_NEEDED: Final = N_("Choose a day.")


class InLanguages(Form):
    """A form in which a rule may refuse the text of one language: «text-kk»."""

    def refuse(self, refusal: Refusal) -> None:
        """Put a rule's no beside the input of the language that it names."""
        name, _, language = (refusal.field or "").rpartition("-")
        field = self._fields.get(name)
        if isinstance(field, TextsField) and language in LANGUAGES:
            field.form.refuse(Refusal(refusal.message, language, **refusal.values))
        else:
            super().refuse(refusal)


class MinutesForm(InLanguages):
    """Asks for what stands above and below the sections."""

    number = TextLine(lazy(N_("№")), most=40)
    held_on = DayField(lazy(N_("Held on")), [Required(DAY_NEEDED)])
    audience = Buttons(lazy(N_("Between whom")), choices=[(one.value, lazy(name)) for one, name in AUDIENCE_NAMES.items()])
    place = TextsField(lazy(N_("Place")), required=True, most=300)
    second_language = Choice(
        lazy(N_("Second language beside Russian")), choices=[("", "—"), *((tag, OWN_NAMES[tag]) for tag in LANGUAGES[1:])], default=""
    )
    our_signatory = TextLine(lazy(N_("Presides and signs for the Bashkortostan side")), most=300)
    their_signatory = TextLine(lazy(N_("Presides and signs for the Kazakhstan side; in internal minutes, who kept them")), most=300)
    next_meeting = TextsField(lazy(N_("When and where the next meeting is")), most=500, lines=True)
    seen = Seen()

    @classmethod
    def of(cls, one: Minutes) -> Self:
        """Return the form as minutes stand now."""
        data: dict[str, Any] = {"number": one.number, "held_on": one.held_on, "audience": one.audience.value, "seen": one.revision}
        data |= {"second_language": one.second_language, "place": one.place.as_dict(), "next_meeting": one.next_meeting.as_dict()}
        data |= {"our_signatory": told_choice(one.our_signatory), "their_signatory": told_choice(one.their_signatory)}
        return cls(data=data)

    def command(self, minutes_id: int, by: Actor, choose: Choose) -> commands.ChangeMinutes:
        """Return the command; only after `validate`."""
        assert self.held_on.data is not None  # the field is required
        details = MinutesDetails(
            number=self.number.text,
            held_on=self.held_on.data,
            audience=Audience(self.audience.data),
            place=self.place.texts,
            second_language=self.second_language.data or "",
            our_signatory_id=choose(self.our_signatory.text, "our_signatory"),
            their_signatory_id=choose(self.their_signatory.text, "their_signatory"),
            next_meeting=self.next_meeting.texts,
        )
        return commands.ChangeMinutes(minutes_id, by, self.seen.data or 0, details)


class PointForm(InLanguages):
    """Asks for a section: its title, who spoke, what was said."""

    title = TextsField(lazy(N_("Title of the section")), required=True, most=1000, lines=True)
    speakers = TextsField(lazy(N_("Who spoke, a line each")), most=2000, lines=True)
    course = TextsField(lazy(N_("What was said")), most=4000, lines=True)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a new section."""
        return cls(data={"uid": new_uid()})

    @classmethod
    def of(cls, one: MinutesPoint) -> Self:
        """Return the form as a section stands now."""
        texts = {name: getattr(one, name).as_dict() for name in ("title", "speakers", "course")}
        return cls(data={**texts, "seen": one.revision})

    def add_command(self, minutes_id: int, by: Actor) -> commands.AddPoint:
        """Return the command that adds a section."""
        return commands.AddPoint(minutes_id, by, as_uid(self.uid.data), self._details())

    def change_command(self, point_id: int, by: Actor) -> commands.ChangePoint:
        """Return the command that changes a section."""
        return commands.ChangePoint(point_id, by, self.seen.data or 0, self._details())

    def _details(self) -> PointDetails:
        return PointDetails(self.title.texts, self.speakers.texts, self.course.texts)


class DecideForm(InLanguages):
    """Asks for a decision: how it begins, how it goes on, who has to do it, until when."""

    form = Buttons(lazy(N_("How it begins")))
    text = TextsField(lazy(N_("How it goes on")), required=True, most=2000, lines=True)
    our_body = TextLine(lazy(N_("Body of our side")), most=400)
    person = TextLine(lazy(N_("Surname in brackets")), most=300)
    their_body = TextLine(lazy(N_("Body of the partner’s side")), most=400)
    due = DayField(lazy(N_("Due")))
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, audience: Audience, bodies: Bodies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        self.form.choices = [(one.value, form_told(one)) for one in FORMS[audience]]
        if audience is Audience.INTERNAL:
            del self.their_body
        else:
            del self.person

    @classmethod
    def blank(cls, audience: Audience, bodies: Bodies) -> Self:
        """Return the form of a new decision, the first form chosen."""
        return cls(data={"uid": new_uid(), "form": FORMS[audience][0].value}, audience=audience, bodies=bodies)

    @classmethod
    def of(cls, one: Decision, audience: Audience, bodies: Bodies) -> Self:
        """Return the form as a decision stands now."""
        data: dict[str, Any] = {"form": one.form.value, "text": one.text.as_dict(), "due": one.due, "seen": one.revision}
        data |= {
            "our_body": bodies.label(one.our_body_id),
            "their_body": bodies.label(one.their_body_id),
            "person": told_choice(one.person),
        }
        return cls(data=data, audience=audience, bodies=bodies)

    def add_command(self, point_id: int, by: Actor, choose: Choose) -> decisions_commands.AddDecision:
        """Return the command that adds a decision."""
        return decisions_commands.AddDecision(point_id, by, as_uid(self.uid.data), self.details(choose))

    def change_command(self, decision_id: int, by: Actor, choose: Choose) -> decisions_commands.ChangeDecision:
        """Return the command that changes a decision."""
        return decisions_commands.ChangeDecision(decision_id, by, self.seen.data or 0, self.details(choose))

    def details(self, choose: Choose) -> DecisionDetails:
        """Return what was typed; refuses at its line whatever cannot be told. Only after `validate`."""
        return DecisionDetails(
            form=DecisionForm(self.form.data),
            text=self.text.texts,
            our_body_id=self.bodies.chosen(self.our_body.text, "our_body"),
            their_body_id=self.bodies.chosen(self.their_body.text, "their_body") if "their_body" in self else None,
            person_id=choose(self.person.text, "person") if "person" in self else None,
            due=self.due.data,
        )


class OnMinutesForm(Form):
    """Asks for nothing but the revision that was seen; `step` or `state` where that is what a button says."""

    step = Whole(least=-1, most=1, required=False)
    state = Choice(choices=[(one.value, one.value) for one in MinutesState])
    seen = Seen()

    @property
    def towards(self) -> int:
        """Which way something is to move."""
        return -1 if self.step.data == -1 else 1

    @property
    def wanted(self) -> MinutesState:
        """The state that a button asks for."""
        if self.state.data not in set(MinutesState):
            raise Refusal(N_("Choose one from the list."), "state")
        return MinutesState(self.state.data)
