"""Figures of what one person has: the page and the calendar behind their private links, and cutting their programme from a version."""

import sqlite3
import time
from collections.abc import Iterator
from statistics import median
from typing import Final

from sqlalchemy import event, func, select
from werkzeug.test import create_environ, run_wsgi_app

from app.faces.feeds.app import FeedApp
from app.ground.db.session import make_engine
from app.judgement.private_links.models import LineText
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.queries import latest_pictures
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.rules import Subject, Whose
from app.planning.programmes.attending import ItemDelegation
from app.planning.programmes.programme import as_json, from_json
from app.register.directory.models import Person
from tools.bench.convoy import give_links, subjects
from tools.bench.feeds import PUBLIC
from tools.bench.lab import Lab
from tools.bench.load import HOST, Line, Target, get
from tools.bench.pages import Inside
from tools.bench.rows import Row, at_most, exactly
from tools.bench.world import World, change_one_item, publish_change

_DRAWN: Final = 500
"""Programmes that are cut from one version."""


def rows(lab: Lab) -> Iterator[Row]:
    """Measure for somebody who attends every item; the busiest there is."""
    busiest = [_busiest(lab.world)]
    (page,), (feed,) = give_links(lab.world, busiest, Opens.PAGE), give_links(lab.world, busiest, Opens.FEED)
    yield from _page(lab, f"/p/{page}")
    yield from _feed(lab, f"/p/{page}", f"/feeds/private/{feed}/bench.ics")
    yield from _drawing(lab)


def _page(lab: Lab, path: str) -> Iterator[Row]:
    inside, sizes = Inside(lab), lab.world.sizes
    programme = inside.times_empty(f"/events/{lab.world.forum}/programme", lab.repeats)
    name = f"own programme of {sizes.forum} items"
    times = inside.times_empty(path, lab.repeats) / programme
    yield at_most(f"{name}, Python's work alone", times, "× the programme page of the same event", 1)
    yield at_most(f"{name}: all its queries", inside.queries(path), "queries", 20)


def _feed(lab: Lab, page: str, path: str) -> Iterator[Row]:
    with Line(lab.server.port) as line:
        shown = median(line.ask(get(page)).seconds for _ in range(5))
        first = line.ask(get(path))
        if first.status != 200:
            raise RuntimeError(f"a private feed is answered with {first.status}")
    yield at_most("private feed: first poll", first.seconds / shown, "× the own programme page's time", 3)
    unchanged = Target(get(path, {"If-None-Match": first.header("ETag")}), status=304)
    public = Target(get(PUBLIC, {"If-None-Match": lab.ask(PUBLIC).header("ETag")}), status=304)
    times = 1 / lab.load.compared(unchanged, public, lab.pace)
    yield at_most("private feed: unchanged poll (304)", times, "× an unchanged public one's time", 1.5)
    yield exactly("private feed: queries of an unchanged poll", _queries(lab.world, path), "queries", 1)
    longer, written = zip(*(_after_publication(lab, path, number) for number in range(min(lab.repeats, 5))), strict=True)
    yield at_most("private feed: first answer after a publication", median(longer) * 1000, "ms more than an unchanged one", 30)
    yield exactly("private feed: entries written anew when one item has moved", max(written), "entries", 1)


def _after_publication(lab: Lab, path: str, number: int) -> tuple[float, int]:
    """Return how many seconds longer the first answer takes, and how many entries were put into words for it."""
    with Line(lab.server.port) as line:
        change_one_item(lab.world, 5 if number % 2 else -5)
        line.ask(get(path))
        unchanged, before = line.ask(get(path)), _texts(lab.world)
        publish_change(lab.world)
        changed = line.ask(get(path))
    if changed.header("ETag") == unchanged.header("ETag"):
        raise RuntimeError("a publication has not reached a private feed")
    return changed.seconds - unchanged.seconds, len(_texts(lab.world) - before)


def _texts(world: World) -> set[tuple[int, str, int]]:
    with world.session() as session:
        rows = session.execute(select(LineText.entry_id, LineText.variant, LineText.sequence))
        return {(entry, variant, sequence) for entry, variant, sequence in rows}


def _queries(world: World, path: str) -> int:
    """Return what an unchanged poll asks of the database; on an engine of its own, for feeds ask past the pool that others use."""
    asked: list[str] = []
    engine = make_engine(world.database_url)

    def listen(connection: sqlite3.Connection, _record: object) -> None:
        connection.set_trace_callback(asked.append)

    event.listen(engine, "connect", listen)
    app = FeedApp(engine, public_url=f"http://{HOST}", uid_domain=HOST)
    _, _, headers = run_wsgi_app(app, create_environ(path), buffered=True)
    app.finish()
    asked.clear()
    _, status, _ = run_wsgi_app(app, create_environ(path, headers={"If-None-Match": headers["ETag"]}), buffered=True)
    engine.dispose()
    if not status.startswith("304"):
        raise RuntimeError(f"an unchanged poll is answered with {status}")
    return len(asked)


def _drawing(lab: Lab) -> Iterator[Row]:
    with lab.world.session() as session:
        pictures = latest_pictures(session, lab.world.forum)
    assert pictures is not None  # published when it was made
    whose, stored, ratios = subjects(lab.world, _DRAWN), as_json(pictures[0]), []
    for _ in range(min(lab.repeats, 5)):
        began = time.process_time()
        from_json(stored)
        read = time.process_time()
        itineraries = Itineraries(*pictures)
        for one in whose:
            itineraries.of(one)
        ratios.append((time.process_time() - read) / (read - began))
    yield at_most(f"{len(whose)} own programmes cut from a version", median(ratios), "× reading its programme", 20)


def _busiest(world: World) -> Whose:
    """Return the second member of the delegation that goes to every item: the first is taken out at the item that is moved."""
    with world.session() as session:
        goes = select(ItemDelegation.delegation_id).join(Delegation).where(Delegation.event_id == world.forum)
        everywhere = goes.group_by(ItemDelegation.delegation_id).order_by(func.count().desc()).limit(1).scalar_subquery()
        query = select(Person.uid).join(DelegationMember, DelegationMember.person_id == Person.id)
        found = query.where(DelegationMember.delegation_id == everywhere).order_by(DelegationMember.id)
        return Whose(Subject.PERSON, session.scalars(found.offset(1).limit(1)).one())
