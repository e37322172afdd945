"""Figures of logistics: the pages of an event whose guests come, are driven and stay, and its publication with all of that."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select

from app.judgement.private_links.rules import Opens
from app.planning.stays.models import Hotel
from tools.bench.convoy import arrange, give_links, subjects, tell_everybody
from tools.bench.lab import Lab
from tools.bench.pages import Inside
from tools.bench.people import publishing
from tools.bench.rows import Row, at_most
from tools.bench.world import FIRST_DAY, World, publish_change

_REPEATS: Final = 5
"""Publications that are measured at most: one takes seconds."""


def rows(lab: Lab) -> Iterator[Row]:
    """Measure the same pages with little arranged and with much, then publications without logistics, with them, with feeds behind."""
    inside, sizes, repeats = Inside(lab), lab.world.sizes, min(lab.repeats, _REPEATS)
    alone = publishing(lab, repeats)
    arrange(lab.world, sizes.some_travel)
    publish_change(lab.world)
    before = {path: inside.queries(path) for path in _pages(lab.world).values()}
    arrange(lab.world, sizes.travel)
    publish_change(lab.world)
    programme = inside.times_empty(f"/events/{lab.world.forum}/programme", lab.repeats)
    for name, path in _pages(lab.world).items():
        most = 2 if path in _of_beds(lab.world) else 1
        times = inside.times_empty(path, lab.repeats) / programme
        yield at_most(f"{name}, Python's work alone", times, "× the programme page of the same event", most)
        yield at_most(f"{name}: queries", inside.queries(path) - before[path], "more than for a few", 0)
    yield from _publications(lab, alone, repeats)


def _publications(lab: Lab, alone: float, repeats: int) -> Iterator[Row]:
    """Compare publications of one item that is moved: everybody who knows of the version before has been told of it."""
    sizes, inside, calls = lab.world.sizes, Inside(lab), f"/events/{lab.world.forum}/calls"
    tell_everybody(lab.world)
    name = f"publication with {sizes.travel.stays} stays and {sizes.travel.transfers} transfers"
    yield at_most(name, publishing(lab, repeats) / alone, "× one with people alone", 3)
    times = inside.times_empty(calls, lab.repeats) / inside.times_empty(f"/events/{lab.world.forum}/programme", lab.repeats)
    yield at_most("call sheet, Python's work alone", times, "× the programme page of the same event", 1)
    yield at_most("call sheet: all its queries", inside.queries(calls), "queries", 20)
    give_links(lab.world, subjects(lab.world, sizes.private), Opens.FEED)
    tell_everybody(lab.world)
    yield at_most(f"the same, followed by {sizes.private} private feeds", publishing(lab, repeats) / alone, "× one with people alone", 8)


def _pages(world: World) -> dict[str, str]:
    """Return the pages by what they show, in numbers of the large set."""
    event, travel = f"/events/{world.forum}", world.sizes.travel
    return {
        f"table of a day of {travel.vehicles} vehicles": _day(world),
        f"arrivals and departures on {travel.legs} legs": f"{event}/arrivals",
        f"hotels of {travel.stays} stays": f"{event}/stays",
        f"rooming list of {travel.stays} stays": f"{event}/stays/list",
        "a hotel": f"/hotels/{_hotel(world)}",
        f"day of the event with {travel.transfers} transfers": f"{event}/now?at={FIRST_DAY}T09:00",
        f"interpreters of the event, {travel.interpreters}": f"{event}/interpreters",
    }


def _of_beds(world: World) -> tuple[str, ...]:
    """Return the pages that put everybody who comes into the order of precedence."""
    return f"/events/{world.forum}/stays", f"/events/{world.forum}/stays/list", f"/hotels/{_hotel(world)}"


def _day(world: World) -> str:
    return f"/events/{world.forum}/logistics/day/{FIRST_DAY}"


def _hotel(world: World) -> int:
    with world.session() as session:
        return session.scalars(select(Hotel.id).where(Hotel.event_id == world.forum).order_by(Hotel.id)).first() or 0
