"""The application and signed-in browsers for tests of the directory's pages."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from flask import Flask

from app.register.accounts.rules.roles import Role
from config import Config
from tests.databases import an_engine
from tests.factories.apps import an_app
from tests.factories.browsing import Browser
from tests.factories.pages import browser_of


@pytest.fixture
def app(config: Config) -> Iterator[Flask]:
    """The whole application on an empty database of its own."""
    engine = an_engine(config.database_url)
    app = an_app(config, engine)
    app.testing = True
    yield app
    engine.dispose()


@pytest.fixture
def signed_in(app: Flask) -> Callable[[Role], Browser]:
    """Return a browser in which somebody of a role is signed in."""

    return partial(browser_of, app)


@pytest.fixture
def officer(signed_in: Callable[[Role], Browser]) -> Browser:
    """A browser in which a protocol officer is signed in."""
    return signed_in(Role.PROTOCOL)
