"""What the columns and values of agreements are called in the change log."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, LINES
from app.ground.words.dates import day_short
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.agreements.rules import AGREEMENT_STATE_NAMES, AgreementState, Authority
from app.matters.agreements.wording import authority_told
from app.planning.interpreting.wording import language_told
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before

FIELDS.update(
    {
        "state": N_("How far it has come"),
        "signatory_list": N_("Who signs"),
        "text_list": N_("Texts of the agreement"),
        "copies": N_("Originals"),
        "folder": N_("Folder at the signing"),
        "desk": N_("Signing table"),
        "signed_on": N_("Day of signing"),
        "signed_at": N_("Place of signing"),
        "register_number": N_("Number in the register"),
        "belongs_to": N_("Belongs to"),
        "kept_at": N_("Where our original is"),
    }
)
FIELDS.setdefault("item", N_("Programme item"))
LINES.update({"signatory_list", "text_list"})

_NOBODY: Final = N_("%(party)s: nobody yet")
_SIGNS: Final = N_("%(party)s: %(name)s")


def names_for(session: Session) -> dict[str, Callable[[Any], str]]:
    """Return what tells states and the lines in which the log keeps who signs; names are looked up once, when first asked for."""

    @cache
    def people() -> dict[str, str]:
        rows = session.execute(select(Person.id, Person.surname, Person.given, Person.patronymic))
        return {str(ident): initials_before(*(text.told(current()) if text else "" for text in names)) for ident, *names in rows}

    def told(line: str) -> str:
        ident, _side, party, *by = [*line.split("\t"), *[""] * (3 - line.count("\t"))]
        if ident == "0":
            return gettext(_NOBODY, party=party)
        signs = gettext(_SIGNS, party=party, name=people().get(ident, ident))
        # Lines of old have the paper alone, later ones its kind before it.
        kind = Authority(by[0]) if len(by) > 1 and by[0] in set(Authority) else None
        authority = authority_told(kind, by[-1])
        return f"{signs} ({authority})" if authority else signs

    return {
        "state": lambda value: gettext(AGREEMENT_STATE_NAMES[AgreementState(value)]),
        "signatory_list": lambda value: "; ".join(told(line) for line in str(value).split("\n")),
        "text_list": lambda value: "; ".join(_text_told(line) for line in str(value).split("\n")),
    }


def _text_told(line: str) -> str:
    """Return a line of texts: «казахский (А. Переводчиков; срок 12.11.2024; готов 10.11.2024; проверено: Б. Сверкин 11.11.2024)»."""
    language, translator, due, done, checked_by, checked_on = [*line.split("\t"), *[""] * 6][:6]
    said = (
        translator,
        gettext(N_("until %(day)s"), day=_day(due)) if due else "",
        gettext(N_("done on %(day)s"), day=_day(done)) if done else "",
        gettext(N_("checked by %(name)s"), name=" ".join(filter(None, (checked_by, _day(checked_on))))) if checked_by else "",
    )
    told = "; ".join(filter(None, said))
    return f"{language_told(language)} ({told})" if told else language_told(language)


def _day(iso: str) -> str:
    return day_short(date.fromisoformat(iso)) if iso else ""
