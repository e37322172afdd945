"""What counts as personal data, what it is kept for and for how long, and who may see it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_


class DataKind(StrEnum):
    """What a record says of a person."""

    PHONE = "phone"
    EMAIL = "email"
    DOCUMENT = "document"
    BIRTH_DATE = "birth_date"
    NEEDS = "needs"


DATA_KIND_NAMES: Final[Mapping[DataKind, str]] = {
    DataKind.PHONE: N_("Phone"),
    DataKind.EMAIL: N_("E-mail"),
    DataKind.DOCUMENT: N_("Passport or identity card"),
    DataKind.BIRTH_DATE: N_("Date of birth"),
    DataKind.NEEDS: N_("Needs (food, health, religion)"),
}


class Purpose(StrEnum):
    """What a record is kept for."""

    EVENT = "event"
    ACCREDITATION = "accreditation"
    TRAVEL = "travel"
    CONTACT = "contact"


PURPOSE_NAMES: Final[Mapping[Purpose, str]] = {
    Purpose.EVENT: N_("To hold the event"),
    Purpose.ACCREDITATION: N_("Accreditation and passes"),
    Purpose.TRAVEL: N_("Tickets, hotel and transport"),
    Purpose.CONTACT: N_("Keeping in touch"),
}
