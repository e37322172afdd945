"""Claims about what nobody would send: ids, numbers, days and keys that there are not, at every address."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.routing import Rule
from wtforms.fields.core import UnboundField

import app as application
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.web import unit
from app.ground.web.forms import Form
from app.judgement.private_links.links import MakeLink, make_link
from app.judgement.private_links.rules import Opens
from app.planning.events.models import Event
from app.planning.itineraries.rules import Subject, Whose
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.conftest import KEYS
from tests.databases import PostgresDatabases, an_engine
from tests.factories.browsing import opened
from tests.factories.pages import form_of, signed_in, somebody
from tests.integration.web.matrix_world import Objects, objects_of
from tests.integration.web.test_matrix import undone

pytestmark = pytest.mark.postgres
WORDS: Final = (
    "",
    "x",
    "-1",
    "0",
    "4000000000",
    "99999999999999999999",
    "2024-02-30",
    "0000-00-00",
    "9999-12-31",
    "١٢",
    "1:2:3",
    "ж" * 3000,
)
"""What a field or a filter may be sent: nothing, words for numbers, numbers that no column holds, days that no calendar has."""
ZERO: Final = "a\0b"
"""What PostgreSQL keeps in no text."""
APP: Final = Path(application.__file__).parent
READ: Final = re.compile(r'(?:args|form|values)\.get\w*\(\s*"(\w+)"')
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "int": ("2147483647", "4000000000", "99999999999999999999"),
    "default": ("x", "٣", "%00", "..", "2024-02-30", "ж" * 300),
}
"""What stands for a part of an address."""


@pytest.fixture
def engine_of_app(app: Flask, postgres_databases: PostgresDatabases) -> Iterator[Engine]:
    """Let the application stand on PostgreSQL, which takes less than SQLite does."""
    url = postgres_databases.fresh()
    engine = an_engine(url)
    unit.init(app, engine, KEYS)
    app.testing = False
    yield engine
    engine.dispose()
    postgres_databases.drop(url)


@pytest.fixture
def objects(app: Flask, engine_of_app: Engine) -> Objects:
    """An event with everything that belongs to one; the token opens the page of one of its guests."""
    coordinator = somebody(app, Role.COORDINATOR)
    with opened(app).begin() as session:
        found = objects_of(session, [session.merge(coordinator)])
        guest = session.get_one(Person, found.values["person_id"])
        event = session.get_one(Event, found.values["event_id"])
        cmd = MakeLink("", new_uid(), Opens.PAGE, Whose(Subject.PERSON, guest.uid), event.id, "Гость", "ru", clock.office_day())
        token = make_link(session, cmd, now=clock.now()).token
        return Objects({**found.values, "token": token}, found.special)


def ways(app: Flask) -> list[tuple[Rule, str]]:
    """Return every route with each of its methods."""
    found = ((rule, method) for rule in app.url_map.iter_rules() for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
    return [(rule, method) for rule, method in found if rule.endpoint != "static"]


def address(rule: Rule, objects: Objects, **over: str) -> str:
    """Return an address that leads somewhere, but for the parts that are given."""
    values = {**objects.values, **objects.special.get(rule.endpoint, ({}, {}))[0]}
    path = rule.rule
    for name, converter in rule._converters.items():
        options = getattr(converter, "items", None)
        value = over.get(name) or (min(options) if options else values.get(name, "x"))
        start = path.index("<")
        path = f"{path[:start]}{value}{path[path.index('>', start) + 1 :]}"
    return path


def names_read() -> list[str]:
    """Return every name that a view reads by itself: filters above all."""
    read = {name for path in APP.rglob("*.py") for name in READ.findall(path.read_text(encoding="utf-8"))}
    return sorted(read | {"endpoint", "_external", "_scheme", "_anchor", "_method"})  # the last ones: what making an address would obey


def names_of_fields() -> list[str]:
    """Return every name that a form of the house reads, with the Russian text and the first row of what has several."""
    fields = {name for kind in _all(Form) for name in dir(kind) if isinstance(getattr(kind, name), UnboundField)}
    return sorted({f"{name}{part}" for name in fields for part in ("", "-0", "-ru")})


def _all(kind: type[Form]) -> Iterator[type[Form]]:
    for one in kind.__subclasses__():
        yield one
        yield from _all(one)


Asked = tuple[str, str, dict[str, Any]]
"""A method, an address, and what is sent."""


def faults(app: Flask, engine: Engine, client: FlaskClient, asked: Iterable[Asked]) -> list[tuple[str, str, str]]:
    """Return what was answered with a fault of ours, each asked as if it were the only one."""
    found = []
    with engine.connect() as connection:
        for method, path, more in asked:
            with undone(app, connection):
                status = client.open(path, method=method, **more).status_code
            if status >= 500:
                found.append((method, path, str(more)[:200]))
    return found


@pytest.fixture
def admin(app: Flask, objects: Objects) -> FlaskClient:
    """Somebody who may do everything, where everything is there."""
    assert objects.values
    return signed_in(app, Role.ADMIN)


def test_a_part_of_an_address_that_stands_for_nothing_is_no_fault_of_ours(
    app: Flask, engine_of_app: Engine, objects: Objects, admin: FlaskClient
) -> None:
    turns = {kind: cycle(words) for kind, words in PARTS.items()}
    asked: list[Asked] = [
        (method, address(rule, objects, **{name: next(turns["int" if isinstance(converter, unit.RowId) else "default"])}), {})
        for rule, method in ways(app)
        for name, converter in rule._converters.items()
    ]
    assert len(asked) > 300
    assert faults(app, engine_of_app, admin, asked) == []


def test_filters_that_say_nothing_are_no_fault_of_ours(app: Flask, engine_of_app: Engine, objects: Objects, admin: FlaskClient) -> None:
    names, turn = names_read(), cycle((*WORDS, ZERO))  # another word for each address
    asked: list[Asked] = [
        (method, address(rule, objects), {"query_string": dict.fromkeys(names, next(turn)[:100])})
        for rule, method in ways(app)
        if method == "GET"
    ]
    assert faults(app, engine_of_app, admin, asked) == []


def test_forms_full_of_nonsense_are_no_fault_of_ours(app: Flask, engine_of_app: Engine, objects: Objects, admin: FlaskClient) -> None:
    names, turn = {*names_read(), *names_of_fields()}, cycle((*WORDS, ZERO))
    asked: list[Asked] = [
        (method, address(rule, objects), {"data": dict.fromkeys(names, next(turn)[:100])}) for rule, method in ways(app) if method == "POST"
    ]
    assert faults(app, engine_of_app, admin, asked) == []


def test_one_wrong_field_in_a_good_form_is_no_fault_of_ours(
    app: Flask, engine_of_app: Engine, objects: Objects, admin: FlaskClient
) -> None:
    asked: list[Asked] = []
    turn = cycle(WORDS)
    for rule, method in ways(app):
        if method != "POST" or "GET" not in (rule.methods or ()):
            continue
        path = address(rule, objects)
        good = form_of(admin.get(path))
        asked += [(method, path, {"data": {**good, name: next(turn)}}) for name in list(good)[::4]]
    assert len(asked) > 100
    assert faults(app, engine_of_app, admin, asked) == []
