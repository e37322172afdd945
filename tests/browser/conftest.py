"""What browser tests ask for: one server a worker, and people at Debian's Chromium who tolerate no fault of ours."""

import os
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Response, ViewportSize, expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from app.factory import create_wsgi
from app.ground.db.session import make_engine, make_sessions
from app.register.accounts.views.cookies import SESSION
from config import Config
from tests.browser.office import Forum, LiveServer, Person, a_forum_of, a_person
from tests.conftest import KEYS
from tests.databases import SqliteFiles

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

AXE: Final = Path(__file__).resolve().parents[2] / "build" / "axe.min.js"
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MILLISECONDS: Final = 10_000
DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 800}
REFUSED: Final = "Failed to load resource: the server responded with a status of 4"
"""How Chromium notes any answer with a status such as 422, which is no fault of the page."""


expect.set_options(timeout=PATIENCE_MILLISECONDS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class _Quiet(WSGIRequestHandler):
    """Keeps connections open as a real server does, and no log."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: the browser's side is what fails a test."""


def _not_yet(_environ: "WSGIEnvironment", _start_response: "StartResponse") -> Iterable[bytes]:
    """Stand in until the port, and with it the public address, is known."""
    raise RuntimeError("the server is asked before it is ready")


@pytest.fixture(scope="session")
def live_server(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """Serve the whole of Yiyin, feeds included, once a worker; tests keep apart by making people and events of their own."""
    server = make_server("127.0.0.1", 0, _not_yet, threaded=True, request_handler=_Quiet)
    url = f"http://127.0.0.1:{server.server_port}"
    database = sqlite_databases.fresh()
    server.app = create_wsgi(
        Config(
            database_url=database,
            public_url=url,
            port=server.server_port,
            secret_key="a secret of the tests, and of nobody else: 0123456789",
            instance_path=tmp_path_factory.mktemp("instance"),
            data_keys=KEYS.keys,
        )
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    engine = make_engine(database)
    yield LiveServer(url, make_sessions(engine, keys=KEYS))
    server.shutdown()
    thread.join()
    server.server_close()
    engine.dispose()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once a worker."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    assert program, "the browser tests need Chromium: `make test` installs it or tells how"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()


class Visit(Protocol):
    """Opens a page in a fresh profile, in Ufa and in Russian."""

    def __call__(self, person: Person | None = None, **options: Any) -> Page:
        """Return the page; signed in as the person, where there is one. Options are those of a browser context."""


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Visit]:
    """Let people in; an error of a script, of the console (a breach of the CSP) or of the server, or a question in the way fails."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(person: Person | None = None, **options: Any) -> Page:
        context = _profile(browser, live_server, faults, **options)
        contexts.append(context)
        _let_in(context, person, live_server)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@dataclass(frozen=True, slots=True)
class Round:
    """A page that goes from address to address, and what went wrong since somebody looked."""

    page: Page
    faults: list[str]


@pytest.fixture(scope="session")
def going_round(browser: Browser, live_server: LiveServer) -> Iterator[Round]:
    """Open one page a worker, which keeps what it has fetched."""
    faults: list[str] = []
    context = _profile(browser, live_server, faults)
    yield Round(context.new_page(), faults)
    context.close()


@pytest.fixture
def glance(going_round: Round, live_server: LiveServer) -> Iterator[Visit]:
    """Let people in as `visit` does, three times as fast: all in one profile, for pages that are looked at and left as they are."""

    def opened(person: Person | None = None, **options: Any) -> Page:
        assert not options, "a profile of its own is what `visit` gives"
        _let_in(going_round.page.context, person, live_server)
        return going_round.page

    yield opened
    faults = going_round.faults.copy()
    going_round.faults.clear()
    assert faults == []


def _profile(browser: Browser, server: LiveServer, faults: list[str], **options: Any) -> BrowserContext:
    """Return a fresh profile whose faults are written down."""
    usual: dict[str, Any] = {"locale": "ru-RU", "timezone_id": "Asia/Yekaterinburg", "viewport": DESKTOP, "reduced_motion": "reduce"}
    context = browser.new_context(base_url=server.url, **usual | options)
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    _watch(context, faults)
    return context


def _let_in(context: BrowserContext, person: Person | None, server: LiveServer) -> None:
    """Sign the person in, or whoever was in out."""
    context.clear_cookies()
    if person:
        context.add_cookies([{"name": SESSION, "value": person.token, "url": server.url}])


def _watch(context: BrowserContext, faults: list[str]) -> None:
    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REFUSED):
            faults.append(f"console: {message.text}")

    def look(response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and "/static/" in response.url):
            faults.append(f"{response.status}: {response.request.method} {response.url}")

    def accept(dialog: Dialog) -> None:
        faults.append(f"{dialog.type}: {dialog.message}")
        dialog.accept()

    context.on("dialog", accept)
    context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
    context.on("console", note)
    context.on("response", look)


@pytest.fixture
def officer(live_server: LiveServer) -> Person:
    """A protocol officer, signed in."""
    return a_person(live_server, name="Г. Р. Валиева")


@pytest.fixture
def forum(live_server: LiveServer) -> Forum:
    """A forum of the test's own."""
    return a_forum_of(live_server)


@pytest.fixture
def page(visit: Visit, officer: Person) -> Page:
    """The officer's page."""
    return visit(officer)


class Axe(Protocol):
    """Looks at a page with axe-core."""

    def __call__(self, page: Page, only: Sequence[str] = ()) -> list[str]:
        """Return what is wrong, one line a fault: by every rule, best practices too, or by the named ones only."""


@pytest.fixture
def axe() -> Axe:
    """Return what axe-core finds wrong on a page, one line a fault; `assert axe(page) == []`."""
    source = AXE.read_text(encoding="utf-8")

    def faults(page: Page, only: Sequence[str] = ()) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        # The size of targets (WCAG 2.2, 2.5.8) is off unless it is asked for.
        wanted: dict[str, Any] = {"runOnly": list(only)} if only else {"rules": {"target-size": {"enabled": True}}}
        found: dict[str, Any] = page.evaluate("wanted => axe.run(document, wanted)", {"resultTypes": ["violations"], **wanted})
        return [
            f"{fault['impact']}: {fault['id']} at {' '.join(map(str, node['target']))}: {node.get('failureSummary', '')}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]

    return faults
