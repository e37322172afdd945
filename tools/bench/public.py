"""Figures of the public pages."""

from collections.abc import Iterator

from sqlalchemy import select

from app.planning.events.models import Event
from tools.bench.lab import EMPTY, Lab
from tools.bench.load import Target, get
from tools.bench.rows import Row, at_least


def rows(lab: Lab) -> Iterator[Row]:
    """Measure unchanged requests for the page of the largest event and for the list."""
    with lab.world.session() as session:
        uid = session.scalars(select(Event.uid).where(Event.id == lab.world.forum)).one()
    for name, path in (("an event", f"/ru/events/{uid}/bench"), ("all events", "/ru/")):
        page = lab.ask(path)
        unchanged = Target(get(path, {"If-None-Match": page.header("ETag")}), status=304)
        rate = lab.load.compared(unchanged, EMPTY, lab.pace)
        yield at_least(f"public page of {name}: unchanged (304)", rate, "× requests/s of an empty Flask view", 0.5)
