"""Asks for rows by a list of ids, however long: it goes to the database as one parameter, and the statement stays the same one."""

import json
from collections.abc import Collection
from typing import Any, TypeAlias

from sqlalchemy import JSON, Boolean, ColumnElement, Integer, String, bindparam, cast, false, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Column: TypeAlias = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]


class listed(FunctionElement[int]):  # noqa: N801 - reads as what it is in SQL
    """The numbers of a JSON array, as a subquery."""

    name = "listed"
    inherit_cache = True


def among(column: Column, ids: Collection[int]) -> ColumnElement[bool]:
    """Return that a column holds one of some ids."""
    if not ids:
        return false()
    return column.op("IN", is_comparison=True, return_type=Boolean())(listed(bindparam(None, json.dumps(list(ids)), String, unique=True)))


@compiles(listed, "sqlite")
def _in_sqlite(element: FunctionElement[int], compiler: SQLCompiler, **options: Any) -> str:
    rows = func.json_each(*element.clauses).table_valued("value")
    return compiler.process(select(rows.c.value).scalar_subquery(), **options)


@compiles(listed, "postgresql")
def _in_postgres(element: FunctionElement[int], compiler: SQLCompiler, **options: Any) -> str:
    rows = func.json_array_elements_text(*(cast(one, JSON) for one in element.clauses)).table_valued("value")
    return compiler.process(select(cast(rows.c.value, Integer)).scalar_subquery(), **options)
