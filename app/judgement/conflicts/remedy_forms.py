"""The form that says which deed is to be done, and how everything stood when it was shown."""

import re
from collections.abc import Iterable
from typing import Final

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from app.ground.web.forms import Form
from app.judgement.conflicts.doing import Ref
from app.judgement.conflicts.remedying import Mend
from app.register.accounts.rules.roles import Actor

_SEEN: Final = re.compile(r"([a-z_]{1,20}):([0-9]{1,9}):([0-9]{1,9})")


class RemedyForm(Form):
    """Asks for nothing beyond what stands on the page: a deed by its key, and the revisions that were seen."""

    deed = HiddenField()

    def __init__(self, sent: MultiDict[str, str]) -> None:
        super().__init__(sent)
        self._seen = dict(_revisions(sent.getlist("seen")))

    def command(self, event_id: int, finding: str, by: Actor) -> Mend:
        """Return the command."""
        return Mend(event_id, by, finding, (self.deed.data or "")[:1000], self._seen)


def _revisions(sent: Iterable[str]) -> Iterable[tuple[Ref, int]]:
    for one in sent:
        if found := _SEEN.fullmatch(one):
            yield (found[1], int(found[2])), int(found[3])
