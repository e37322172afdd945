"""What staff choose before printing minutes."""

from typing import Final

from app.faces.printouts.minutes_document import MinutesEdition
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, Form
from app.ground.words.languages import DEFAULT, OWN_NAMES
from app.ground.words.messages import lazy
from app.matters.minutes.wording import SIDE_NAMES
from app.register.directory.rules.kinds import PartySide

_SIDES: Final = [(one.value, lazy(name)) for one, name in SIDE_NAMES.items()]
_FORMATS: Final = (("pdf", "PDF"), ("docx", "Word (DOCX)"))


class MinutesPaperForm(Form):
    """Asks for the languages, for whose original it is, and the form."""

    lang = Choice(lazy(N_("Language")), choices=list(OWN_NAMES.items()), default=DEFAULT)
    second = Choice(lazy(N_("Beside it")), choices=[("", "—"), *OWN_NAMES.items()], default="")
    original = Buttons(lazy(N_("Original of")), choices=_SIDES, name="for", default=PartySide.BASHKORTOSTAN.value)
    format = Buttons(lazy(N_("As")), choices=_FORMATS, default="pdf")

    @property
    def edition(self) -> MinutesEdition:
        """How it is printed; only after `validate`."""
        return MinutesEdition(self.lang.data, self.second.data or "", PartySide(self.original.data))
