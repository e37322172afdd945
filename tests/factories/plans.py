"""Random plans for hypothesis: items, rides and legs of a few people in three zones, over midnights and over a change of zone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from hypothesis import reject
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.when import Precision
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.facts import Facts, ItemFact, LegFact, RideFact, VehicleFact
from app.planning.programmes.rules import ItemKind, ItemRole
from tests.factories.facts import ASTANA, MOSCOW, UFA, Fact, a_car, a_hall, a_leg, a_ride, a_spot, a_vehicle, an_event, an_item, facts

CHANGE_OF_ZONE: Final = date(2024, 2, 29)
"""That night the clocks of Astana were put back from 24:00 to 23:00."""
PEOPLE: Final = range(1, 7)
DRIVERS: Final = (7, 8)
HALLS: Final = (11, 12, 21)
WAYS: Final = {(1, 2): 25, (1, 3): 70, (2, 3): 55}
"""Between venues 1 to 3; nobody knows how long it takes to venue 4."""

_clocks = st.builds(
    lambda hour, quarter: f"{hour}:{quarter:02d}", st.sampled_from([7, 8, 9, 10, 11, 12, 22, 23]), st.sampled_from([0, 15, 30, 45])
)
_people = st.frozensets(st.sampled_from(PEOPLE), max_size=4)
_zones = st.sampled_from([UFA, ASTANA, MOSCOW])
_days = st.sampled_from([CHANGE_OF_ZONE, CHANGE_OF_ZONE + timedelta(days=1)])
_places = st.sampled_from(
    [
        {},
        {"venue": 1},
        {"venue": 2},
        {"venue": 4},
        {"words": "у входа"},
        {"venue": 1, "hall": 11},
        {"venue": 1, "hall": 12},
        {"venue": 2, "hall": 21},
    ]
)
_spots = st.sampled_from([a_spot(venue=1), a_spot(venue=2), a_spot(venue=3), a_spot(venue=4), a_spot(words="вокзал")])
_kinds = st.sampled_from([ItemKind.SESSION, ItemKind.MEETING, ItemKind.EXHIBITION, ItemKind.TRANSFER, ItemKind.MEAL])
_roles = st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from([ItemRole.CHAIR, ItemRole.INTERPRETER, ItemRole.GUEST]), max_size=2)


@st.composite
def an_items(draw: st.DrawFn, ident: int) -> ItemFact:
    """Draw an item: exact, approximate, open or without a time."""
    sort = draw(st.sampled_from(["exact", "exact", "exact", "about", "open", "unknown"]))
    zone = draw(_zones)
    start = None if sort == "unknown" else draw(_clocks)
    end = draw(_clocks.filter(lambda clock: clock != start)) if sort in ("exact", "about") else None
    try:
        return an_item(
            ident,
            start,
            end,
            day=draw(_days),
            zone=zone,
            folds=(draw(st.sampled_from([0, 1])),) * 2,
            precision=Precision.APPROXIMATE if sort == "about" else None,
            people=draw(_people),
            roles=draw(_roles),
            kind=draw(_kinds),
            event=draw(st.sampled_from([1, 1, 1, 2])),
            buffer=draw(st.sampled_from([0, 0, 15])),
            **draw(_places),
        )
    except Refusal:  # with the hour that happened twice it would last longer than a day
        reject()


@st.composite
def rides(draw: st.DrawFn, ident: int) -> RideFact:
    """Draw a transfer with a car or two."""
    vehicles = draw(st.lists(st.sampled_from([31, 32, 33]), min_size=1, max_size=2, unique=True))
    return a_ride(
        ident,
        draw(st.sampled_from(["7:30", "9:10", "10:00", "11:40", "22:50", "23:30"])),
        draw(st.sampled_from(["8:15", "9:50", "10:40", "12:10", "23:20"])),
        *(a_car(vehicle, draw(_people)) for vehicle in vehicles),
        day=draw(_days),
        zone=draw(st.sampled_from([UFA, MOSCOW])),
        waiting=draw(st.frozensets(st.sampled_from(PEOPLE), max_size=1)),
        origin=draw(_spots),
        goal=draw(_spots),
    )


@st.composite
def legs(draw: st.DrawFn, ident: int) -> LegFact:
    """Draw an arrival or departure, its time known or not."""
    return a_leg(
        ident,
        draw(st.none() | _clocks),
        people=draw(_people),
        vip=draw(st.frozensets(st.sampled_from(PEOPLE), max_size=1)),
        departs=draw(st.booleans()),
        day=draw(_days),
        zone=draw(_zones),
        fold=0,
        venue=draw(st.sampled_from([3, 4])),
        border=draw(st.booleans()),
    )


def vehicles() -> tuple[VehicleFact, ...]:
    """Return three vehicles: two of them are one bus at two events, and two have one driver."""
    return a_vehicle(31, 3, driver=7, key="bus"), a_vehicle(32, 3, driver=8), a_vehicle(33, 3, driver=7)


def fixed() -> tuple[Fact, ...]:
    """Return what no plan changes: two events, halls, vehicles."""
    days = (CHANGE_OF_ZONE, CHANGE_OF_ZONE + timedelta(days=1))
    return an_event(1, *days), an_event(2, *days), *(a_hall(hall, 3, venue=hall // 10) for hall in HALLS), *vehicles()


@st.composite
def plans(draw: st.DrawFn) -> Facts:
    """Draw the facts of a plan."""
    drawn: list[Fact] = [draw(an_items(ident)) for ident in range(1, draw(st.integers(2, 9)) + 1)]
    drawn += [draw(rides(ident)) for ident in range(1, draw(st.integers(0, 4)) + 1)]
    drawn += [draw(legs(ident)) for ident in range(1, draw(st.integers(0, 3)) + 1)]
    return facts(*fixed(), *drawn, ways=WAYS, today=CHANGE_OF_ZONE)


@st.composite
def edits(draw: st.DrawFn, plan: Facts) -> Edit:
    """Draw a change of a plan: an item changed, added or gone, sometimes a ride or a leg as well."""
    ident = draw(st.sampled_from([*plan.items, 99]))
    gone = ident in plan.items and draw(st.booleans())
    items = {ident: None if gone else draw(an_items(ident))}
    rode = {1: draw(st.none() | rides(1))} if plan.rides and draw(st.booleans()) else {}
    flew = {1: draw(st.none() | legs(1))} if plan.legs and draw(st.booleans()) else {}
    return Edit(items=items, rides=rode, legs=flew)


def shuffled(plan: Facts, order: int) -> Facts:
    """Return the same facts in another order."""
    return replace(
        plan,
        items=dict(sorted(plan.items.items(), key=lambda one: (one[0] * order) % 17)),
        rides=dict(sorted(plan.rides.items(), key=lambda one: (one[0] * order) % 7)),
        legs=dict(sorted(plan.legs.items(), key=lambda one: (one[0] * order) % 5)),
    )
