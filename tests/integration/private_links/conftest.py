"""What tests of private feeds have in common."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from tests.integration.private_links.world import House


@pytest.fixture
def house(engine: Engine, sessions: sessionmaker[Session]) -> Iterator[House]:
    """A house of the test's own."""
    house = House(engine, sessions)
    yield house
    for app in house.apps:
        app.finish()
