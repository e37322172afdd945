"""The form that gives a view of the year a name."""

from typing import Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.forms import Form, Required, Seen, TextLine
from app.ground.words.messages import lazy
from app.planning.calendar.commands import SaveFilter
from app.planning.calendar.rules import Wanted, wanted_in
from app.register.accounts.rules.roles import Actor


class SaveFilterForm(Form):
    """Asks for a name; what the view shows comes from the page's address."""

    name = TextLine(lazy(N_("Name of the view")), [Required()], most=120)
    kind = HiddenField()
    host = HiddenField()
    series = HiddenField()
    uid = HiddenField()

    @classmethod
    def blank(cls, wanted: Wanted) -> Self:
        """Return a form for the view that is on the screen."""
        return cls(data={"uid": new_uid(), **wanted.query()})

    @property
    def wanted(self) -> Wanted:
        """What the view shows."""
        return wanted_in({name: self._fields[name].data or "" for name in ("kind", "host", "series")})

    def command(self, by: Actor) -> SaveFilter:
        """Return the command that saves the view."""
        return SaveFilter(by, as_uid(self.uid.data), self.name.text, self.wanted)


class RemoveFilterForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()
