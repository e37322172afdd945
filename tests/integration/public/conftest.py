"""The house that claims about public pages are made in."""

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from tests.integration.public.world import World


@pytest.fixture
def world(engine: Engine, sessions: sessionmaker[Session]) -> World:
    return World(engine, sessions)
