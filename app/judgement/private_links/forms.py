"""The forms of private links: for whom, until when, in which language; and who of the directory a member of staff is."""

from collections.abc import Callable
from datetime import date
from typing import Any, Self

from wtforms import BooleanField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.forms import Choice, DayField, Form, Required, TextLine
from app.ground.words.languages import OWN_NAMES
from app.ground.words.messages import lazy
from app.judgement.private_links.granting import GrantAll, GrantLink, GrantOwn, RenewLink
from app.judgement.private_links.rules import Opens
from app.judgement.subscriptions.variant import ALARMS, Variant
from app.planning.itineraries.rules import Whose
from app.register.accounts.rules.roles import Actor


def _language() -> Any:
    return Choice(lazy(N_("Language")), choices=[(tag, OWN_NAMES[tag]) for tag in LANGUAGES], default=LANGUAGES[0])


class _Feed(Form):
    """What somebody may choose of a feed; a page takes no notice of it."""

    alarm = Choice(
        lazy(N_("Reminder")),
        choices=[("", lazy(N_("none"))), *((str(minutes), lazy(N_("%(num)s min before"), num=minutes)) for minutes in ALARMS)],
        default="",
    )

    def variant(self, language: str) -> Variant:
        """Return what was chosen."""
        return Variant(language, alarm=int(self.alarm.data or 0))


class LinkForm(_Feed):
    """Asks who holds a new link and until when it opens what."""

    holder = TextLine(lazy(N_("For whom")), [Required()], most=300)
    language = _language()
    expires_on = DayField(lazy(N_("Opens until")), [Required()])
    everywhere = BooleanField(lazy(N_("For every event that they have to do with")))
    uid = HiddenField()

    @classmethod
    def blank(cls, holder: str, last: date) -> Self:
        """Return the form of a new link."""
        return cls(data={"holder": holder, "expires_on": last, "uid": new_uid()})

    def command(self, whose: Whose, opens: Opens, event_id: int, by: Actor) -> GrantLink:
        """Return the command that makes the link."""
        assert self.expires_on.data is not None  # the form has been validated
        about = None if self.everywhere.data else event_id
        return GrantLink(by, as_uid(self.uid.data), opens, whose, about, self.holder.text, self.language.data, self.expires_on.data)


class EverybodyForm(_Feed):
    """Asks what the members of a delegation get, and until when."""

    opens = Choice(
        lazy(N_("What they get")),
        choices=[(Opens.PAGE.value, lazy(N_("A page each"))), (Opens.FEED.value, lazy(N_("A calendar each")))],
        default=Opens.PAGE.value,
    )
    language = _language()
    expires_on = DayField(lazy(N_("Opens until")), [Required()])
    uid = HiddenField()

    @classmethod
    def blank(cls, last: date) -> Self:
        """Return the form."""
        return cls(data={"expires_on": last, "uid": new_uid()})

    def command(self, delegation_uid: str, event_id: int, by: Actor) -> GrantAll:
        """Return the command that makes the links."""
        assert self.expires_on.data is not None  # the form has been validated
        opens = Opens(self.opens.data)
        return GrantAll(by, as_uid(self.uid.data), opens, event_id, delegation_uid, self.language.data, self.expires_on.data)


class OwnForm(_Feed):
    """Asks who of the directory a member of staff is."""

    person = TextLine(lazy(N_("Who you are in the directory")), [Required()], most=300)
    expires_on = DayField(lazy(N_("Opens until")), [Required()])
    number = HiddenField()

    def command(self, by: Actor, find: Callable[[str, str], str], language: str) -> GrantOwn:
        """Return the command that makes the feed; `find` returns the UID of the person whom a line means, or refuses."""
        assert self.expires_on.data is not None  # the form has been validated
        typed = str(self.number.data or "")
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else -1
        return GrantOwn(by, number, find(self.person.text, "person"), language, self.expires_on.data)


class RenewForm(Form):
    """Asks until when a link opens from now on."""

    expires_on = DayField(lazy(N_("Opens until")), [Required()])

    def command(self, link_id: int, by: Actor) -> RenewLink:
        """Return the command that renews the link."""
        assert self.expires_on.data is not None  # the form has been validated
        return RenewLink(link_id, by, self.expires_on.data)
