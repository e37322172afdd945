"""The form that lets a programme out."""

from wtforms import HiddenField

from app.ground.kernel.refusals import N_
from app.ground.web.forms import Form, TextBlock, TextLine
from app.ground.words.messages import lazy
from app.judgement.publishing.commands import Publish
from app.register.accounts.rules.roles import Actor


class PublishForm(Form):
    """Asks what the version is about and who approved it."""

    note = TextBlock(lazy(N_("Note to this version")), most=1000)
    approved_by = TextLine(lazy(N_("Approved by")), most=300)
    digest = HiddenField()

    def command(self, event_id: int, by: Actor) -> Publish:
        """Return the command."""
        return Publish(event_id, by, self.digest.data or "", self.note.text, self.approved_by.text)
