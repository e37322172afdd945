"""What the buttons and the note of a call send."""

from app.ground.kernel.refusals import N_
from app.ground.web.forms import Form, Seen, TextLine
from app.ground.words.messages import lazy
from app.judgement.call_sheets.commands import LONGEST_NOTE, AddNote, MarkTold, OnCall
from app.register.accounts.rules.roles import Actor


class CallForm(Form):
    """A press on a call as it was seen, perhaps with a note."""

    note = TextLine(lazy(N_("Note")), most=LONGEST_NOTE)
    seen = Seen()

    def told(self, call_id: int, by: Actor, *, confirmed: bool) -> MarkTold:
        """Return the command that marks it as told."""
        return MarkTold(call_id, by, self.seen.data, self.note.text, confirmed)

    def on_call(self, call_id: int, by: Actor) -> OnCall:
        """Return the command that marks it as confirmed, or takes a mark back."""
        return OnCall(call_id, by, self.seen.data)

    def noted(self, call_id: int, by: Actor) -> AddNote:
        """Return the command that writes the note."""
        return AddNote(call_id, by, self.seen.data, self.note.text)
