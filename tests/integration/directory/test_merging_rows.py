"""Whatever points at a person, in any table there is or will be: a merge moves it and its undoing puts it back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Column, UniqueConstraint, select
from sqlalchemy.orm import Session

from app.ground.db.base import Base
from app.ground.kernel.ids import new_uid
from app.register.directory.merging import MergePersons, merge_persons, undo_merge
from app.register.directory.merging_rows import columns_to
from app.register.directory.models import Person
from app.tables import ALL
from tests.factories.people import a_person_in_directory
from tests.factories.planting import planted, snapshot

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
assert ALL  # every table is known by now
WRITTEN = frozenset({"change", "person_merge"})
"""What a merge writes and its undoing does not take away."""
POINTING = [pytest.param(column, id=f"{column.table.name}.{column.name}") for column in columns_to("person")]


def test_what_points_at_a_person_is_known() -> None:
    """A new column joins this list by itself; it stands here so that its merging is thought of once."""
    told = {f"{column.table.name}.{column.name}" for column in columns_to("person")}
    assert told >= {
        "appointment.person_id",
        "personal_record.person_id",
        "delegation.contact_id",
        "delegation.attached_id",
        "delegation_member.person_id",
        "item_person.person_id",
        "item_speech.person_id",
        "leg.met_by_id",
        "leg_passenger.person_id",
        "vehicle.driver_id",
        "transfer_passenger.person_id",
        "stay.person_id",
        "interpreter.person_id",
        "interpreter_booking.person_id",
        "badge.person_id",
    }


@pytest.mark.parametrize("column", POINTING)
def test_a_merge_moves_each_row_and_its_undoing_puts_it_back(session: Session, column: Column[Any]) -> None:
    one, other = _two(session)
    row = planted(session, column.table, **{column.name: other.id})
    before = snapshot(session, Base.metadata, without=WRITTEN)
    merge_id = merge_persons(session, MergePersons(new_uid(), one.id, other.id), now=NOW)
    assert _pointing(session, column, other.id) == []
    assert [dict(now)["id"] for now in _pointing(session, column, one.id)] == [row["id"]]
    undo_merge(session, merge_id, now=NOW)
    assert snapshot(session, Base.metadata, without=WRITTEN) == before


@pytest.mark.parametrize("column", POINTING)
def test_rows_of_both_are_all_there_again_after_undoing(session: Session, column: Column[Any]) -> None:
    """Under the same parents, so that where two cannot stand one has to give way."""
    one, other = _two(session)
    first = planted(session, column.table, **{column.name: one.id})
    shared = {name: first[name] for name in _telling(column)}
    planted(session, column.table, **{**shared, column.name: other.id})
    before = snapshot(session, Base.metadata, without=WRITTEN)
    merge_id = merge_persons(session, MergePersons(new_uid(), one.id, other.id), now=NOW)
    undo_merge(session, merge_id, now=NOW)
    assert snapshot(session, Base.metadata, without=WRITTEN) == before


@pytest.mark.parametrize("column", POINTING)
def test_a_revision_rises_with_what_moves(session: Session, column: Column[Any]) -> None:
    one, other = _two(session)
    row = planted(session, column.table, **{column.name: other.id})
    seen = _revisions(session, column, row)
    merge_persons(session, MergePersons(new_uid(), one.id, other.id), now=NOW)
    assert seen != []
    assert all(now > then for now, then in zip(_revisions(session, column, row), seen, strict=True))


def _two(session: Session) -> tuple[Person, Person]:
    return a_person_in_directory(session, "Кусаев"), a_person_in_directory(session, "Күсәев")


def _pointing(session: Session, column: Column[Any], person_id: int) -> list[Any]:
    return list(session.execute(select(column.table).where(column == person_id)).mappings())


def _telling(column: Column[Any]) -> list[str]:
    """Return the columns of a row that a second one may share: all but those that are unique by themselves or without `column`."""
    table = column.table
    apart = {
        list(one.columns)[-1].name for one in table.constraints if isinstance(one, UniqueConstraint) and column not in list(one.columns)
    }
    alone = apart | {one.name for one in table.c if one.unique or one.name in {"id", "revision", column.name}}
    return [one.name for one in table.c if one.name not in alone]


def _revisions(session: Session, column: Column[Any], row: dict[str, Any]) -> list[int]:
    """Return the revision of a row, or of what it belongs to where it has none."""
    table = column.table
    if "revision" in table.c:
        return list(session.scalars(select(table.c.revision).where(table.c.id == row["id"])))
    parents = [foreign for one in table.c for foreign in one.foreign_keys if foreign.ondelete == "CASCADE"]
    rows = (select(one.column.table.c.revision).where(one.column == row[one.parent.name]) for one in parents)
    return [revision for query in rows for revision in session.scalars(query)]
