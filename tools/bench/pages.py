"""Figures of the staff's pages: how long they take, and whether their queries grow with their rows."""

from collections.abc import Iterator

from sqlalchemy import event

from app.factory import create_app
from config import Config
from tools.bench.lab import EMPTY, Lab
from tools.bench.load import HOST
from tools.bench.rows import Row, at_most
from tools.bench.world import FIRST_DAY

LONGEST = 1500
"""Times an empty Flask view."""


def rows(lab: Lab) -> Iterator[Row]:
    """Measure the programme's page and the list of events."""
    sizes, queries = lab.world.sizes, Queries(lab)
    board, few = (f"/events/{event_id}/programme" for event_id in (lab.world.board, lab.world.few))
    yield at_most(f"programme page of {sizes.board} items", _times_empty(lab, board), "× an empty Flask view's time", LONGEST)
    more = queries.of(board) - queries.of(few)
    yield at_most("programme page: queries", more, f"more for {sizes.board} items than for {sizes.few}", 0)
    everything, one_year = "/events", f"/events?year={FIRST_DAY.year}"
    yield at_most(f"list of {sizes.events} events", _times_empty(lab, everything), "× an empty Flask view's time", LONGEST)
    more = queries.of(everything) - queries.of(one_year)
    yield at_most("list of events: queries", more, f"more for {sizes.events} events than for one year's", 0)


def _times_empty(lab: Lab, path: str) -> float:
    return lab.load.compared(EMPTY, lab.page(path), lab.pace)


class Queries:
    """Counts what pages ask the database, in this process."""

    def __init__(self, lab: Lab) -> None:
        world = lab.world
        config = Config(
            database_url=world.database_url, public_url=f"http://{HOST}", secret_key=world.secret_key, instance_path=world.folder
        )
        self._engine = world.engine
        self._client = create_app(config, world.engine).test_client(use_cookies=False)
        self._cookies = lab.cookies

    def of(self, path: str) -> int:
        """Return how many statements a page sends."""
        self._ask(path)
        sent: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
            sent.append(statement)

        event.listen(self._engine, "before_cursor_execute", note)
        try:
            self._ask(path)
        finally:
            event.remove(self._engine, "before_cursor_execute", note)
        return len(sent)

    def _ask(self, path: str) -> None:
        answer = self._client.get(path, headers={"Cookie": self._cookies})
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answers {answer.status}")
