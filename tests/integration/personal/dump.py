"""Everything that stands in a database as text: where somebody who was erased is looked for."""

import json
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.ground.db.base import Base
from app.ground.db.sealing import keys_of
from app.ground.kernel.texts import Texts

SURNAME, LATIN, PHONE = "Стираемов", "STIRAYEMOV", "+7 917 555-44-33"
MARKS = ("стираемов", "стираемұлы", "stirayemov", "5554433", "555-44-33", "555 44 33")
"""How the one who is erased may stand anywhere."""


def columns(session: Session) -> Iterator[tuple[str, str]]:
    """Yield every value of every column of every table as text, JSON and bytes opened up."""
    assert tables.ALL
    keys = keys_of(session)
    for table in Base.metadata.sorted_tables:
        for row in session.execute(select(table)).mappings():
            for column, value in row.items():
                yield f"{table.name}.{column}", _plain(value)
            if "sealed" in row and table.name == "import_draft":
                yield f"{table.name} opened", _plain(keys.open(row["key_id"], row["sealed"], f"import_draft:{row['uid']}"))


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "ignore").replace("\r\n ", "").casefold()
    if isinstance(value, Texts):
        value = value.as_dict()
    return json.dumps(value, ensure_ascii=False, default=str).casefold()


def found(session: Session) -> set[str]:
    """Return the columns in which the one who is erased still stands."""
    session.flush()
    return {where for where, text in columns(session) for mark in MARKS if mark in text}
