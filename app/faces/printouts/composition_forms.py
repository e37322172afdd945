"""What a person chooses before printing the composition of a delegation."""

from collections.abc import Mapping
from typing import Final

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField

from app.faces.printouts.composition_document import Wanted
from app.faces.printouts.composition_reading import Asked, Format
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, Form
from app.ground.words.languages import OWN_NAMES
from app.ground.words.messages import lazy
from app.planning.delegations.arranging import ORDER_NAMES, PAIRS, Order, languages_in, order_in

INTERNAL: Final = "internal-"
"""Before the names of the fields of the internal edition, which stands beside the other on one page."""

_FORMATS: Final = ((Format.PDF.value, "PDF"), (Format.DOCX.value, "Word (DOCX)"), (Format.XLSX.value, "Excel (XLSX)"))


class CompositionForm(Form):
    """Asks for languages, order and form."""

    lang = Choice(lazy(N_("Language")), choices=[(pair, " + ".join(OWN_NAMES[one] for one in pair.split("+"))) for pair in PAIRS])
    order = Buttons(
        lazy(N_("Order")), choices=[(one.value, lazy(name)) for one, name in ORDER_NAMES.items()], default=Order.PRECEDENCE.value
    )
    together = BooleanField(lazy(N_("One delegation right after the other, without a sheet for each")))
    format = Buttons(lazy(N_("As")), choices=_FORMATS, default=Format.PDF.value)

    def __init__(self, sent: MultiDict[str, str] | None, address: Mapping[str, str], *, of_event: bool, prefix: str = "") -> None:
        """Begin with what an address asks for; how delegations follow one another is asked only where there are several."""
        wishes = {"lang": "+".join(filter(None, languages_in(address.get("lang", "")))), "order": order_in(address.get("order", "")).value}
        super().__init__(sent, prefix=prefix, data=wishes)
        self._of_event = of_event
        if not of_event:
            del self.together

    def asked(self, event_id: int, delegation_id: int | None) -> Asked:
        """Return what was chosen; only after `validate`."""
        language, second = languages_in(self.lang.data)
        together = self._of_event and self.together.data
        return Asked(delegation_id, event_id, Wanted(language, second, order_in(self.order.data), not together), Format(self.format.data))
