"""What the columns and values of agreements are called in the change log."""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, LINES
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.agreements.rules import AGREEMENT_STATE_NAMES, AgreementState
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before

FIELDS.update({"state": N_("How far it has come"), "signatory_list": N_("Who signs")})
FIELDS.setdefault("item", N_("Programme item"))
LINES.add("signatory_list")

_NOBODY: Final = N_("%(party)s: nobody yet")
_SIGNS: Final = N_("%(party)s: %(name)s")


def names_for(session: Session) -> dict[str, Callable[[Any], str]]:
    """Return what tells states and the lines in which the log keeps who signs; names are looked up once, when first asked for."""

    @cache
    def people() -> dict[str, str]:
        rows = session.execute(select(Person.id, Person.surname, Person.given, Person.patronymic))
        return {str(ident): initials_before(*(text.told(current()) if text else "" for text in names)) for ident, *names in rows}

    def told(line: str) -> str:
        ident, _side, party, authority = [*line.split("\t"), "", "", ""][:4]
        if ident == "0":
            return gettext(_NOBODY, party=party)
        signs = gettext(_SIGNS, party=party, name=people().get(ident, ident))
        return f"{signs} ({authority})" if authority else signs

    return {
        "state": lambda value: gettext(AGREEMENT_STATE_NAMES[AgreementState(value)]),
        "signatory_list": lambda value: "; ".join(told(line) for line in str(value).split("\n")),
    }
