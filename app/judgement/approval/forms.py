"""The forms of approval: sending, a step, a decision, the partner's letter, the template of a chain."""

from collections.abc import Iterable, Sequence
from typing import Any, Self

from wtforms import FieldList, FileField, FormField, HiddenField
from wtforms.validators import InputRequired

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.uploads import Upload
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextBlock, TextLine, Whole, optional_id
from app.ground.words.messages import lazy
from app.judgement.approval.commands import AddStep, AskAgain, ChangeStep, Decide, OnStep, SendForApproval, StepDetails
from app.judgement.approval.letters import RecordLetter, RemoveLetter, RemoveTemplate, SaveTemplate
from app.judgement.approval.models import ApprovalStep, PartnerAgreement
from app.judgement.approval.rules import LONGEST_NAME, LONGEST_WAIT, MOST_STEPS, Decision, Link
from app.judgement.approval.wording import DECISIONS
from app.planning.events.kinds import Kind
from app.register.accounts.rules.roles import Actor

People = Iterable[tuple[int, str]]


class SendForm(Form):
    """Asks by when all shall have agreed."""

    ready_by = DayField(lazy(N_("All agreed by")))
    uid = HiddenField()

    @classmethod
    def blank(cls) -> Self:
        """Return a form with a name for the chain that it will make."""
        return cls(data={"uid": new_uid()})

    def command(self, event_id: int, by: Actor) -> SendForApproval:
        """Return the command."""
        return SendForApproval(event_id, by, as_uid(self.uid.data), self.ready_by.data)


class PressForm(Form):
    """Asks for nothing but the revision that was seen; `by_places` where a step is to change places."""

    by_places = Whole(least=-1, most=1, required=False)
    seen = Seen()

    def on_step(self, step_id: int, by: Actor) -> OnStep:
        """Return what is to be done with a step."""
        return OnStep(step_id, by, self.seen.data, self.by_places.number)

    def remove_letter(self, event_id: int, number: int, by: Actor) -> RemoveLetter:
        """Return the command that removes a letter."""
        return RemoveLetter(event_id, number, by, self.seen.data)

    def remove_template(self, kind: Kind | None, by: Actor) -> RemoveTemplate:
        """Return the command that removes a template."""
        return RemoveTemplate(by, kind, self.seen.data)

    @staticmethod
    def ask_again(event_id: int, by: Actor) -> AskAgain:
        """Return the command that asks again."""
        return AskAgain(event_id, by)


class StepForm(Form):
    """Asks for an approver and the day of their answer."""

    approver = TextLine(lazy(N_("Approver")), [Required()], most=LONGEST_NAME)
    due_on = DayField(lazy(N_("Due")))
    user_id = Choice(lazy(N_("Their account, if they decide here themselves")), coerce=optional_id)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, people: People = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user_id.choices = [("", "—"), *((str(ident), name) for ident, name in people)]

    @classmethod
    def blank(cls, people: People) -> Self:
        """Return an empty form."""
        return cls(data={"uid": new_uid()}, people=people)

    @classmethod
    def of(cls, step: ApprovalStep, people: People) -> Self:
        """Return the form as a step stands now."""
        return cls(obj=step, data={"seen": step.revision}, people=people)

    def _details(self) -> StepDetails:
        return StepDetails(self.approver.text, self.due_on.data, self.user_id.data)

    def add_command(self, event_id: int, by: Actor) -> AddStep:
        """Return the command that adds a step."""
        return AddStep(event_id, by, as_uid(self.uid.data), self._details())

    def change_command(self, step_id: int, by: Actor) -> ChangeStep:
        """Return the command that changes a step."""
        return ChangeStep(step_id, by, self.seen.data, self._details())


class DecisionForm(Form):
    """Asks what an approver has said."""

    decision = Buttons(
        lazy(N_("Decision")),
        [InputRequired(lazy(N_("Choose a decision.")))],
        choices=[(decision.value, lazy(told)) for decision, told in DECISIONS.items() if decision is not Decision.PENDING],
        validate_choice=False,
    )
    remarks = TextBlock(lazy(N_("Remarks")))
    draft = HiddenField()
    seen = Seen()

    @classmethod
    def of(cls, step: ApprovalStep, draft: str) -> Self:
        """Return the form as a step stands now; `draft` is the digest of what is decided on."""
        decided = None if step.decision is Decision.PENDING else step.decision.value
        return cls(data={"decision": decided, "remarks": step.remarks, "draft": draft, "seen": step.revision})

    def command(self, step_id: int, by: Actor) -> Decide:
        """Return the command."""
        chosen = self.decision.data
        decision = Decision(chosen) if chosen in set(Decision) else Decision.PENDING
        return Decide(step_id, by, self.seen.data, decision, self.remarks.text, self.draft.data or None)


class LetterForm(Form):
    """Asks for the partner's letter in words."""

    letter_number = TextLine(lazy(N_("Letter №")), [Required()], most=100)
    letter_date = DayField(lazy(N_("Date of the letter")), [Required(N_("Choose a day."))])
    note = TextBlock(lazy(N_("Note")), most=1000)
    seen = Seen()

    @classmethod
    def of(cls, letter: PartnerAgreement | None) -> Self:
        """Return the form as the letter stands now."""
        return cls(obj=letter, data={"seen": letter.revision}) if letter else cls()


class LetterWithFileForm(LetterForm):
    """Asks for the partner's letter and a picture of it."""

    upload = FileField(lazy(N_("File: PDF, JPEG, PNG or DOCX, up to 10 MB")))

    def command(self, event_id: int, number: int, by: Actor) -> RecordLetter:
        """Return the command; refuses a file of another type."""
        sent = self.upload.data
        # What is no file but a text comes from a page that could not keep the file.
        upload = Upload.of(sent.filename, sent.read()) if getattr(sent, "filename", "") else None
        return RecordLetter(event_id, number, by, self.seen.data, self.letter_number.text, self.letter_date.data, self.note.text, upload)


class LinkForm(Form):
    """One row: an approver of a chain."""

    approver = TextLine(lazy(N_("Position, name")), most=LONGEST_NAME)
    days = Whole(lazy(N_("Days given")), least=0, most=LONGEST_WAIT, required=False)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask for days in a row that is used."""
        if not super().validate(*args, **kwargs):
            return False
        if self.approver.text and self.days.data is None:
            self.refuse(Refusal(N_("Write a number."), "days"))
        return not self.errors


class TemplateForm(Form):
    """Asks for the approvers of a chain, in their order."""

    rows = FieldList(FormField(LinkForm), max_entries=MOST_STEPS)
    seen = Seen()

    @classmethod
    def of(cls, chain: Sequence[Link], seen: int | None, *, spare: int = 1) -> Self:
        """Return the form as a chain stands now, with `spare` empty rows."""
        form = cls(data={"rows": list(chain), "seen": seen})
        for _ in range(spare if len(chain) < MOST_STEPS else 0):
            form.rows.append_entry()
        return form

    def command(self, kind: Kind | None, by: Actor) -> SaveTemplate:
        """Return the command."""
        rows = (entry.form for entry in self.rows.entries)
        return SaveTemplate(by, kind, self.seen.data, tuple(Link(row.approver.text, row.days.number) for row in rows if row.approver.text))
