"""What staff choose before printing the list of documents to be signed."""

from collections.abc import Mapping, Sequence
from typing import Final

from werkzeug.datastructures import MultiDict

from app.faces.printouts.lists_forms import Format
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, Form
from app.ground.words.dates import day_month
from app.ground.words.languages import DEFAULT, OWN_NAMES, current
from app.ground.words.messages import gettext, lazy
from app.matters.agreements.queries import ItemOffered
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

_FORMATS: Final = ((Format.PDF.value, "PDF"), (Format.DOCX.value, "Word (DOCX)"), (Format.XLSX.value, "Excel (XLSX)"))


class SigningForm(Form):
    """Asks for the signing, for whose copy it is, the language and the form."""

    item = Choice(lazy(N_("Signed at")), default="")
    side = Choice(lazy(N_("Whose copy it is")), default="")
    lang = Choice(lazy(N_("Language")), choices=list(OWN_NAMES.items()), default=DEFAULT)
    format = Buttons(lazy(N_("As")), choices=_FORMATS, default=Format.PDF.value)

    def __init__(self, sent: MultiDict[str, str] | None, address: Mapping[str, str], items: Sequence[ItemOffered]) -> None:
        """Offer the items at which something is signed; begin with what an address asks for."""
        super().__init__(sent, data={name: value for name, value in address.items() if value})
        told = [(str(one.id), f"{day_month(one.day)} · {one.title.told(current())}") for one in items]
        self.item.choices = [("", gettext(N_("All that is signed at the event"))), *told]
        sides = [(side.value, gettext(name)) for side, name in PARTY_SIDE_NAMES.items()]
        self.side.choices = [("", gettext(N_("Nobody’s: parties stand as they sign"))), *sides]

    @property
    def item_id(self) -> int | None:
        """The item; None for all. Only after `validate`."""
        return int(self.item.data) if self.item.data else None

    @property
    def chosen_side(self) -> PartySide | None:
        """Whose copy it is, if anybody's. Only after `validate`."""
        return PartySide(self.side.data) if self.side.data else None

    @property
    def chosen_format(self) -> Format:
        """As what; only after `validate`."""
        return Format(self.format.data)
