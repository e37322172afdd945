"""The application for tests of pages."""

from collections.abc import Iterator

import pytest
from flask import Flask

from config import Config
from tests.databases import an_engine
from tests.factories.apps import an_app


@pytest.fixture
def app(config: Config) -> Iterator[Flask]:
    """The whole application on an empty database of its own."""
    engine = an_engine(config.database_url)
    app = an_app(config, engine)
    app.testing = True
    yield app
    engine.dispose()
