"""The form by which somebody answers to their invitation."""

from typing import Final

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid
from app.ground.kernel.refusals import N_
from app.ground.web.forms import Choice, Form, TextBlock
from app.ground.words.messages import lazy
from app.planning.delegations.answering import ANSWER_NAMES, Answer, AnswerInvitation

MOST_WORDS: Final = 1000


class AnswerForm(Form):
    """Asks whether somebody comes, or who would come instead."""

    answer = Choice(lazy(N_("Answer")), choices=[(answer.value, lazy(name)) for answer, name in ANSWER_NAMES.items()])
    words = TextBlock(lazy(N_("Name and position of who comes instead")), most=MOST_WORDS)
    uid = HiddenField()

    def command(self, member_id: int) -> AnswerInvitation:
        """Return the answer; only after `validate`."""
        return AnswerInvitation(member_id, Answer(self.answer.data), self.words.text, as_uid(self.uid.data))
