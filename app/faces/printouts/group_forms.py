"""What staff choose before printing the composition of a working group or what changed in it."""

from typing import Any, Final

from wtforms import BooleanField
from wtforms.validators import InputRequired

from app.faces.printouts.group_reading import OnPaper
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, DayField, Form, TextLine
from app.ground.words.languages import DEFAULT, OWN_NAMES
from app.ground.words.messages import lazy

_FORMATS: Final = (("pdf", "PDF"), ("docx", "Word (DOCX)"))
_MUST: Final = InputRequired(lazy(N_("Fill this in.")))


class _PaperForm(Form):
    """Asks for the language and the form."""

    lang = Choice(lazy(N_("Language")), choices=list(OWN_NAMES.items()), default=DEFAULT)
    format = Buttons(lazy(N_("As")), choices=_FORMATS, default="pdf")

    @property
    def paper(self) -> OnPaper:
        """As what; only after `validate`."""
        return OnPaper(self.lang.data, self.format.data)


class GroupPaperForm(_PaperForm):
    """Asks for the day of a composition."""

    on = DayField(lazy(N_("Composition on")), [_MUST])
    agencies = BooleanField(lazy(N_("With the responsible agencies, as they are designated today")))


class ChangesPaperForm(_PaperForm):
    """Asks for the days between which something changed, and the order to which it is an annex."""

    since = DayField(lazy(N_("From")), [_MUST])
    until = DayField(lazy(N_("To")), [_MUST])
    order = TextLine(lazy(N_("Annex to which order")), most=300)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Refuse days in the wrong order."""
        if super().validate(*args, **kwargs) and self.until.data < self.since.data:
            self.refuse(Refusal(N_("The second day comes before the first one."), "until"))
        return not self.errors
