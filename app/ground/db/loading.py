"""Rows that belong to other rows, read by one query however many the others are."""

from typing import Any, Final

from sqlalchemy.orm import QueryableAttribute, selectinload
from sqlalchemy.orm.strategy_options import _AbstractLoad

AT_ONCE: Final = 20_000
"""So many owners are named in one query: more than any page shows, fewer than the parameters that SQLite (32,766) and PostgreSQL take."""


def belonging(attribute: QueryableAttribute[Any]) -> _AbstractLoad:
    """Return the option that reads what belongs to all found rows at once; by itself SQLAlchemy asks anew for each 500 of them."""
    return selectinload(attribute, chunksize=AT_ONCE)
