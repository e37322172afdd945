"""What things would be called after a change: at the times that they would have then."""

from collections.abc import Iterator
from dataclasses import replace

from app.ground.kernel.when import Precision, When
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.facts import RideFact, Sort, Thing
from app.judgement.conflicts.names import Named, Names
from app.judgement.conflicts.wording import wall_of


def names_after(names: Names, edit: Edit) -> Names:
    """Return the names with the times of items and rides as an edit would have them."""
    return Names({**names.things, **dict(_moved(names, edit))}, names.focus)


def _moved(names: Names, edit: Edit) -> Iterator[tuple[Thing, Named]]:
    times = {Thing(Sort.ITEM, ident): fact.when for ident, fact in edit.items.items() if fact is not None}
    times |= {Thing(Sort.RIDE, ident): _when(fact) for ident, fact in edit.rides.items() if fact is not None}
    for thing, when in times.items():
        named = names.find(thing)
        if named is not None:
            yield thing, replace(named, when=when)


def _when(ride: RideFact) -> When:
    start, end = wall_of(ride.start, ride.zone), wall_of(ride.end, ride.zone)
    return When(start.day, Precision.EXACT, start, end if ride.end > ride.start else None)
