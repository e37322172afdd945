"""What the columns and values of delegations and their members are called in the change log."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.ground.words import dates
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MEMBER_STATUS_NAMES
from app.planning.events.wording import STATUSES
from app.register.directory.models import Appointment, Person
from app.register.directory.rules.kinds import CATEGORY_NAMES, PARTY_SIDE_NAMES

FIELDS.update(
    {
        "name": N_("Name"),
        "side": N_("Side"),
        "category": N_("Category"),
        "contact": N_("Contact"),
        "attached": N_("Attached officer"),
        "duty_phone": N_("Phone on duty"),
        "fill_by": N_("To be filled in by"),
        "role": N_("Role"),
        "appointment_id": N_("Position"),
        "order_no": N_("Place by hand"),
        "substitute_id": N_("Comes instead"),
    }
)

_STATUSES: Final[Mapping[Any, str]] = {**STATUSES, **MEMBER_STATUS_NAMES}
"""The column is called alike in events."""


def names_for(session: Session) -> dict[str, Callable[[Any], str]]:
    """Return what tells the values in the columns of delegations; what an id stands for is looked up once, when first asked for."""

    @cache
    def appointments() -> dict[int, str]:
        return {ident: text.told(current()) for ident, text in session.execute(select(Appointment.id, Appointment.position))}

    @cache
    def members() -> dict[int, str]:
        rows = session.execute(select(DelegationMember.id, Person).join(DelegationMember.person))
        return {ident: person.name.told(current()) for ident, person in rows}

    return {
        "status": lambda value: _told(_STATUSES, value),
        "role": lambda value: _told(MEMBER_ROLE_NAMES, value),
        "side": lambda value: _told(PARTY_SIDE_NAMES, value),
        "category": lambda value: _told(CATEGORY_NAMES, value),
        "fill_by": _day,
        "appointment_id": lambda value: appointments().get(value, str(value)),
        "substitute_id": lambda value: members().get(value, str(value)),
    }


def _told(names: Mapping[Any, str], value: Any) -> str:
    return gettext(names[value]) if value in names else str(value)


def _day(value: str) -> str:
    return dates.day_short(date.fromisoformat(value))
