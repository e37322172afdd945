"""Claims about who may open which page and do what."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from werkzeug.routing import AnyConverter, PathConverter, Rule

from app.ground.kernel.ids import new_uid
from app.ground.web.guards import access_of
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from config import Config
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import form_of, signed_in, somebody
from tests.factories.programmes import an_item

VALUES = {"int": "1", "default": "1", "path": "x"}
PUBLIC = {
    "static",
    "web.health",
    "web.robots",
    "web.choose_language",
    "web.choose_theme",
    "accounts.sign_in",
    "accounts.sign_out",
    "printouts.check",
}
"""What the world may open besides what the feeds offer."""
PUBLIC_BLUEPRINTS = {"feeds"}
PRIVATE_BLUEPRINTS = {"contact": "/d/<token>", "contact_form": "/d/<token>", "own": "/p/<token>", "own_paper": "/p/<token>"}
"""Open to whoever holds a private link, and below which address; the link is asked for by each view."""


def pages(app: Flask) -> Iterator[tuple[Rule, str]]:
    """Yield every route and an address that leads to it."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            values = {name: _something_for(converter) for name, converter in _converters(rule).items()}
            yield rule, rule.build(values, append_unknown=False)[1]  # type: ignore[index]  # an address is found, not None


def _something_for(converter: object) -> object:
    if isinstance(converter, AnyConverter):
        return min(converter.items)
    return "x" if isinstance(converter, PathConverter) else 1


def _converters(rule: Rule) -> dict[str, object]:
    return dict(rule._converters)


def test_every_route_says_who_may_open_it(app: Flask) -> None:
    silent = [rule.endpoint for rule in app.url_map.iter_rules() if access_of(app.view_functions[rule.endpoint]) is None]
    assert silent == []


def test_only_what_is_meant_for_everybody_is_open_to_everybody(app: Flask) -> None:
    open_ = {rule.endpoint for rule in app.url_map.iter_rules() if getattr(access_of(app.view_functions[rule.endpoint]), "everyone", False)}
    assert {endpoint for endpoint in open_ if endpoint.partition(".")[0] not in PUBLIC_BLUEPRINTS | PRIVATE_BLUEPRINTS.keys()} == PUBLIC


