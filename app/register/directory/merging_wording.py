"""What a merge moves, in the words of whoever decides about it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.ground.db.base import Base, TextsColumn
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.register.directory.merging_rows import Drop, Put, Stay, Step
from app.register.directory.naming import GENDER_NAMES
from app.register.directory.rules.kinds import CASE_NAMES, Case, Gender

MOVES: Final[Mapping[str, str]] = {
    "appointment.person_id": N_("Appointments"),
    "delegation_member.person_id": N_("Places in delegations"),
    "delegation.contact_id": N_("Delegations that they are the contact of"),
    "delegation.attached_id": N_("Delegations that they are attached to"),
    "item_person.person_id": N_("Roles at items"),
    "item_speech.person_id": N_("Speeches"),
    "personal_record.person_id": N_("Personal records"),
    "agreement_signatory.person_id": N_("Agreements that they sign"),
}
"""Column that points at a person → what its rows are, above this floor too."""

ROWS: Final[Mapping[str, str]] = {
    "appointment": N_("Appointment"),
    "delegation_member": N_("Place in a delegation"),
    "item_member": N_("Exception at an item"),
    "item_person": N_("Role at an item"),
    "personal_record": N_("Personal record"),
}
"""Table → what a row of it is."""

OTHERS: Final = N_("Other links")

Named = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Moving:
    """So many rows of a sort, and what they belong to."""

    what: str
    number: int
    where: tuple[str, ...]


def moving(steps: Sequence[Step]) -> list[Moving]:
    """Return what a merge moves, by sort."""
    puts = [step for step in steps if isinstance(step, Put) and step.column != "position_no"]
    numbers = Counter(MOVES.get(f"{step.table}.{step.column}", OTHERS) for step in puts)
    return [Moving(gettext(what), number, ()) for what, number in numbers.items()]


def giving_way(session: Session, steps: Sequence[Step]) -> list[Moving]:
    """Return the rows that cannot stand beside the kept entry's: each with what it belongs to."""
    dropped = [step for step in steps if isinstance(step, Drop)]
    named = _named(session, dropped)
    told = [Moving(_row(one.table), 1, _belongs(one, named)) for one in dropped]
    return told + [Moving(_row(one.table), 1, ()) for one in steps if isinstance(one, Stay)]


def value_told(value: Any) -> list[str]:
    """Return a field of a person in words, a line for each language or case."""
    match value:
        case Texts():
            return [text if tag == "ru" else f"{text} ({tag})" for tag, text in value.as_dict().items()]
        case Gender():
            return [gettext(GENDER_NAMES[value])]
        case dict():
            return [f"{gettext(CASE_NAMES[Case(case)])}: {text}" for case, text in value.items() if case in set(Case)]
        case None | "":
            return []
        case _:
            return [str(value)]


def _row(table: str) -> str:
    return gettext(ROWS.get(table, OTHERS))


def _belongs(step: Drop, named: Named) -> tuple[str, ...]:
    table = Base.metadata.tables[step.table]
    own = step.row.get("position")
    told = [own.told(current())] if isinstance(own, Texts) else []
    told += [named[parent.name, ident] for parent, ident in _parents(table, step.row) if (parent.name, ident) in named]
    return tuple(dict.fromkeys(told))


def _parents(table: Table, row: Mapping[str, Any]) -> Iterable[tuple[Table, int]]:
    for column in table.c:
        for foreign in column.foreign_keys:
            if row[column.name] is not None and foreign.column.table.name != "person":
                yield foreign.column.table, row[column.name]


def _named(session: Session, dropped: Iterable[Drop]) -> Named:
    """Return the names of what rows belong to, one query for each table."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for step in dropped:
        for parent, ident in _parents(Base.metadata.tables[step.table], step.row):
            wanted[parent.name].add(ident)
    named: dict[tuple[str, int], str] = {}
    for name, ids in wanted.items():
        table = Base.metadata.tables[name]
        column = next((table.c[one] for one in ("name", "title") if one in table.c and isinstance(table.c[one].type, TextsColumn)), None)
        if column is not None:
            rows = session.execute(select(table.c.id, column).where(table.c.id.in_(ids)))
            named |= {(name, ident): text.told(current()) for ident, text in rows}
    return named
