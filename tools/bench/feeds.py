"""Figures of the calendar feeds."""

from collections.abc import Iterator
from statistics import median
from typing import Final

from tools.bench.lab import EMPTY, Lab
from tools.bench.load import Line, Target, get
from tools.bench.rows import Row, at_least, at_most, exactly
from tools.bench.world import change_one_item, publish_change

PUBLIC: Final = "/feeds/public/bench.ics"


def rows(lab: Lab) -> Iterator[Row]:
    """Measure polls of the feed of everything public."""
    feed = lab.ask(PUBLIC)
    entries = feed.body.count(b"BEGIN:VEVENT")
    yield exactly("feed: entries in it", entries, "entries", lab.world.sizes.entries)
    unchanged = Target(get(PUBLIC, {"If-None-Match": feed.header("ETag")}), status=304)
    rate = lab.load.compared(unchanged, EMPTY, lab.pace)
    yield at_least("feed: unchanged poll (304)", rate, "× requests/s of an empty Flask view", 0.5)
    lab.server.prebuilt.write_bytes(feed.body)
    rate = lab.load.compared(Target(get(PUBLIC)), Target(get("/bench/bytes")), lab.pace)
    yield at_least(f"feed: all of it ({len(feed.body) // 1000} KB), nothing changed", rate, "× requests/s of a Flask view sending it", 0.7)
    yield at_most("feed: first answer after a publication", _longer_after_publication(lab), "ms more than an unchanged one", 15)


def _longer_after_publication(lab: Lab) -> float:
    longer = []
    for number in range(lab.repeats):
        minutes = 5 if number % 2 else -5
        with Line(lab.server.port) as line:
            line.ask(get(PUBLIC))
            # Both after the same work here, so that both find processor and caches in the same state.
            change_one_item(lab.world, minutes)
            unchanged = line.ask(get(PUBLIC))
            publish_change(lab.world)
            changed = line.ask(get(PUBLIC))
        if changed.header("ETag") == unchanged.header("ETag"):
            raise RuntimeError("a publication has not reached the feed")
        longer.append(changed.seconds - unchanged.seconds)
    return median(longer) * 1000
