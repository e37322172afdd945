"""The form on which somebody chooses what is done about a delay."""

import re
from collections.abc import Iterable
from typing import Final

from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from app.ground.kernel.ids import as_uid
from app.ground.web.forms import Form
from app.planning.logistics.commands import ApplyProposals, Settle
from app.register.accounts.rules.roles import Actor

_SEEN: Final = re.compile(r"([a-z_]{1,20}):([0-9]{1,9}):([0-9]{1,9})")
_DO: Final = re.compile(r"do(-[0-9]{1,9})?")
"""Check boxes are called `do`; where one of several is chosen, the buttons of a transfer have its number in their name."""


class ProposalsForm(Form):
    """Asks which of the proposals are carried out; nothing is asked beyond what stands on the page."""

    uid = HiddenField()

    def __init__(self, sent: MultiDict[str, str]) -> None:
        super().__init__(sent)
        self._chosen = frozenset(value for name, values in sent.lists() if _DO.fullmatch(name) for value in values if value)
        self._seen = dict(_revisions(sent.getlist("seen")))

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the proposals that were checked."""
        return self._chosen

    def command(self, leg_id: int, by: Actor) -> ApplyProposals:
        """Return the command."""
        return ApplyProposals(leg_id, by, as_uid(self.uid.data), self._chosen, self._seen)


def _revisions(sent: Iterable[str]) -> Iterable[tuple[tuple[str, int], int]]:
    for one in sent:
        if found := _SEEN.fullmatch(one):
            yield (found[1], int(found[2])), int(found[3])


class SettleForm(Form):
    """Says that what a delay breaks stays as it is."""

    mark = HiddenField()

    def command(self, leg_id: int, by: Actor) -> Settle:
        """Return the command."""
        return Settle(leg_id, by, (self.mark.data or "")[:64])
