"""The forms of a measure: what it is, whose and until when, how far it has come, and the buttons beside it."""

from typing import Any, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, DayField, Form, Seen, TextLine, TextsField, Whole, optional_id
from app.ground.words.messages import lazy
from app.matters.undertakings.choices import Offered
from app.matters.undertakings.measures_commands import (
    AddMeasure,
    ChangeMeasure,
    MarkMeasure,
    MeasureDetails,
    RemoveMeasure,
    ReorderMeasure,
)
from app.matters.undertakings.models import Measure
from app.matters.undertakings.rules import INSTRUCTION_STATE_NAMES, SECTION_NAMES, InstructionState, Section
from app.register.accounts.rules.roles import Actor


class MeasureForm(Form):
    """Asks for a measure of the roadmap."""

    section = Choice(lazy(N_("Section")), choices=[(one.value, lazy(name)) for one, name in SECTION_NAMES.items()])
    title = TextsField(lazy(N_("Measure")), required=True, most=1000, lines=True)
    our_executor = TextLine(lazy(N_("Executor on our side")), most=400)
    their_executor = TextLine(lazy(N_("Executor on the partner’s side")), most=400)
    first_day = DayField(lazy(N_("First day")))
    due = DayField(lazy(N_("Due")))
    dossier_id = Choice(lazy(N_("Project dossier")), coerce=optional_id)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = offered.bodies
        self.dossier_id.choices = [("", "—"), *offered.dossiers]

    @classmethod
    def blank(cls, offered: Offered, section: str, dossier_id: int | None) -> Self:
        """Return the form of a new measure of a section."""
        wanted = section if section in set(Section) else Section.TRADE.value
        return cls(data={"uid": new_uid(), "section": wanted, "dossier_id": dossier_id}, offered=offered)

    @classmethod
    def of(cls, one: Measure, offered: Offered) -> Self:
        """Return the form as a measure stands now."""
        data: dict[str, Any] = {name: getattr(one, name) for name in ("first_day", "due", "dossier_id")}
        data |= {"section": one.section.value, "title": one.title.as_dict(), "seen": one.revision}
        data |= {name: offered.bodies.label(getattr(one, f"{name}_id")) for name in ("our_executor", "their_executor")}
        return cls(data=data, offered=offered)

    def add_command(self, by: Actor) -> AddMeasure:
        """Return the command that puts a new measure into the roadmap."""
        return AddMeasure(by, as_uid(self.uid.data), self._details())

    def change_command(self, measure_id: int, by: Actor) -> ChangeMeasure:
        """Return the command that changes a measure."""
        return ChangeMeasure(measure_id, by, self.seen.data or 0, self._details())

    def _details(self) -> MeasureDetails:
        return MeasureDetails(
            section=Section(self.section.data),
            title=self.title.texts,
            our_executor_id=self.bodies.chosen(self.our_executor.text, "our_executor"),
            their_executor_id=self.bodies.chosen(self.their_executor.text, "their_executor"),
            first_day=self.first_day.data,
            due=self.due.data,
            dossier_id=self.dossier_id.data,
        )


class MeasureMarkForm(Form):
    """Asks how far a measure has come and with which result."""

    state = Buttons(lazy(N_("How far it has come")), choices=[(one.value, lazy(name)) for one, name in INSTRUCTION_STATE_NAMES.items()])
    result = TextsField(lazy(N_("Result")), most=1000, lines=True)
    seen = Seen()

    @classmethod
    def of(cls, one: Measure) -> Self:
        """Return the form as a measure stands now."""
        return cls(data={"state": one.state.value, "result": one.result.as_dict(), "seen": one.revision})

    def command(self, measure_id: int, by: Actor) -> MarkMeasure:
        """Return the command; only after `validate`."""
        return MarkMeasure(measure_id, by, self.seen.data or 0, InstructionState(self.state.data), self.result.texts)


class OnMeasureForm(Form):
    """Asks for nothing but the revision that was seen, and which way to move."""

    step = Whole(least=-1, most=1, required=False)
    seen = Seen()

    def reorder_command(self, measure_id: int, by: Actor) -> ReorderMeasure:
        """Return the command that lets a measure change places with its neighbour."""
        return ReorderMeasure(measure_id, by, self.seen.data or 0, self.step.data or 1)

    def remove_command(self, measure_id: int, by: Actor) -> RemoveMeasure:
        """Return the command that removes a measure."""
        return RemoveMeasure(measure_id, by, self.seen.data or 0)
