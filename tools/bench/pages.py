"""Figures of the staff's pages: how long they take, and whether their queries grow with their rows."""

import logging
import time
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING, Final

from flask import Flask
from sqlalchemy import event
from werkzeug.test import create_environ, run_wsgi_app

from app.factory import create_app
from config import Config
from tools.bench.lab import EMPTY, Lab
from tools.bench.load import HOST
from tools.bench.rows import Row, at_most
from tools.bench.world import FIRST_DAY

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

LONGEST: Final = 1500
"""Times an empty Flask view."""
_EMPTY_ONES: Final = 20
"""Empty views beside one page: a single one is over before a clock can tell its length."""


def rows(lab: Lab) -> Iterator[Row]:
    """Measure the programme's page and the list of events, as a browser sees them and without server and client."""
    sizes, inside = lab.world.sizes, Inside(lab)
    board, few = (f"/events/{event_id}/programme" for event_id in (lab.world.board, lab.world.few))
    everything, one_year = "/events", f"/events?year={FIRST_DAY.year}"
    for name, path, smaller, more in (
        (f"programme page of {sizes.board} items", board, few, f"more than for {sizes.few} items"),
        (f"list of {sizes.events} events", everything, one_year, "more than for one year's"),
    ):
        yield at_most(name, lab.load.compared(EMPTY, lab.page(path), lab.pace, lines=1), "× an empty Flask view's time", LONGEST)
        yield at_most(f"{name}, Python's work alone", inside.times_empty(path, lab.repeats), "× an empty Flask view's", LONGEST)
        yield at_most(f"{name}: queries", inside.queries(path) - inside.queries(smaller), more, 0)


class Inside:
    """Pages asked for in this process, past the server."""

    def __init__(self, lab: Lab) -> None:
        world = lab.world
        config = Config(
            database_url=world.database_url,
            public_url=f"http://{HOST}",
            secret_key=world.secret_key,
            data_keys=world.keys.keys,
            instance_path=world.folder,
        )
        self._app = create_app(config, world.engine)
        self._app.logger.setLevel(logging.CRITICAL)  # of this application alone: the next one sets its own
        self._bare = Flask("bench")
        self._bare.add_url_rule("/bench/empty", view_func=str)
        self._engine = world.engine
        self._cookies = lab.cookies

    def times_empty(self, path: str, repeats: int) -> float:
        """Return how many times the processor time of an empty view a page takes."""
        self._page(path)
        ratios = []
        for _ in range(repeats):
            page = _seconds(self._app, create_environ(path, headers={"Cookie": self._cookies}))
            empty = sum(_seconds(self._bare, create_environ("/bench/empty")) for _ in range(_EMPTY_ONES)) / _EMPTY_ONES
            ratios.append(page / empty)
        return median(ratios)

    def queries(self, path: str) -> int:
        """Return how many statements a page sends to the database."""
        self._page(path)
        sent: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            sent.append(statement)

        event.listen(self._engine, "before_cursor_execute", note)
        try:
            self._page(path)
        finally:
            event.remove(self._engine, "before_cursor_execute", note)
        return len(sent)

    def _page(self, path: str) -> None:
        answer = self._app.test_client(use_cookies=False).get(path, headers={"Cookie": self._cookies})
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answers {answer.status}")


def _seconds(app: Flask, environ: "WSGIEnvironment") -> float:
    began = time.process_time()
    run_wsgi_app(app, environ, buffered=True)
    return time.process_time() - began
