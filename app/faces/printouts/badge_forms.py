"""What a person chooses before printing badges."""

from typing import Final

from wtforms import HiddenField

from app.faces.printouts.badge_document import LAYOUT_NAMES, BadgeWish, Layout
from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, Form
from app.ground.words.languages import OWN_NAMES
from app.ground.words.messages import lazy

WHICH: Final = {"unprinted": N_("Those not printed yet"), "all": N_("All")}


class BadgesForm(Form):
    """Asks which badges, in which language, and how they lie on the paper."""

    which = Buttons(lazy(N_("Which badges")), choices=[(value, lazy(name)) for value, name in WHICH.items()], default="unprinted")
    lang = Choice(lazy(N_("The large name in")), choices=list(OWN_NAMES.items()), default="ru")
    layout = Buttons(lazy(N_("On paper")), choices=[(one.value, lazy(name)) for one, name in LAYOUT_NAMES.items()], default="sheet")
    uid = HiddenField()

    @classmethod
    def blank(cls, *, which: str, language: str) -> "BadgesForm":
        """Return the form as it is first shown."""
        return cls(data={"which": which, "lang": language, "layout": Layout.SHEET.value, "uid": new_uid()})

    def wish(self) -> BadgeWish:
        """Return how badges are wanted; only after `validate`."""
        return BadgeWish(self.lang.data, Layout(self.layout.data))

    def sent_uid(self) -> str:
        """Return the name that the page chose for this printing."""
        return as_uid(self.uid.data)
