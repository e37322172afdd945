"""Claims about what every answer has in common: headers, cookies, refusals, errors, language, log."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError

from app.ground.db.session import make_engine
from app.ground.web import unit
from app.ground.web.guards import everyone
from app.ground.web.logs import JsonLines, masked
from app.ground.web.security import HEADERS
from app.register.accounts.rules.roles import Role
from config import Config
from tests.conftest import KEYS
from tests.databases import PostgresDatabases
from tests.factories.apps import an_app
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in
from tests.factories.programmes import an_item

SENTENCES = {
    "ru": "Такой страницы нет",
    "en": "This page does not exist, or it has been removed.",
}


@pytest.fixture
def staged(app: Flask) -> Flask:
    """The application with an event and an item, both with the id 1."""
    with opened(app).begin() as session:
        an_item(session, an_event(session))
    return app


def _raising(app: Flask, error: Exception) -> FlaskClient:
    """Return a client of the application with a page that fails."""

    @everyone
    def fail() -> str:
        raise error

    app.add_url_rule("/fails", "fails", fail)
    app.testing = False
    return app.test_client()


@pytest.mark.parametrize(
    "address",
    ["/", "/events", "/events/1", "/events/1/programme", "/events/1/programme?view=grid", "/items/1", "/items/1/edit", "/nothing"],
)
def test_every_page_has_the_headers_that_keep_it_safe(staged: Flask, address: str) -> None:
    answer = signed_in(staged).get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert (answer.headers["Cache-Control"], answer.headers.get("Strict-Transport-Security")) == ("no-store, private", None)


@pytest.mark.parametrize("address", ["/sign-in", "/health", "/robots.txt", "/static/css/base.css", "/nothing"])
def test_pages_for_everybody_have_them_too(client: FlaskClient, address: str) -> None:
    with client.get(address) as answer:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_no_page_has_scripts_or_styles_inside(staged: Flask) -> None:
    client = signed_in(staged)
    for address in ("/", "/events", "/events/1", "/events/1/programme", "/events/1/programme?view=grid", "/items/1/edit", "/components"):
        text = client.get(address).get_data(as_text=True)
        assert [mark for mark in ("<style", " style=", "<script>", " onclick=", "javascript:") if mark in text] == [], address


def test_over_https_browsers_are_told_to_stay_there_and_cookies_too(config: Config, app_engine: Engine) -> None:
    secure = Config(
        database_url=config.database_url,
        public_url="https://yiyin.example",
        secret_key=config.secret_key,
        instance_path=config.instance_path,
    )
    app = an_app(secure, app_engine)
    answer = app.test_client().get("/sign-in", base_url="https://yiyin.example")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}


def test_cookies_cannot_be_read_by_scripts(client: FlaskClient) -> None:
    for cookie in client.get("/sign-in").headers.getlist("Set-Cookie"):
        assert {"HttpOnly", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}


def test_a_post_without_a_token_is_refused(staged: Flask) -> None:
    staged.config["WTF_CSRF_ENABLED"] = True
    client = signed_in(staged)
    assert client.post("/items/1/cancel", data={}).status_code == 400
    assert client.post("/items/1/cancel", data={"csrf_token": "forged"}).status_code == 400


@pytest.mark.parametrize(("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 303), ("none", 303), (None, 303)])
def test_another_site_makes_nobody_write(staged: Flask, site: str | None, status: int) -> None:
    headers = {"Sec-Fetch-Site": site} if site else {}
    assert signed_in(staged).post("/items/1/cancel", data={}, headers=headers).status_code == status


def test_another_site_may_link_here(staged: Flask) -> None:
    assert signed_in(staged).get("/events", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_a_forged_host_is_refused(app: Flask) -> None:
    app.testing = False
    client = app.test_client()
    for address in ("/sign-in", "/nothing", "/events"):
        for host in ("evil.example", "localhost.evil.example", "", "bad host", "[::"):
            answer = client.get(address, headers={"Host": host})
            assert (answer.status_code, answer.headers.get("X-Content-Type-Options")) == (400, "nosniff"), host


@pytest.mark.parametrize("known", [True, False])
def test_what_is_too_large_is_refused_with_a_sentence(staged: Flask, known: bool) -> None:
    staged.config["WTF_CSRF_ENABLED"] = True
    client = signed_in(staged) if known else staged.test_client()
    for address in ("/sign-in?lang=en", "/items/1/edit?lang=en", "/language?lang=en"):
        answer = client.post(
            address,
            input_stream=io.BytesIO(b"a=b"),
            environ_overrides={"CONTENT_LENGTH": "50000000"},
            content_type="application/x-www-form-urlencoded",
        )
        assert answer.status_code == 413
        assert "That is too large. At most 26 MB can be sent at once." in answer.get_data(as_text=True)


@pytest.mark.parametrize("language", ["ru", "ba", "kk", "en"])
def test_a_page_that_is_not_there_says_so_in_every_language(client: FlaskClient, language: str) -> None:
    answer = client.get("/nothing", headers={"Accept-Language": language})
    text = answer.get_data(as_text=True)
    assert (answer.status_code, f'lang="{language}"' in text) == (404, True)
    if language in SENTENCES:
        assert SENTENCES[language] in text


@pytest.mark.parametrize(
    "address", ["/events/99", "/items/99", "/events/1/versions/9", "/events/99999999999999999999", "/items/9223372036854775808/edit"]
)
def test_a_thing_that_is_not_there_is_not_found(staged: Flask, address: str) -> None:
    staged.testing = False
    assert signed_in(staged).get(address).status_code == 404


def test_a_wrong_method_is_refused_with_what_is_allowed(client: FlaskClient) -> None:
    answer = client.get("/language")
    assert (answer.status_code, set(answer.headers["Allow"].split(", "))) == (405, {"POST", "OPTIONS"})


def test_a_fault_of_ours_is_told_without_its_trace(app: Flask) -> None:
    answer = _raising(app, RuntimeError("secret detail")).get("/fails")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert [word for word in ("Traceback", "RuntimeError", "secret detail", "fail()") if word in text] == []
    assert answer.headers["X-Request-Id"] in text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_two_at_once_are_told_with_409(app: Flask) -> None:
    assert _raising(app, StaleDataError()).get("/fails").status_code == 409


def test_htmx_is_answered_with_a_fragment_that_replaces_nothing(app: Flask) -> None:
    answer = _raising(app, StaleDataError()).get("/fails", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Reswap"], "<html" in answer.get_data(as_text=True)) == (409, "none", False)


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "\n//evil.example", "evil", "/\\/evil"]
)
@pytest.mark.parametrize("address", ["/language", "/theme"])
def test_choosing_a_language_leads_nowhere_else(client: FlaskClient, address: str, target: str) -> None:
    answer = client.post(address, data={"language": "kk", "theme": "dark", "back": target})
    assert (answer.status_code, answer.location) == (303, "/")


def test_a_chosen_language_is_spoken_from_then_on(client: FlaskClient) -> None:
    answer = client.post("/language", data={"language": "kk", "back": "/sign-in?next=/events"})
    assert answer.location == "/sign-in?next=/events"
    assert '<html lang="kk"' in client.get("/sign-in", headers={"Accept-Language": "en"}).get_data(as_text=True)


def test_a_language_that_is_not_ours_is_not_kept(client: FlaskClient) -> None:
    assert client.post("/language", data={"language": "xx", "back": "/"}).headers.getlist("Set-Cookie") == []


def test_a_theme_is_kept_and_dropped(client: FlaskClient) -> None:
    client.post("/theme", data={"theme": "dark"})
    assert client.get_cookie("theme")
    client.post("/theme", data={"theme": "auto"})
    assert client.get_cookie("theme") is None


def test_the_house_tells_a_watchdog_that_it_is_well(client: FlaskClient) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.text, answer.headers["Cache-Control"]) == (200, "ok\n", "no-store")


def test_robots_may_read_feeds_and_public_pages_and_nothing_else(client: FlaskClient) -> None:
    allowed = ["feeds", "subscribe", "static", "ru", "ba", "kk", "en"]
    lines = ["User-agent: *", *(f"Allow: /{place}/" for place in allowed), "Disallow: /", "Sitemap: http://localhost/sitemap.xml"]
    assert client.get("/robots.txt").text.splitlines() == lines


@pytest.fixture
def log(app: Flask) -> Iterator[io.StringIO]:
    """What the application writes down meanwhile."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    app.logger.addHandler(handler)
    yield stream
    app.logger.removeHandler(handler)


