"""What the columns and values of who was at a meeting are called in the change log."""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, VALUES
from app.ground.words.languages import current
from app.matters.meetings.rules import PRESENCE_NAMES
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before

FIELDS.update({"presence": N_("Took part"), "instead_of_id": N_("Stands in for"), "deals_with": N_("What it deals with")})
VALUES["presence"] = {one.value: name for one, name in PRESENCE_NAMES.items()}


def names_for(session: Session) -> dict[str, Callable[[Any], str]]:
    """Return what tells whom somebody stands in for; names are looked up once, when first asked for."""

    @cache
    def people() -> dict[int, str]:
        rows = session.execute(select(Person.id, Person.surname, Person.given, Person.patronymic))
        return {ident: initials_before(*(text.told(current()) if text else "" for text in names)) for ident, *names in rows}

    return {"instead_of_id": lambda value: people().get(value, str(value))}
