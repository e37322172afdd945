"""Figures of judging: whole plans and single edits of them, reading what is judged, the pages of it, publishing with it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from statistics import median
from typing import Final

from sqlalchemy import event
from sqlalchemy.orm import Session

from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import difference, judge
from app.judgement.conflicts.facts import Facts, ItemFact
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.loading import NEW_ITEM, near_edit, situation_of
from app.judgement.conflicts.situation import Situation
from app.judgement.conflicts.standing import standing_of
from tools.bench import yardstick
from tools.bench.lab import Lab
from tools.bench.pages import Inside
from tools.bench.people import publishing
from tools.bench.plans import LARGE, Amount, plan
from tools.bench.rows import Row, at_most
from tools.bench.world import NOW, World

_LARGER: Final = 10
_EDITS: Final = 15
_ATTENDED_BY: Final = 70
"""Whoever moves an item moves about so many people."""
_LATER: Final = 30
"""Minutes."""
_REPEATS: Final = 5
_PART_OF_PRETALX: Final = 0.3 / 0.5
"""At most so much of the time in which pretalx checks a thousand talks, for rooms and speakers alone."""


def rows(lab: Lab) -> Iterator[Row]:
    """Measure judging on plans without a database, then reading and judging on the large set, then its page and publication."""
    repeats = min(lab.repeats, _REPEATS)
    yield from _judging(LARGE if lab.world.sizes.participants >= LARGE.participants else LARGE.times(1 / 20), repeats)
    yield from _reading(lab.world, repeats)
    yield from _showing(lab, repeats)


def _judging(amount: Amount, repeats: int) -> Iterator[Row]:
    large, larger = plan(amount), plan(amount.times(_LARGER))
    whole, ten_times = (_taken(partial(_judged, facts), repeats) for facts in (large, larger))
    talks = yardstick.seconds(repeats) * yardstick.PRETALX
    name = f"whole check: {amount.participants} participants, {amount.items} items, {amount.transfers} transfers"
    yield at_most(name, whole / talks, "× pretalx's of 1,000 talks, for rooms and speakers", _PART_OF_PRETALX)
    yield at_most("whole check of ten times as much", ten_times / whole, "× that", 13)
    then = Situation(larger)
    judge(then)
    edits = [Edit(items={item.id: _moved(item)}) for item in _typical(larger)]
    edit = median(_taken(partial(difference, then, edit), repeats) for edit in edits)
    yield at_most(f"an edit of it: {_ATTENDED_BY} people {_LATER} minutes later", edit / ten_times, "× its whole check", 1 / 200)


def _reading(world: World, repeats: int) -> Iterator[Row]:
    with world.session() as session:
        facts = situation_of(session, world.forum, now=NOW).facts
        reading = _taken(lambda: situation_of(session, world.forum, now=NOW), repeats)
        whole = _taken(partial(_judged, facts), repeats)
        yield at_most(f"reading what is judged of {world.sizes.forum} items", reading / whole, "× judging it", 3)
        yield at_most("reading what is judged: all its queries", _queries(session, world.forum), "queries", 50)
        edit = Edit(items={NEW_ITEM: _new(facts)})
        live = _taken(lambda: difference(near_edit(session, world.forum, edit, now=NOW), edit), repeats)
        name = f"check of the form of an item for {_ATTENDED_BY} people, reading and all"
        yield at_most(name, live / (reading + whole), "× reading and judging everything", 0.75)


def _showing(lab: Lab, repeats: int) -> Iterator[Row]:
    inside, forum = Inside(lab), f"/events/{lab.world.forum}"
    times = inside.times_empty(f"{forum}/conflicts", repeats) / inside.times_empty(f"{forum}/programme", repeats)
    yield at_most("list of findings, Python's work alone", times, "× the programme page of the same event", 2)
    alone = publishing(lab, repeats)
    judged = publishing(lab, repeats, lambda session: standing_of(session, lab.world.forum, now=NOW))
    yield at_most("publication with the check", judged / alone, "× one without", 2)


def _judged(facts: Facts) -> tuple[Finding, ...]:
    return judge(Situation(facts))


def _typical(facts: Facts) -> list[ItemFact]:
    """Return the items that about as many attend as usual."""
    own = (item for item in facts.items.values() if item.event == facts.focus and item.start is not None and item.end is not None)
    return sorted(own, key=lambda item: (abs(len(item.people) - _ATTENDED_BY), item.id))[:_EDITS]


def _new(facts: Facts) -> ItemFact:
    """Return an item as a form would make it, for as many people as usual, at the time and place of one that is there."""
    item = _typical(facts)[0]
    return replace(item, id=NEW_ITEM, people=frozenset(sorted(item.people)[:_ATTENDED_BY]), roles=(), delegations=frozenset())


def _moved(item: ItemFact) -> ItemFact:
    assert item.start is not None  # as they were chosen
    assert item.end is not None
    return replace(item, start=item.start + _LATER, end=item.end + _LATER)


def _taken(do: Callable[[], object], repeats: int) -> float:
    """Return the processor's seconds that something takes, the median."""
    do()
    taken = []
    for _ in range(repeats):
        began = time.process_time()
        do()
        taken.append(time.process_time() - began)
    return median(taken)


def _queries(session: Session, event_id: int) -> int:
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        situation_of(session, event_id, now=NOW)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(sent)