def test_the_log_says_who_did_what_and_no_secret(staged: Flask, log: io.StringIO) -> None:
    client = signed_in(staged)
    cookie = client.get_cookie("yiyin_session")
    assert cookie
    secret = "k" * 43
    client.post("/items/1/edit?token=in-the-address", data={"title-ru": "ТАЙНА", "password": "hunter2"})
    client.get(f"/resume/{secret}")
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [(line["method"], line["path"], line["status"], line["by"]) for line in lines] == [
        ("POST", "/items/1/edit", 422, 1),
        ("GET", "/resume/…", 404, 1),
    ]
    written = log.getvalue()
    assert [word for word in ("ТАЙНА", "hunter2", secret, cookie.value, "in-the-address") if word in written] == []


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/events/1", "/events/1"),
        (f"/resume/{'k' * 43}", "/resume/…"),
        ("/feeds/0b8e7a4e-2f0a-4c39-9d3a-0d8f2b7f5a10.ics", "/feeds/0b8e7a4e-2f0a-4c39-9d3a-0d8f2b7f5a10.ics"),
    ],
)
def test_secrets_in_paths_are_masked_and_names_are_not(path: str, shown: str) -> None:
    assert masked(path) == shown


def test_a_refused_request_saves_nothing(staged: Flask) -> None:
    client = signed_in(staged, Role.PROTOCOL)
    assert client.post("/items/1/move", data={"minutes": "30", "seen": "7"}).status_code == 409
    assert client.get("/items/1").status_code == 200
    with opened(staged)() as session:
        assert session.connection().exec_driver_sql("SELECT revision FROM programme_item").scalar() == 1


