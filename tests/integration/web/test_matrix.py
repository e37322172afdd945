"""The matrix of permissions: every role × every route × an event of one's own and somebody else's, as a table that people read.

A new route fails here until its line stands in `matrix.txt`: write it with `YIYIN_GOLDEN=write`, then read the difference.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, Engine
from werkzeug.test import TestResponse

from app.ground.db.session import make_sessions
from app.ground.web.guards import access_of
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.conftest import KEYS
from tests.factories.accounts import a_user
from tests.factories.browsing import opened
from tests.factories.pages import signed_in, somebody
from tests.integration.web.matrix_world import Objects, objects_of

TABLE: Final = Path(__file__).with_name("matrix.txt")
COLUMNS: Final = ("reader", "coordinator, foreign", "coordinator, own", "secretary, foreign", "secretary, own", "protocol", "admin")
WIDTH: Final = 22
OPEN, REFUSED, ASKED, GONE = "open", "–", "sign in", "404"
"""What somebody meets: the page or the deed, a refusal, the way to sign in, nothing at all."""


def told(answer: TestResponse) -> str:
    if answer.status_code == 303 and (answer.location or "").startswith("/sign-in"):
        return ASKED
    assert answer.status_code < 500, (answer.request.method, answer.request.path, answer.status_code)
    return {403: REFUSED, 404: GONE}.get(answer.status_code, OPEN)


@contextmanager
def undone(app: Flask, connection: Connection) -> Iterator[None]:
    """Let whatever is written meanwhile be as if it had never been."""
    kept = {name: app.extensions[name] for name in ("readers", "writers")}
    transaction = connection.begin()
    maker = make_sessions(connection.engine, keys=KEYS)
    maker.configure(bind=connection, join_transaction_mode="create_savepoint")
    app.extensions.update(readers=maker, writers=maker)
    try:
        yield
    finally:
        transaction.rollback()
        app.extensions.update(kept)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: what is visited, by which method, and what is sent."""

    rule: str
    method: str
    address: str
    data: Mapping[str, str]


def visits(app: Flask, objects: Objects) -> list[Visit]:
    """Return a visit of every route that is not open to the whole world."""
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            access = access_of(app.view_functions[rule.endpoint])
            if access is not None and access.everyone:
                continue
            others, data = objects.special.get(rule.endpoint, ({}, {}))
            values = {**objects.values, **others}
            missing = rule.arguments - values.keys()
            assert not missing, f"{rule.rule}: say in matrix_world.py what {sorted(missing)} may stand for"
            address = rule.build({name: values[name] for name in rule.arguments | others.keys()})
            assert address is not None
            found += [Visit(rule.rule, method, address[1], data) for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})]
    return sorted(found, key=lambda visit: (visit.rule, visit.method))


@pytest.fixture
def coordinator(app: Flask) -> User:
    return somebody(app, Role.COORDINATOR)


@pytest.fixture
def secretary(app: Flask) -> User:
    return somebody(app, Role.SECRETARY)


@pytest.fixture
def objects(app: Flask, coordinator: User, secretary: User) -> dict[str, Objects]:
    """An event of the coordinator's, one of the secretary's and one of somebody else's, each with all that belongs to it."""
    with opened(app).begin() as session:
        other = a_user(session, role=Role.COORDINATOR)
        given = {"own": [session.merge(coordinator)], "secretary’s": [session.merge(secretary)], "foreign": [other]}
        return {whose: objects_of(session, those) for whose, those in given.items()}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody at their browser, and the objects that they look for."""

    client: FlaskClient
    objects: Objects


def met(app: Flask, engine: Engine, *visitors: Visitor) -> list[list[str]]:
    """Return a row for every address: what each visitor meets there, each visit as if it were the only one.

    All of them come to one address before anybody goes on to the next: its statements and its template are still compiled.
    """
    with engine.connect() as connection:
        return [
            [_met(app, connection, visitor.client, visit) for visitor, visit in zip(visitors, row, strict=True)]
            for row in zip(*(visits(app, visitor.objects) for visitor in visitors), strict=True)
        ]


def _met(app: Flask, connection: Connection, client: FlaskClient, visit: Visit) -> str:
    with undone(app, connection):
        return told(client.open(visit.address, method=visit.method, data=visit.data if visit.method == "POST" else None))


def test_every_role_meets_at_every_route_what_the_table_says(
    app: Flask, app_engine: Engine, coordinator: User, secretary: User, objects: dict[str, Objects]
) -> None:
    visitors: list[tuple[User | Role, str]] = [
        (Role.READER, "own"),
        (coordinator, "foreign"),
        (coordinator, "own"),
        (secretary, "foreign"),
        (secretary, "secretary’s"),
        (Role.PROTOCOL, "foreign"),
        (Role.ADMIN, "foreign"),
    ]
    met_at = met(app, app_engine, *(Visitor(signed_in(app, person), objects[whose]) for person, whose in visitors))
    rows = visits(app, objects["own"])
    first = 6 + max(len(visit.rule) for visit in rows)
    lines = [" " * (5 + first) + "".join(f"{name:<{WIDTH}}" for name in COLUMNS)]
    lines += [
        f"{visit.method:<5}{visit.rule:<{first}}" + "".join(f"{one:<{WIDTH}}" for one in outcomes)
        for visit, outcomes in zip(rows, met_at, strict=True)
    ]
    table = "\n".join(line.rstrip() for line in lines) + "\n"
    if os.environ.get("YIYIN_GOLDEN") == "write":
        TABLE.write_text(table, encoding="utf-8")
    assert table.splitlines() == TABLE.read_text(encoding="utf-8").splitlines()


def test_a_stranger_is_asked_to_sign_in_wherever_not_everybody_may_go(app: Flask, app_engine: Engine, objects: dict[str, Objects]) -> None:
    met_at = met(app, app_engine, Visitor(app.test_client(), objects["own"]))
    rows = visits(app, objects["own"])
    assert [row for row, outcome in zip(rows, met_at, strict=True) if outcome != [ASKED]] == []
