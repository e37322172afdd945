"""The forms of an instruction: what is to be done by whom until when, how far it has come, a later day; and the filters of the board."""

from collections.abc import Callable
from datetime import date
from typing import Any, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextBlock, TextLine, TextsField, optional_id
from app.ground.words.messages import lazy
from app.matters.undertakings.choices import Offered
from app.matters.undertakings.commands import (
    AddInstruction,
    ChangeInstruction,
    InstructionDetails,
    MarkInstruction,
    PutOff,
    RemoveInstruction,
)
from app.matters.undertakings.models import Instruction
from app.matters.undertakings.rules import INSTRUCTION_STATE_NAMES, SETTLED, InstructionState
from app.planning.delegations.choosing import told_choice
from app.register.accounts.rules.roles import Actor

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""
DAY_NEEDED = N_("Choose a day.")
_NOTHING = ("", "—")


class InstructionForm(Form):
    """Asks what is to be done, where that was decided, by whom, and until when."""

    text = TextsField(lazy(N_("What is to be done")), required=True, most=2000, lines=True)
    number = TextLine(lazy(N_("Number")), most=40)
    given_on = DayField(lazy(N_("Given on")), [Required(DAY_NEEDED)])
    due = DayField(lazy(N_("Due")))
    event_id = Choice(lazy(N_("At which meeting")), coerce=optional_id)
    item_id = Choice(lazy(N_("At which point of its agenda")), coerce=optional_id)
    source = TextLine(lazy(N_("By which letter or order")), most=300)
    our_body = TextLine(lazy(N_("Responsible on our side")), most=400)
    their_body = TextLine(lazy(N_("Responsible on the partner’s side")), most=400)
    person = TextLine(lazy(N_("Answers in person")), most=300)
    measure_id = Choice(lazy(N_("Measure of the roadmap")), coerce=optional_id)
    dossier_id = Choice(lazy(N_("Project dossier")), coerce=optional_id)
    note = TextBlock(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = offered.bodies
        self.event_id.choices = {"": [_NOTHING], **offered.events}
        self.item_id.choices = [_NOTHING, *offered.items]
        self.measure_id.choices = [_NOTHING, *offered.measures]
        self.dossier_id.choices = [_NOTHING, *offered.dossiers]

    @classmethod
    def blank(cls, offered: Offered, day: date, **linked: int | None) -> Self:
        """Return the form of a new instruction, given on a day, with what the page that led here belongs to."""
        return cls(data={"uid": new_uid(), "given_on": day, **linked}, offered=offered)

    @classmethod
    def of(cls, one: Instruction, offered: Offered) -> Self:
        """Return the form as an instruction stands now."""
        plain = ("number", "given_on", "due", "event_id", "item_id", "source", "measure_id", "dossier_id", "note")
        data: dict[str, Any] = {name: getattr(one, name) for name in plain}
        data |= {"text": one.text.as_dict(), "person": told_choice(one.person), "seen": one.revision}
        data |= {name: offered.bodies.label(getattr(one, f"{name}_id")) for name in ("our_body", "their_body")}
        return cls(data=data, offered=offered)

    def add_command(self, by: Actor, choose: Choose) -> AddInstruction:
        """Return the command that puts a new instruction under control."""
        return AddInstruction(by, as_uid(self.uid.data), self._details(choose))

    def change_command(self, instruction_id: int, by: Actor, choose: Choose) -> ChangeInstruction:
        """Return the command that changes an instruction."""
        return ChangeInstruction(instruction_id, by, self.seen.data or 0, self._details(choose))

    def _details(self, choose: Choose) -> InstructionDetails:
        assert self.given_on.data is not None  # the field is required
        return InstructionDetails(
            text=self.text.texts,
            given_on=self.given_on.data,
            due=self.due.data,
            number=self.number.text,
            event_id=self.event_id.data,
            item_id=self.item_id.data,
            source=self.source.text,
            our_body_id=self.bodies.chosen(self.our_body.text, "our_body"),
            their_body_id=self.bodies.chosen(self.their_body.text, "their_body"),
            person_id=choose(self.person.text, "person"),
            measure_id=self.measure_id.data,
            dossier_id=self.dossier_id.data,
            note=self.note.text,
        )


class MarkForm(Form):
    """Asks how far an instruction has come, and what shows it."""

    state = Buttons(lazy(N_("How far it has come")), choices=[(one.value, lazy(name)) for one, name in INSTRUCTION_STATE_NAMES.items()])
    evidence = TextsField(lazy(N_("What shows it, or why")), most=1000, lines=True)
    settled_on = DayField(lazy(N_("Settled on")))
    seen = Seen()

    @classmethod
    def of(cls, one: Instruction, state: InstructionState, today: date) -> Self:
        """Return the form with a state chosen; what is settled is so today unless somebody says otherwise."""
        day = (one.settled_on or today) if state in SETTLED else one.settled_on
        return cls(data={"state": state.value, "evidence": one.evidence.as_dict(), "settled_on": day, "seen": one.revision})

    def command(self, instruction_id: int, by: Actor) -> MarkInstruction:
        """Return the command; only after `validate`."""
        state = InstructionState(self.state.data)
        return MarkInstruction(instruction_id, by, self.seen.data or 0, state, self.evidence.texts, self.settled_on.data)


class PutOffForm(Form):
    """Asks for a later day and why."""

    new_due = DayField(lazy(N_("New day")), [Required(DAY_NEEDED)])
    reason = TextLine(lazy(N_("Why it is put off")), [Required()], most=500)
    seen = Seen()

    @classmethod
    def of(cls, one: Instruction) -> Self:
        """Return the form of an instruction as it stands now."""
        return cls(data={"seen": one.revision})

    def command(self, instruction_id: int, by: Actor) -> PutOff:
        """Return the command; only after `validate`."""
        assert self.new_due.data is not None  # the field is required
        return PutOff(instruction_id, by, self.seen.data or 0, self.new_due.data, self.reason.text)


class OnInstructionForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()

    def remove_command(self, instruction_id: int, by: Actor) -> RemoveInstruction:
        """Return the command that removes an instruction."""
        return RemoveInstruction(instruction_id, by, self.seen.data or 0)