def test_what_a_statement_was_given_is_in_no_log(app_engine: Engine) -> None:
    with app_engine.connect() as connection, pytest.raises(OperationalError) as failed:
        connection.execute(text("INSERT INTO nowhere VALUES (:passport)"), {"passport": "8005 123456"})
    record = logging.LogRecord("yiyin", logging.ERROR, "", 0, "x", (), (OperationalError, failed.value, None))
    line = json.loads(JsonLines().format(record))
    assert ("8005" in line["trace"], "nowhere" in line["trace"]) == (False, True)


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("address", "status"),
    [("/check/%00/1", 404), ("/d/%00", 404), ("/subscribe/events/a%00b", 404), ("/personal/readings?person=a%00b", 400)],
)
def test_a_zero_byte_is_no_fault_of_ours(app: Flask, postgres_databases: PostgresDatabases, address: str, status: int) -> None:
    url = postgres_databases.fresh()
    engine = make_engine(url)
    unit.init(app, engine, KEYS)
    app.testing = False
    answer = signed_in(app, Role.ADMIN).get(address)
    engine.dispose()
    postgres_databases.drop(url)
    assert answer.status_code == status


@pytest.mark.parametrize("query", ["by=99999999999999999999", "by=x", "by=-1", "page=99999999999999999999", "through=x&person=x"])
def test_what_no_filter_knows_filters_nothing(app: Flask, query: str) -> None:
    assert signed_in(app, Role.ADMIN).get(f"/personal/readings?{query}").status_code == 200


def test_versions_with_numbers_that_there_cannot_be_are_not_found(staged: Flask) -> None:
    assert signed_in(staged).get("/events/1/versions/compare?from=1&to=99999999999999999999").status_code == 404


def test_a_copy_on_the_last_of_all_days_is_refused_beside_its_field(staged: Flask) -> None:
    client = signed_in(staged)
    answer = client.post("/events/1/clone", data={**form_of(client.get("/events/1/clone")), "first_day": "9999-12-31"})
    assert (answer.status_code, list(errors_of(answer))) == (422, ["first_day"])
