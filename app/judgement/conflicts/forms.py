"""What the form of a waiver asks for."""

from datetime import date
from typing import Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.forms import DayField, Form, Required, TextBlock
from app.ground.words.messages import lazy
from app.judgement.conflicts.commands import WaiveFinding
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.rules import LONGEST_REASON
from app.register.accounts.rules.roles import Actor


class WaiveForm(Form):
    """Asks why a finding may stand, and until when."""

    reason = TextBlock(lazy(N_("Why it may stand")), [Required()], most=LONGEST_REASON)
    until = DayField(lazy(N_("Until, that day included")), [Required()])
    key = HiddenField()
    basis = HiddenField()
    uid = HiddenField()

    @classmethod
    def blank(cls, finding: Finding, until: date) -> Self:
        """Return a form for a finding as it stands now."""
        return cls(data={"key": finding.key, "basis": finding.basis, "uid": new_uid(), "until": until})

    def shown_anew(self, finding: Finding, spent: str = "") -> None:
        """Let the form be about the finding as the page shows it now; what was typed stays. `spent` is a UID that made a waiver already."""
        self.basis.data, self.basis.raw_data = finding.basis, None
        if self.uid.data == spent:
            self.uid.data, self.uid.raw_data = new_uid(), None

    def command(self, event_id: int, by: Actor) -> WaiveFinding:
        """Return the command; the form has been validated."""
        day = self.until.data
        assert day is not None
        return WaiveFinding(event_id, self.key.data or "", self.basis.data or "", self.reason.text, day, by, as_uid(self.uid.data))
