"""The application and signed-in browsers for tests of the directory's pages."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from app.factory import create_app
from app.ground.db.session import make_engine
from app.register.accounts.rules.roles import Role
from config import Config
from tests.factories.accounts import a_user
from tests.factories.browsing import Browser, opened


@pytest.fixture
def app(config: Config) -> Iterator[Flask]:
    """The whole application on an empty database of its own."""
    engine = make_engine(config.database_url)
    app = create_app(config, engine)
    app.testing = True
    yield app
    engine.dispose()


@pytest.fixture
def signed_in(app: Flask) -> Callable[[Role], Browser]:
    """Return a browser in which somebody of a role is signed in."""

    def open_for(role: Role) -> Browser:
        with opened(app).begin() as session:
            login = a_user(session, role=role).login
        browser = Browser(app)
        browser.sign_in(login)
        return browser

    return open_for


@pytest.fixture
def officer(signed_in: Callable[[Role], Browser]) -> Browser:
    """A browser in which a protocol officer is signed in."""
    return signed_in(Role.PROTOCOL)
