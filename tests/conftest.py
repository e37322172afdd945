"""What every test may ask for: a migrated database of either kind, a session that is rolled back, the application and a client."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.sealing import Keyring
from app.ground.db.session import make_sessions
from config import Config
from tests.databases import Databases, PostgresDatabases, SqliteFiles, an_engine, postgres_socket, scratch_folder, stop_postgres
from tests.factories.apps import an_app

# The same examples on every machine and in every run; a slow machine fails nothing.
settings.register_profile("yiyin", derandomize=True, deadline=None)
settings.load_profile("yiyin")

SHARED = pytest.StashKey[Path]()
"""The folder that all workers of a run share."""

KEYS = Keyring((("tests", bytes(range(32))),))
"""What the tests seal with."""

BOTH = [pytest.param("sqlite"), pytest.param("postgres", marks=pytest.mark.postgres)]


class Workers:
    """Hands the shared folder to the workers; known to pytest only where the tests run in parallel."""

    @staticmethod
    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(node: object) -> None:
        """Tell a worker where the shared folder is."""
        node.workerinput["shared"] = str(node.config.stash[SHARED])  # type: ignore[attr-defined]


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of this run, or learn it from the run that this worker belongs to."""
    worker = getattr(config, "workerinput", None)
    config.stash[SHARED] = Path(worker["shared"]) if worker else scratch_folder()
    if worker is None:
        config.pluginmanager.register(Workers)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind: no server, no files."""
    if not hasattr(config, "workerinput") and SHARED in config.stash:
        stop_postgres(config.stash[SHARED])
        shutil.rmtree(config.stash[SHARED], ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases(pytestconfig: pytest.Config) -> PostgresDatabases:
    return PostgresDatabases(postgres_socket(pytestconfig.stash[SHARED]))


@pytest.fixture(scope="session", params=BOTH)
def databases(request: pytest.FixtureRequest) -> Databases:
    """Databases of both kinds in turn: a test that asks for anything below runs once on each."""
    return cast("Databases", request.getfixturevalue(f"{request.param}_databases"))


@pytest.fixture(scope="session")
def shared_engine(databases: Databases) -> Iterator[Engine]:
    engine = an_engine(databases.fresh())
    yield engine
    engine.dispose()


@pytest.fixture
def engine(databases: Databases) -> Iterator[Engine]:
    """A database of the test's own, for what really commits: races, migrations, several sessions."""
    url = databases.fresh()
    engine = an_engine(url)
    yield engine
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def sessions(engine: Engine) -> sessionmaker[Session]:
    """A maker of independent sessions on the test's own database."""
    return make_sessions(engine, keys=KEYS)


@pytest.fixture
def session(request: pytest.FixtureRequest, shared_engine: Engine) -> Iterator[Session]:
    """A session as the application makes them; its commits are savepoints of a transaction that is rolled back.

    Where the test asks for `engine` or `sessions` too, it is a session on that database.
    """
    if "engine" in request.fixturenames:
        with make_sessions(request.getfixturevalue("engine"), keys=KEYS)() as session:
            yield session
        return
    with shared_engine.connect() as connection:
        transaction = connection.begin()
        with make_sessions(shared_engine, keys=KEYS)(bind=connection, join_transaction_mode="create_savepoint") as session:
            yield session
        transaction.rollback()


@pytest.fixture
def config(sqlite_databases: SqliteFiles, tmp_path: Path) -> Iterator[Config]:
    """The settings of an application with an empty SQLite database of its own."""
    url = sqlite_databases.fresh()
    yield Config(
        database_url=url,
        public_url="http://localhost",
        secret_key="a secret of the tests, and of nobody else: 0123456789",
        instance_path=tmp_path / "instance",
        data_keys=KEYS.keys,
    )
    sqlite_databases.drop(url)


@pytest.fixture
def app_engine(config: Config) -> Iterator[Engine]:
    """The application's database, for rows that stand there before a request and for a look at them after it."""
    engine = an_engine(config.database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def app_sessions(app_engine: Engine) -> sessionmaker[Session]:
    """A maker of sessions on the application's database."""
    return make_sessions(app_engine, keys=KEYS)


@pytest.fixture
def app(config: Config, app_engine: Engine) -> Flask:
    """The application; forms need no token here (what the tokens do has tests of its own)."""
    app = an_app(config, app_engine)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
