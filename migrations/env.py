"""How Alembic reaches the database and what it compares the tables with."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlalchemy import Enum as SqlEnum

from app import tables
from app.ground.db.base import Base, TextsColumn, UtcDateTime
from app.ground.db.session import make_engine

assert tables.ALL  # every slice's tables are known before they are compared


def render_item(kind: str, obj: object, autogen: AutogenContext) -> str | Literal[False]:
    """Write our own column types into migrations as what the database sees, so that old migrations need no code of today."""
    if kind == "type" and isinstance(obj, UtcDateTime):
        return "sa.DateTime()"
    if kind == "type" and isinstance(obj, TextsColumn):
        return "sa.JSON()"
    if kind == "type" and isinstance(obj, SqlEnum):
        return f"sa.String(length={obj.length})"
    return False


def run(connection: Connection) -> None:
    """Migrate over one connection; SQLite changes tables by copying them.

    It then drops the old copy, and with foreign keys on that would delete every row that points to it. They are off meanwhile
    (the pragma counts only outside a transaction), and what points nowhere afterwards stops the migration.
    """
    on_sqlite = connection.dialect.name == "sqlite"
    driver = connection.connection.driver_connection
    if on_sqlite and driver is not None:
        driver.execute("PRAGMA foreign_keys=OFF")
    try:
        _migrate(connection)
        if on_sqlite and (lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
            raise RuntimeError(f"rows that point nowhere: {lost}")
        connection.commit()
    finally:
        if on_sqlite and driver is not None:
            driver.execute("PRAGMA foreign_keys=ON")


def _migrate(connection: Connection) -> None:
    options: dict[str, Any] = {
        "render_as_batch": connection.dialect.name == "sqlite",
        "compare_type": True,
        "render_item": render_item,
        "target_metadata": Base.metadata,
    }
    context.configure(connection=connection, **options)
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    url = context.config.get_main_option("sqlalchemy.url")
    assert url, "the command that calls Alembic gives it the address of the database"
    with make_engine(url).connect() as own:
        run(own)