def test_behind_a_private_link_there_is_nothing_for_who_has_none(app: Flask, client: FlaskClient) -> None:
    behind = [(rule, address) for rule, address in pages(app) if rule.endpoint.partition(".")[0] in PRIVATE_BLUEPRINTS]
    assert [rule.rule for rule, _ in behind if not rule.rule.startswith(PRIVATE_BLUEPRINTS[rule.endpoint.partition(".")[0]])] == []
    met = {
        (rule.endpoint, method): client.open(address, method=method).status_code
        for rule, address in behind
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {one: status for one, status in met.items() if status != 404} == {}
    assert len(met) >= 21


def test_every_other_page_asks_a_stranger_to_sign_in(app: Flask, client: FlaskClient) -> None:
    wrong = []
    for rule, address in pages(app):
        access = access_of(app.view_functions[rule.endpoint])
        if access is None or access.everyone or "GET" not in (rule.methods or set()):
            continue
        answer = client.get(address)
        if (answer.status_code, (answer.location or "").partition("?")[0]) != (303, "/sign-in"):
            wrong.append((address, answer.status_code, answer.location))
    assert wrong == []


def test_nothing_is_written_without_the_forms_token_on_any_page(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    client = signed_in(app, Role.ADMIN)
    posted = {rule.rule: client.post(address, data={}).status_code for rule, address in pages(app) if "POST" in (rule.methods or set())}
    assert {rule: status for rule, status in posted.items() if status != 400} == {}
    assert len(posted) > 200


def test_a_view_that_says_nothing_is_refused(config: Config, app_engine: Engine, app: Flask) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "open")
    assert app.test_client().get("/forgotten").status_code == 403
    assert config.database_url == app_engine.url.render_as_string()


@pytest.fixture
def coordinator(app: Flask) -> User:
    return somebody(app, Role.COORDINATOR)


def _stage(app: Flask, coordinator: User) -> dict[str, int]:
    """Return the ids of an event given to the coordinator, of one that is not, and of an item of each."""
    with opened(app).begin() as session:
        own = an_event(session, coordinators=[session.merge(coordinator)])
        foreign = an_event(session)
        found = {"own": own.id, "foreign": foreign.id}
        return found | {f"{name}_item": an_item(session, event).id for name, event in (("own", own), ("foreign", foreign))}


GETS = {
    "/events/{event}": (200, 200),
    "/events/{event}/programme": (200, 200),
    "/events/{event}/versions": (200, 200),
    "/items/{item}": (200, 200),
    "/items/{item}/menu": (200, 200),
    "/events/{event}/edit": (403, 200),
    "/events/{event}/items/new": (403, 200),
    "/events/{event}/publish": (403, 200),
    "/items/{item}/edit": (403, 200),
    "/items/{item}/speeches": (403, 200),
    "/items/{item}/move": (403, 200),
}
"""Address → what is answered to those who only read, and to those who plan this event."""
POSTS = {
    "/items/{item}/cancel": {},
    "/items/{item}/restore": {},
    "/items/{item}/reorder": {"step": "1"},
    "/items/{item}/duplicate": {"uid": new_uid()},
    "/items/{item}/move": {"minutes": "5"},
    "/items/{item}/remove": {},
    "/items/{item}/edit": {"title-ru": "x"},
    "/items/{item}/speeches": {},
    "/events/{event}/items/new": {"title-ru": "x"},
    "/events/{event}/edit": {"title-ru": "x"},
    "/events/{event}/publish": {"digest": "x"},
}


@pytest.mark.parametrize(
    ("role", "event", "plans"),
    [
        (Role.READER, "own", False),
        (Role.COORDINATOR, "own", True),
        (Role.COORDINATOR, "foreign", False),
        (Role.PROTOCOL, "foreign", True),
        (Role.ADMIN, "foreign", True),
    ],
)
def test_each_role_reads_everything_and_plans_what_it_may(app: Flask, coordinator: User, role: Role, event: str, plans: bool) -> None:
    ids = _stage(app, coordinator)
    client = signed_in(app, coordinator if role is Role.COORDINATOR else role)
    where = {"event": ids[event], "item": ids[f"{event}_item"]}
    got = {address: client.get(address.format(**where)).status_code for address in GETS}
    assert got == {address: answers[plans] for address, answers in GETS.items()}
    posted = {address: client.post(address.format(**where), data=data).status_code for address, data in POSTS.items()}
    refused = {address for address, status in posted.items() if status == 403}
    assert refused == (set() if plans else set(POSTS))
    assert set(posted.values()) <= ({303, 404, 409, 422} if plans else {403})


@pytest.mark.parametrize(("role", "status"), [(Role.READER, 403), (Role.COORDINATOR, 403), (Role.PROTOCOL, 200), (Role.ADMIN, 200)])
def test_events_are_made_by_the_protocol_and_administrators(app: Flask, role: Role, status: int) -> None:
    client = signed_in(app, role)
    assert [client.get(address).status_code for address in ("/events/new", "/events/new/forum")] == [status, status]


def test_a_coordinator_removes_no_event(app: Flask, coordinator: User) -> None:
    ids = _stage(app, coordinator)
    assert signed_in(app, coordinator).post(f"/events/{ids['own']}/remove", data={}).status_code == 403


def test_a_reader_is_offered_nothing_that_would_be_refused(app: Flask, coordinator: User) -> None:
    ids = _stage(app, coordinator)
    client = signed_in(app, Role.READER)
    board, item = client.get(f"/events/{ids['own']}/programme"), client.get(f"/items/{ids['own_item']}")
    assert form_of(board) == form_of(item) == {}
    assert "/edit" not in board.get_data(as_text=True)
