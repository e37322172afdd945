"""What the columns and values of the directory are called in the change log."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, SEVERAL, VALUES, Told, told_rows
from app.ground.words import dates
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.register.directory.models import Organisation, Rank
from app.register.directory.rules.kinds import CASE_NAMES, CATEGORY_NAMES, PARTY_SIDE_NAMES, Gender, PartySide

GENDER_NAMES: Final = {
    Gender.UNKNOWN: N_("Not known"),
    Gender.MALE: N_("Male"),
    Gender.FEMALE: N_("Female"),
}

FIELDS.update(
    {
        "name": N_("Name"),
        "short_name": N_("Short name"),
        "region": N_("Region"),
        "category": N_("Category"),
        "side": N_("Side"),
        "surname": N_("Surname"),
        "given": N_("Given name"),
        "patronymic": N_("Patronymic"),
        "latin": N_("In Latin letters, as in the passport"),
        "gender": N_("Gender"),
        "precedence": N_("Place in the order of precedence"),
        "note": N_("Note"),
        "blocked_at": N_("Use of the data blocked"),
        "erased_at": N_("Erased on request"),
        "organisation_id": N_("Organisation"),
        "rank_id": N_("Rank"),
        "since": N_("In office from"),
        "until": N_("Last day in office"),
        "position_no": N_("Order"),
        "appointment_position": N_("Position"),
        "rank_position": N_("Order"),
        "cases": N_("Cases"),
        **{f"cases.{case.value}": name for case, name in CASE_NAMES.items()},
    }
)
VALUES["gender"] = {gender.value: name for gender, name in GENDER_NAMES.items()}
VALUES["category"] = {category.value: name for category, name in CATEGORY_NAMES.items()}
SEVERAL.add("cases")

_OWN_FIELDS: Final = {"appointment": {"position": "appointment_position"}, "rank": {"position": "rank_position"}}
"""Columns that other tables use for something else: a position is a post here, and a place in a row there."""


def told_history(session: Session, changes: Iterable[Change], *, named: bool = False) -> list[Told]:
    """Return changes of persons, appointments, organisations and ranks in the language spoken."""
    return told_rows(map(_with_own_fields, changes), names_for(session), named=named)


def names_for(session: Session) -> dict[str, Callable[[Any], str]]:
    """Return what tells the ids, sides and days in the columns of the log. Bodies and ranks are read where one is asked for."""

    @cache
    def organisations() -> dict[int, str]:
        return {ident: name.told(current()) for ident, name in session.execute(select(Organisation.id, Organisation.name))}

    @cache
    def ranks() -> dict[int, str]:
        return {ident: name.told(current()) for ident, name in session.execute(select(Rank.id, Rank.name))}

    return {
        "organisation_id": lambda value: organisations().get(value, str(value)),
        "rank_id": lambda value: ranks().get(value, str(value)),
        "side": lambda value: gettext(PARTY_SIDE_NAMES[PartySide(value)]),
        "since": _day,
        "until": _day,
    }


def _day(value: str) -> str:
    return dates.day_short(date.fromisoformat(value))


def _with_own_fields(change: Change) -> Change:
    own = _OWN_FIELDS.get(change.kind)
    if own is None or not own.keys() & change.fields.keys():
        return change
    copied = {column.key: getattr(change, column.key) for column in Change.__mapper__.column_attrs}
    return Change(**{**copied, "fields": {own.get(name, name): values for name, values in change.fields.items()}})
