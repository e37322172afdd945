"""Figures of people: composing a delegation, a person's page, who is where, the directory, publishing with all who attend."""

import time
from collections.abc import Callable, Iterator
from json import dumps
from statistics import median
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.judgement.publishing.commands import Publish, publish
from app.judgement.publishing.models import Version
from tools.bench.crowd import Crowd, send_delegations, write_people
from tools.bench.feeds import PUBLIC
from tools.bench.lab import EMPTY, Lab
from tools.bench.load import Target, get
from tools.bench.pages import LONGEST, Inside
from tools.bench.rows import Row, at_least, at_most
from tools.bench.world import FIRST_DAY, MACHINE, NOW, UNJUDGED, Sizes, World, change_one_item

DIRECTORY: Final = "/people"
SEARCH: Final = "/people?q=Валиев"
_AN_EVENING: Final = 3
"""Members of a small delegation that goes to one item."""


def rows(lab: Lab) -> Iterator[Row]:
    """Measure the same pages with few people and with many, then publications without and with them."""
    inside, sizes, forum = Inside(lab), lab.world.sizes, lab.world.forum
    where = f"/events/{forum}/whereabouts?at={FIRST_DAY}T14:00"
    matrix = f"/events/{forum}/attendance?day={FIRST_DAY}"
    alone = publishing(lab, lab.repeats)
    few = send_delegations(lab.world, (sizes.small, _AN_EVENING), (sizes.forum // 2, sizes.forum))
    before = {path: (inside.queries(path), inside.times_empty(path, lab.repeats)) for path in (where, matrix, DIRECTORY, SEARCH)}
    many = send_delegations(lab.world, *_others(sizes))
    yield from _against_few(lab, inside, few, many)
    programme = inside.times_empty(f"/events/{forum}/programme", lab.repeats)
    for name, path, most in (
        (f"who is where at 14:00 of {sizes.participants} participants", where, 1),
        (f"a day of the attendance of {sizes.delegations} delegations", matrix, 1),
    ):
        times = inside.times_empty(path, lab.repeats) / programme
        yield at_most(f"{name}, Python's work alone", times, "× the programme page of the same event", most)
        yield at_most(f"{name}: queries", inside.queries(path) - before[path][0], "more than for a few people", 0)
    with lab.world.session() as session, session.begin():
        write_people(session, sizes.directory - sizes.participants)
    for name, path in ((f"directory of {sizes.directory} persons", DIRECTORY), (f"search over {sizes.directory} persons", SEARCH)):
        yield at_most(name, inside.times_empty(path, lab.repeats) / before[path][1], "× its time for a few persons", 10)
        yield at_most(f"{name}: queries", inside.queries(path) - before[path][0], "more than for a few", 0)
    yield at_most(f"publication with {sizes.participants} participants", publishing(lab, lab.repeats) / alone, "× one without people", 4)
    yield at_most("size of its snapshot", _kilobytes(lab.world), "KB", 3000)
    yield at_least(
        f"feed: unchanged poll (304) with {sizes.participants} participants", _unchanged(lab), "× requests/s of an empty Flask view", 0.5
    )


def _others(sizes: Sizes) -> tuple[list[int], list[int]]:
    """Return how many members the remaining delegations have, and to which share of the items each goes: the large one to all."""
    number = sizes.delegations - 3
    left = sizes.participants - sizes.small - _AN_EVENING - sizes.large
    members = [sizes.large, *(left // number + (place < left % number) for place in range(number))]
    return members, [1, *[5] * number]


def _against_few(lab: Lab, inside: Inside, few: Crowd, many: Crowd) -> Iterator[Row]:
    """Compare the page of a large delegation and of a person who attends much with those of a small one and of one who does not."""
    sizes = lab.world.sizes
    for name, large, small, than, most in (
        (
            f"composing page of {sizes.large} members",
            f"/delegations/{many.delegations[0]}",
            f"/delegations/{few.delegations[0]}",
            f"for {sizes.small} members",
            sizes.large / sizes.small,
        ),
        (f"page of a person who attends {sizes.forum} items", f"/people/{many.heads[0]}", f"/people/{few.heads[1]}", "for one item", 20),
    ):
        yield at_most(name, lab.load.compared(EMPTY, lab.page(large), lab.pace, lines=1), "× an empty Flask view's time", LONGEST)
        times = inside.times_empty(large, lab.repeats) / inside.times_empty(small, lab.repeats)
        yield at_most(f"{name}, Python's work alone", times, f"× that {than}", most)
        yield at_most(f"{name}: queries", inside.queries(large) - inside.queries(small), f"more than {than}", 0)


def publishing(lab: Lab, repeats: int, look: Callable[[Session], object] = lambda _session: None) -> float:
    """Return the processor's seconds of a publication of the largest event, commit included, after one that tells all that is new.

    `look` is what is looked at before.
    """
    taken = []
    for number in range(repeats + 1):
        change_one_item(lab.world, 5 if number % 2 else -5)
        began = time.process_time()
        with lab.world.session() as session, session.begin():
            look(session)
            publish(session, Publish(lab.world.forum, MACHINE, None), now=NOW, judge=UNJUDGED)
        taken.append(time.process_time() - began)
    return median(taken[1:])


def _kilobytes(world: World) -> float:
    """Return how long the newest version of the largest event is as it is kept."""
    query = select(Version.snapshot).where(Version.event_id == world.forum).order_by(Version.number.desc()).limit(1)
    with world.session() as session:
        return len(dumps(session.scalars(query).one())) / 1000


def _unchanged(lab: Lab) -> float:
    target = Target(get(PUBLIC, {"If-None-Match": lab.ask(PUBLIC).header("ETag")}), status=304)
    return lab.load.compared(target, EMPTY, lab.pace)
