"""What staff choose before printing the agenda of a meeting or an order of speeches."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField

from app.faces.printouts.agenda_reading import OnPaper
from app.faces.printouts.lists_forms import Source
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, Form
from app.ground.words.languages import DEFAULT, OWN_NAMES
from app.ground.words.messages import gettext, lazy

_FORMATS: Final = (("pdf", "PDF"), ("docx", "Word (DOCX)"))


class AgendaPaperForm(Form):
    """Asks from which state the paper is drawn, for the language and the form."""

    source = Buttons(lazy(N_("Drawn from")), default=Source.PUBLISHED.value)
    lang = Choice(lazy(N_("Language")), choices=list(OWN_NAMES.items()), default=DEFAULT)
    format = Buttons(lazy(N_("As")), choices=_FORMATS, default="pdf")

    def __init__(self, sent: MultiDict[str, str] | None, address: Mapping[str, str], number: int | None) -> None:
        """Offer the latest version, where there is one, and the draft; begin with what an address asks for."""
        wanted = {name: value for name, value in address.items() if value and name != "order"}
        super().__init__(sent, data={"source": Source.PUBLISHED if number else Source.DRAFT, **wanted})
        draft = (Source.DRAFT.value, gettext(N_("the draft, marked as such")))
        version = (Source.PUBLISHED.value, gettext(N_("version %(number)s"), number=number))
        self.source.choices = [version, draft] if number else [draft]

    @property
    def is_draft(self) -> bool:
        """Whether the draft is asked for."""
        return bool(self.source.data == Source.DRAFT)

    @property
    def paper(self) -> OnPaper:
        """As what; only after `validate`."""
        return OnPaper(self.lang.data, self.format.data)


class SpeechesPaperForm(AgendaPaperForm):
    """Asks besides of which item, and whether the sides take turns."""

    item = Choice(lazy(N_("Speeches of")), default="")
    alternate = BooleanField(lazy(N_("The sides take turns, each in its own order")))

    def __init__(
        self, sent: MultiDict[str, str] | None, address: Mapping[str, str], number: int | None, items: Sequence[tuple[str, str]]
    ) -> None:
        """Offer the items that have speeches, by UID."""
        super().__init__(sent, address, number)
        self.format.choices = [*_FORMATS, ("xlsx", "Excel (XLSX)")]
        self.item.choices = [("", gettext(N_("All items with speeches"))), *items]
        if address.get("order") == "alternate":
            self.alternate.data = True

    @property
    def kept(self) -> dict[str, Any]:
        """The wishes that a spreadsheet has too, as an address tells them."""
        turns = "1" if self.alternate.data else None
        return {"item": self.item.data or None, "source": self.source.data, "lang": self.lang.data, "alternate": turns}
