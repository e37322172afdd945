"""What browser tests ask for: a server with a database of its own, and a page of Debian's Chromium that tolerates no fault of ours."""

import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.serving import make_server

from app.factory import create_wsgi
from config import Config

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True, slots=True)
class LiveServer:
    """A Yiyin that answers over HTTP, and the door to its database."""

    url: str
    sessions: sessionmaker[Session]


def _not_yet(_environ: "WSGIEnvironment", _start_response: "StartResponse") -> Iterable[bytes]:
    """Stand in until the port, and with it the public address, is known."""
    raise RuntimeError("the server is asked before it is ready")


@pytest.fixture
def live_server(config: Config, app_sessions: sessionmaker[Session]) -> Iterator[LiveServer]:
    """Serve the whole of Yiyin, feeds included, from the database that `app_sessions` opens."""
    server = make_server("127.0.0.1", 0, _not_yet, threaded=True)
    url = f"http://127.0.0.1:{server.server_port}"
    server.app = create_wsgi(replace(config, public_url=url, port=server.server_port))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield LiveServer(url, app_sessions)
    server.shutdown()
    thread.join()
    server.server_close()


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


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A page in a fresh profile, in Ufa and in Russian; a script's error or a breach of the CSP fails the test."""
    context = browser.new_context(
        base_url=live_server.url,
        locale="ru-RU",
        timezone_id="Asia/Yekaterinburg",
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            faults.append(message.text)

    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", note)
    page = context.new_page()
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Return what axe-core finds wrong on a page, one line a fault; `assert axe(page) == []`."""

    def faults(page: Page) -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{fault['impact']}: {fault['id']} at {' '.join(map(str, node['target']))}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]

    return faults
