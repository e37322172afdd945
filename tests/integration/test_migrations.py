"""The migrations lead to exactly the tables that the models describe, on both databases, and back."""

from alembic import command
from alembic.config import Config as Alembic
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from app.ground.db.migrate import settings, upgrade


def over(connection: object) -> Alembic:
    alembic = settings()
    alembic.attributes["connection"] = connection
    return alembic


def test_the_models_hold_nothing_that_no_migration_makes(engine: Engine) -> None:
    with engine.connect() as connection:
        command.check(over(connection))


def test_a_second_upgrade_changes_nothing(engine: Engine) -> None:
    before = sorted(inspect(engine).get_table_names())
    upgrade(engine)
    assert sorted(inspect(engine).get_table_names()) == before


def test_every_step_can_be_taken_back_and_again(engine: Engine) -> None:
    before = sorted(inspect(engine).get_table_names())
    with engine.connect() as connection:
        command.downgrade(over(connection), "base")
        connection.commit()
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(engine)
    assert sorted(inspect(engine).get_table_names()) == before


def test_the_steps_form_one_line() -> None:
    assert len(ScriptDirectory.from_config(settings()).get_heads()) == 1
