"""Whatever points at a row, in any table: planned to point at another row instead, done, and undone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, Table, UniqueConstraint, and_, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.db.base import Base
from app.ground.kernel.refusals import N_, Refusal

TAKEN: Final = N_("This cannot be undone any more: what it would put back has been entered anew in the meantime.")
ONE_EACH: Final = "one_each"
"""`info` of a table: columns that two rows of one person may not share, though no constraint of the database says so."""

Key = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Put:
    """A column of a row gets another value."""

    table: str
    key: Key
    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Drop:
    """A row has no place beside another one; it is kept whole in the merge."""

    table: str
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stay:
    """A sealed row has no place beside another one: it stays where it is, for nothing sealed is copied out of its store."""

    table: str
    key: Key


Step = Put | Drop | Stay


@dataclass(slots=True)
class _Plan:
    steps: list[Step] = field(default_factory=list)
    put: dict[tuple[str, Key], dict[str, Any]] = field(default_factory=dict)
    """What the steps so far have made of a row."""

    def place(self, table: Table, row: Mapping[str, Any], column: str, value: Any) -> None:
        key = key_of(table, row)
        now = self.put.setdefault((table.name, key), {})
        self.steps.append(Put(table.name, key, column, now.get(column, row[column]), value))
        now[column] = value

    def drop(self, table: Table, row: Mapping[str, Any]) -> None:
        self.steps.append(Drop(table.name, {**row, **self.put.get((table.name, key_of(table, row)), {})}))


def columns_to(target: str) -> list[Column[Any]]:
    """Return every column of every table that holds the id of a row of `target`. The merges' own are none of them."""
    tables = (table for table in Base.metadata.sorted_tables if table.name != "person_merge")
    found = (column for table in tables for column in table.c if any(one.column.table.name == target for one in column.foreign_keys))
    return [column for column in found if column.name != "merged_into_id"]


def planned(session: Session, target: str, old: int, new: int) -> list[Step]:
    """Return the steps after which nothing points at the row `old` of a table any more, but at `new`, in the order to do them."""
    plan = _Plan()
    _repoint(session, plan, target, old, new)
    return plan.steps


def _repoint(session: Session, plan: _Plan, target: str, old: int, new: int) -> None:
    for column in columns_to(target):
        table = column.table
        beside = _rows(session, table, column == new)
        for row in _rows(session, table, column == old):
            twin = next((one for one in beside if _clash(table, column, row, one)), None)
            if table.name == target and row["id"] == new:
                plan.place(table, row, column.name, None)  # nobody stands in for themselves
            elif twin is None:
                plan.place(table, row, column.name, new)
                beside.append({**row, column.name: new})
            elif "sealed" in table.c:
                plan.steps.append(Stay(table.name, key_of(table, row)))
            else:
                if "id" in table.c:
                    _repoint(session, plan, table.name, row["id"], twin["id"])
                plan.drop(table, row)


def _rows(session: Session, table: Table, which: ColumnElement[bool]) -> list[Mapping[str, Any]]:
    query = select(table).where(which).order_by(*table.primary_key.columns)
    return [dict(row) for row in session.execute(query).mappings()]


def _clash(table: Table, column: Column[Any], one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two rows could not stand if both held the same in `column`."""
    for names, nulls_differ in _uniques(table):
        others = [name for name in names if name != column.name]
        if column.name in names and all(one[name] == other[name] for name in others):
            if nulls_differ and any(one[name] is None for name in others):
                continue
            return True
    return False


def _uniques(table: Table) -> Iterator[tuple[Sequence[str], bool]]:
    """Return the groups of columns that no two rows share, and whether rows without a value count as different."""
    yield [column.name for column in table.primary_key.columns], True
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield [column.name for column in constraint.columns], True
    for index in table.indexes:
        if index.unique and not _partial(index):
            yield [column.name for column in index.columns], True
    if ONE_EACH in table.info:
        yield table.info[ONE_EACH], False


def _partial(index: Index) -> bool:
    return any(options.get("where") is not None for options in index.dialect_options.values())


def key_of(table: Table, row: Mapping[str, Any]) -> Key:
    """Return what tells a row from all others of its table."""
    return tuple((column.name, row[column.name]) for column in table.primary_key.columns)


def do(session: Session, steps: Iterable[Step]) -> None:
    """Carry out what was planned; revisions rise, also of what the rows belong to."""
    for step in steps:
        match step:
            case Put(table=name, key=key, column=column, after=value):
                _put(session, Base.metadata.tables[name], dict(key), column, value)
            case Drop(table=name, row=row):
                table = Base.metadata.tables[name]
                session.execute(delete(table).where(_is(table, dict(key_of(table, row)))))
                _touch_parents(session, table, row)
            case Stay():
                pass


def undo(session: Session, steps: Sequence[Step]) -> None:
    """Take the steps back, the last one first. What has been changed or removed since is left as it is.

    Raises Refusal where a row that was kept aside cannot stand any more.
    """
    for step in reversed(steps):
        match step:
            case Put():
                _put_back(session, step)
            case Drop(table=name, row=row):
                _bring_back(session, Base.metadata.tables[name], row)
            case Stay():
                pass


def _put_back(session: Session, step: Put) -> None:
    table = Base.metadata.tables[step.table]
    key = {name: step.after if name == step.column else value for name, value in step.key}
    now = next(iter(_rows(session, table, _is(table, key))), None)
    if now is None or now[step.column] != step.after or not _there(session, table.c[step.column], step.before):
        return
    _put(session, table, key, step.column, step.before)


def _bring_back(session: Session, table: Table, row: Mapping[str, Any]) -> None:
    values = dict(row)
    for column in table.c:
        if _there(session, column, values[column.name]):
            continue
        if not column.nullable:
            return  # what it belonged to has been removed, and it would have been removed with it
        values[column.name] = None
    if "revision" in table.c:
        values["revision"] += 1
    try:
        with session.begin_nested():
            session.execute(insert(table).values(values))
    except IntegrityError as error:
        raise Refusal(TAKEN) from error
    _touch_parents(session, table, values)


def _put(session: Session, table: Table, key: Mapping[str, Any], column: str, value: Any) -> None:
    raised = {"revision": table.c.revision + 1} if "revision" in table.c else {}
    session.execute(update(table).where(_is(table, key)).values({column: value, **raised}))
    moved = {name: value if name == column else one for name, one in key.items()}
    for row in () if raised else _rows(session, table, _is(table, moved)):
        _touch_parents(session, table, row)


def _touch_parents(session: Session, table: Table, row: Mapping[str, Any]) -> None:
    """Raise the revision of what a row without one belongs to: an item's page shows its speakers, too."""
    for foreign in _foreign(table):
        parent = foreign.column.table
        if foreign.ondelete == "CASCADE" and "revision" in parent.c and row[foreign.parent.name] is not None:
            touch(session, parent, foreign.column == row[foreign.parent.name])


def touch(session: Session, table: Table, which: ColumnElement[bool]) -> None:
    """Raise the revision of rows, so that whoever has a page of before is told."""
    session.execute(update(table).where(which).values(revision=table.c.revision + 1))


def _foreign(table: Table) -> list[ForeignKey]:
    return [foreign for column in table.c for foreign in column.foreign_keys]


def _there(session: Session, column: Column[Any], value: Any) -> bool:
    """Tell whether what a value points at is there; a value that points at nothing is fine."""
    if value is None:
        return True
    return all(session.execute(select(foreign.column).where(foreign.column == value)).first() for foreign in column.foreign_keys)


def _is(table: Table, key: Mapping[str, Any]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))
