"""A day in an office that has a sixth kind of events; run by itself, in a copy of the house (see `test_kinds_sixth.py`)."""

import sys
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from app.ground.db.migrate import upgrade
from app.planning.programmes.queries import items_of
from config import Config
from tests.databases import an_engine
from tests.factories.apps import an_app
from tests.factories.browsing import opened
from tests.factories.pages import form_of, signed_in
from tests.factories.venues import a_city


def office(here: Path) -> Flask:
    """Return the application with an empty database and one city."""
    config = Config(
        database_url=f"sqlite:///{here / 'house.sqlite'}",
        public_url="http://localhost",
        secret_key="a secret of the tests, and of nobody else: 0123456789",
        instance_path=here / "instance",
    )
    engine = an_engine(config.database_url)
    upgrade(engine)
    app = an_app(config, engine)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    with opened(app).begin() as session:
        a_city(session)
    return app


def page(client: FlaskClient, address: str) -> str:
    """Return a page."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.get_data(as_text=True)


def day(app: Flask, client: FlaskClient) -> None:
    """Make an event of the sixth kind, mend what does not hold, publish it."""
    assert "Exchange of students" in page(client, "/events/new")
    sent = form_of(client.get("/events/new/exchange")) | {"title-ru": "Обмен", "own-students": "20", "own-form": "video"}
    assert client.post("/events/new/exchange", data=sent).location == "/events/1"
    told = page(client, "/events/1")
    for words in ("The university is not named.", "Seats left: 480", "by video link"):
        assert words in told, words
    with opened(app)() as session:
        assert len(items_of(session, 1)) == 2
    assert client.post("/events/1/edit", data=form_of(client.get("/events/1/edit")) | {"own-university": "УУНиТ"}).status_code == 303
    told = page(client, "/events/1")
    assert ("The university is not named." in told, "УУНиТ" in told) == (False, True)
    assert client.post("/events/1/publish", data=form_of(client.get("/events/1/publish"))).location == "/events/1/versions/1"
    assert "Exchange of students" in page(client, "/events?kind=exchange")


if __name__ == "__main__":
    made = office(Path.cwd())
    visitor = signed_in(made)
    visitor.set_cookie("language", "en")
    day(made, visitor)
    sys.stdout.write("everything knows the sixth kind\n")
