"""Brings a database to the newest form of the tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config as Alembic
from sqlalchemy import Engine

MIGRATIONS = Path(__file__).parents[3] / "migrations"


def settings() -> Alembic:
    """Return Alembic's settings; there is no alembic.ini to keep in step."""
    alembic = Alembic()
    alembic.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return alembic


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Migrate up to `revision`; does nothing where the database is there already."""
    alembic = settings()
    with engine.connect() as connection:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, revision)
        connection.commit()
