"""The office's forms about contacts: whose link it is and how long it opens, and what is said to a proposal."""

from datetime import date
from typing import Self

from wtforms import BooleanField, HiddenField, StringField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.forms import DayField, Form, Required, TextBlock, TextLine
from app.ground.words.messages import lazy
from app.planning.delegations.contacts.deciding import Accept, AcceptAll, Decline
from app.planning.delegations.contacts.links import MakeLink, RenewLink
from app.register.accounts.rules.roles import Actor


class LinkForm(Form):
    """Asks who holds a new link and until when it opens."""

    holder = TextLine(lazy(N_("For whom")), [Required()], most=300)
    expires_on = DayField(lazy(N_("Opens until")), [Required()])
    uid = HiddenField()

    @classmethod
    def blank(cls, holder: str, last: date) -> Self:
        """Return the form of a new link."""
        return cls(data={"holder": holder, "expires_on": last, "uid": new_uid()})

    def make_command(self, delegation_id: int, by: Actor) -> MakeLink:
        """Return the command that makes the link."""
        assert self.expires_on.data is not None  # the form has been validated
        return MakeLink(delegation_id, by, as_uid(self.uid.data), self.holder.text, self.expires_on.data)


class RenewForm(Form):
    """Asks until when a link opens from now on."""

    expires_on = DayField(lazy(N_("Opens until")), [Required()])

    def command(self, link_id: int, by: Actor) -> RenewLink:
        """Return the command that renews the link."""
        assert self.expires_on.data is not None  # the form has been validated
        return RenewLink(link_id, by, self.expires_on.data)


class AcceptForm(Form):
    """Asks who somebody new is, and whether it is still meant."""

    who = StringField(default="")
    sure = BooleanField(lazy(N_("I have looked at the values: do it all the same")))

    def command(self, uid: str, by: Actor) -> Accept:
        """Return the yes to one proposal."""
        return Accept(uid, by, str(self.who.data or "")[:12], bool(self.sure.data))


class AcceptAllForm(Form):
    """Asks for nothing but the proposals that the page showed, parted by spaces."""

    uids = HiddenField()

    def command(self, delegation_id: int, by: Actor) -> AcceptAll:
        """Return the yes to all that need no choice."""
        return AcceptAll(delegation_id, by, frozenset(str(self.uids.data or "").split()))


class DeclineForm(Form):
    """Asks why not; the contact reads it."""

    reason = TextBlock(lazy(N_("Why not (the contact reads it)")), [Required()], most=500)

    def command(self, uid: str, by: Actor) -> Decline:
        """Return the no to one proposal."""
        return Decline(uid, by, self.reason.text)
