"""What a person chooses before printing."""

from collections.abc import Sequence

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField

from app.faces.printouts.programme_document import Edition
from app.faces.printouts.queries import Wish
from app.ground.kernel.refusals import N_
from app.ground.web.choices import InPairs
from app.ground.web.forms import Choice, Form
from app.ground.words.languages import DEFAULT, OWN_NAMES
from app.ground.words.messages import gettext, lazy

DRAFT = "draft"


class _Buttons(InPairs, RadioField):
    """One of a few, all in sight."""


class PrintForm(Form):
    """Asks for edition, version, language and what the sheet shows besides."""

    edition = _Buttons(
        lazy(N_("For whom")),
        choices=[
            (Edition.GUEST.value, lazy(N_("for guests, upright: time, event, place"))),
            (Edition.HOST.value, lazy(N_("for the hosts, across: everything"))),
        ],
        default=Edition.GUEST.value,
    )
    version = Choice(lazy(N_("Version")))
    lang = Choice(lazy(N_("Language")), choices=list(OWN_NAMES.items()), default=DEFAULT)
    marks = BooleanField(lazy(N_("Mark what changed since the version before")))
    approval = BooleanField(lazy(N_("Room for the signature of whoever approves it")))
    code = BooleanField(lazy(N_("A code that leads to whether the version is still current (not on paper that will be signed)")))

    def __init__(self, sent: MultiDict[str, str] | None, numbers: Sequence[int], *, version: str = "") -> None:
        """Offer the draft and the versions with these numbers, latest first."""
        offered = [*(str(number) for number in numbers), DRAFT]
        super().__init__(sent, version=version if version in offered else offered[0])
        told = [gettext(N_("Version %(number)s"), number=number) for number in numbers]
        self.version.choices = list(zip(offered, [*told, gettext(N_("Draft, marked as such"))], strict=True))

    def wish(self) -> Wish:
        """Return what was chosen; only after `validate`."""
        return Wish(
            edition=Edition(self.edition.data),
            language=self.lang.data,
            number=None if self.version.data == DRAFT else int(self.version.data),
            marks=self.marks.data,
            approval=self.approval.data,
            code=self.code.data,
        )
