"""What the columns and values of working groups and of their members are called in the change log."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from app.ground.db.history import Change
from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS, Told, told_rows
from app.ground.words import dates
from app.ground.words.messages import gettext
from app.matters.working_groups.models import GroupMember
from app.matters.working_groups.rules import GROUP_ROLE_NAMES, GroupRole
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

FIELDS.update(
    {
        "founded_on": N_("Set up on"),
        "document": N_("Document"),
        "our_agency": N_("Responsible agency of the Republic of Bashkortostan"),
        "their_agency": N_("Responsible agency of the Republic of Kazakhstan"),
        "our_quorum": N_("Quorum of the Republic of Bashkortostan"),
        "their_quorum": N_("Quorum of the Republic of Kazakhstan"),
        "in_group_since": N_("In the group from"),
        "in_group_until": N_("Last day in the group"),
    }
)
FIELDS.setdefault("role", N_("Role"))
FIELDS.setdefault("order_no", N_("Place by hand"))

_OWN_FIELDS: Final = {"since": "in_group_since", "until": "in_group_until"}
"""Columns of a membership that an appointment has too, where they say how long somebody is in office."""


def told_history(changes: Iterable[Change]) -> list[Told]:
    """Return changes of groups and of their members in the language spoken, each saying of whom it is."""
    return told_rows(map(_with_own_fields, changes), names_for(), named=True)


def names_for() -> dict[str, Callable[[Any], str]]:
    """Return what tells the values in the columns of groups and of their members."""
    return {
        "role": lambda value: gettext(GROUP_ROLE_NAMES[GroupRole(value)]),
        "side": lambda value: gettext(PARTY_SIDE_NAMES[PartySide(value)]),
        "in_group_since": _day,
        "in_group_until": _day,
    }


def _day(value: str) -> str:
    return dates.day_short(date.fromisoformat(value))


def _with_own_fields(change: Change) -> Change:
    if change.kind != GroupMember.__kind__:
        return change
    copied = {column.key: getattr(change, column.key) for column in Change.__mapper__.column_attrs}
    return Change(**{**copied, "fields": {_OWN_FIELDS.get(name, name): values for name, values in change.fields.items()}})
