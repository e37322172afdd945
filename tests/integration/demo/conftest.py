"""The demonstration set in databases of both kinds: loading takes seconds, so all tests of a kind share one load."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.demo.load import Loaded, load
from app.ground.db.session import make_sessions
from app.register.accounts.rules.roles import Actor, Role
from tests.conftest import KEYS
from tests.databases import Databases, an_engine

NOW: Final = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)  # 3 March, 1.30 in Ufa
OFFICER: Final = Actor(1, "Протокол", Role.PROTOCOL, "ru", 0)


@pytest.fixture(scope="session")
def first_load(databases: Databases) -> Iterator[tuple[Engine, Loaded]]:
    """A database into which the set has been loaded once, and what that load counted."""
    url = databases.fresh()
    engine = an_engine(url)
    with make_sessions(engine, keys=KEYS)() as session:
        loaded = load(session, now=NOW, by=OFFICER)
        session.commit()
    yield engine, loaded
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def demo(first_load: tuple[Engine, Loaded]) -> Iterator[Session]:
    """A session on that database; whatever the test writes is rolled back."""
    with first_load[0].connect() as connection:
        transaction = connection.begin()
        with make_sessions(first_load[0], keys=KEYS)(bind=connection, join_transaction_mode="create_savepoint") as session:
            yield session
        transaction.rollback()
