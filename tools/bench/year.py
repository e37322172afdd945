"""Figures of the year: its page, the first screen, and a search over many items."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final
from uuid import uuid4

from sqlalchemy import insert

from app.ground.kernel.text import searchable
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.planning.events.commands import AddEvent, EventDetails, add_event
from app.planning.events.kinds import Kind
from app.planning.events.queries import get_event
from app.planning.events.rules import Side, Status
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind, Visibility
from tools.bench.lab import EMPTY, Lab
from tools.bench.pages import LONGEST, Inside
from tools.bench.rows import Row, at_most
from tools.bench.world import MACHINE, NOW, ZONE, World

YEAR: Final = 2040
"""A year in which nothing of the other figures lies."""
TODAY, SEARCH = "/", "/search?q=кооперация"
_BATCH: Final = 2000


def rows(lab: Lab) -> Iterator[Row]:
    """Measure the pages before and after there is much to show: the number of queries must not tell the difference."""
    sizes, inside = lab.world.sizes, Inside(lab)
    year = f"/year?year={YEAR}"
    _fill_year(lab.world, 1)
    _fill_items(lab.world, 10)
    pages = ((f"year of {sizes.year} events", year), (f"search over {sizes.searched} items", SEARCH), ("first screen", TODAY))
    before = {path: inside.queries(path) for _, path in pages}
    _fill_year(lab.world, sizes.year - 1)
    _fill_items(lab.world, sizes.searched)
    for name, path in pages:
        yield at_most(f"{name}, Python's work alone", inside.times_empty(path, lab.repeats), "× an empty Flask view's", LONGEST)
        yield at_most(f"{name}: queries", inside.queries(path) - before[path], "more than for a few", 0)
    yield at_most(
        f"year of {sizes.year} events", lab.load.compared(EMPTY, lab.page(year), lab.pace, lines=1), "× an empty Flask view's time", LONGEST
    )


def _fill_year(world: World, count: int) -> None:
    with world.session() as session, session.begin():
        city = get_event(session, world.forum).city_id
        for number in range(count):
            first = date(YEAR, 1, 1) + timedelta(days=number * 360 // max(count, 1))
            details = EventDetails(
                kind=list(Kind)[number % len(Kind)],
                status=Status.PREPARING,
                host=list(Side)[number % len(Side)],
                title=Texts(ru=f"Встреча {number + 1}"),
                city_id=city,
                first_day=first,
                last_day=first + timedelta(days=number % 4),
                arrival_margin=0,
                departure_margin=0,
                is_public=False,
            )
            add_event(session, AddEvent(MACHINE, str(uuid4()), details), now=NOW)


def _fill_items(world: World, count: int) -> None:
    """Put items into one event past the commands: twenty thousand of them are about the search and nothing else."""
    titles = [f"Сессия «Промышленная кооперация», часть {number}" for number in range(count)]
    values = [
        {
            "uid": str(uuid4()),
            "event_id": world.few,
            "kind": ItemKind.SESSION,
            "title": Texts(title),
            "day": date(YEAR, 6, 1),
            "precision": Precision.UNKNOWN,
            "zone": ZONE,
            "tzdata": "",
            "visibility": Visibility.HOSTS,
            "search_text": searchable([title]),
        }
        for title in titles
    ]
    with world.session() as session, session.begin():
        for start in range(0, count, _BATCH):
            session.execute(insert(ProgrammeItem), values[start : start + _BATCH])
