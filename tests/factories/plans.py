"""Random plans for hypothesis: a few people, their items, rides, legs and beds in three zones, over midnights and over a change of zone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import reject
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.when import Precision
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.facts import AgreementFact, DelegationFact, Facts, ItemFact, LegFact, MemberFact, RideFact, VehicleFact
from app.judgement.conflicts.promised import InstructionFact
from app.matters.agreements.rules import AgreementState
from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Kind
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.directory.rules.kinds import PartySide
from tests.factories.facts import (
    ASTANA,
    MOSCOW,
    UFA,
    Fact,
    a_car,
    a_delegation,
    a_hall,
    a_leg,
    a_member,
    a_ride,
    a_spot,
    a_vehicle,
    an_event,
    an_item,
    facts,
)

CHANGE_OF_ZONE: Final = date(2024, 2, 29)
"""That night the clocks of Astana were put back from 24:00 to 23:00."""
PEOPLE: Final = range(1, 7)
DRIVERS: Final = (7, 8)
HALLS: Final = (11, 12, 21)
WAYS: Final = {(1, 2): 25, (1, 3): 70, (2, 3): 55}
"""Between venues 1 to 3; nobody knows how long it takes to venue 4."""

_clocks = st.sampled_from([f"{hour}:{quarter:02d}" for hour in (7, 8, 9, 10, 11, 12, 22, 23) for quarter in (0, 15, 30, 45)])
_people = st.frozensets(st.sampled_from(PEOPLE), max_size=4)
_zones = st.sampled_from([UFA, ASTANA, MOSCOW])
_days = st.sampled_from([CHANGE_OF_ZONE, CHANGE_OF_ZONE + timedelta(days=1)])
_places: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
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
_kinds = st.sampled_from(
    [ItemKind.SESSION, ItemKind.MEETING, ItemKind.AGENDA, ItemKind.EXHIBITION, ItemKind.WALK, ItemKind.TRANSFER, ItemKind.MEAL]
)
_roles = st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from([ItemRole.CHAIR, ItemRole.INTERPRETER, ItemRole.GUEST]), max_size=2)


@st.composite
def an_items(draw: st.DrawFn, ident: int) -> ItemFact:
    """Draw an item: exact, approximate, open or without a time."""
    sort = draw(st.sampled_from(["exact", "exact", "exact", "about", "open", "unknown"]))
    start, end = draw(st.tuples(_clocks, _clocks).filter(lambda clocks: clocks[0] != clocks[1]))
    try:
        return an_item(
            ident,
            start if sort != "unknown" else None,
            end if sort in ("exact", "about") else None,
            day=draw(_days),
            zone=draw(_zones),
            folds=(draw(st.sampled_from([0, 1])),) * 2,
            precision=Precision.APPROXIMATE if sort == "about" else None,
            people=draw(_people),
            roles=draw(_roles),
            kind=draw(_kinds),
            event=draw(st.sampled_from([1, 1, 1, 2])),
            buffer=draw(st.sampled_from([0, 0, 15])),
            delegations=draw(st.sampled_from([frozenset[int](), frozenset({41}), frozenset({41, 42})])),
            **draw(_places),
        )
    except Refusal:  # with the hour that happened twice it would last longer than a day
        reject()


@st.composite
def rides(draw: st.DrawFn, ident: int) -> RideFact:
    """Draw a transfer with a car or two."""
    event = draw(st.sampled_from([1, 1, 1, 2]))
    driven = st.lists(st.sampled_from([31, 32, 33]), min_size=1, max_size=2, unique=True) if event == 1 else st.just([34])
    return a_ride(
        ident,
        draw(st.sampled_from(["7:30", "9:10", "10:00", "11:40", "22:50", "23:30"])),
        draw(st.sampled_from(["8:15", "9:50", "10:40", "12:10", "23:20"])),
        *(a_car(vehicle, draw(_people)) for vehicle in draw(driven)),
        day=draw(_days),
        zone=draw(st.sampled_from([UFA, MOSCOW])),
        waiting=draw(st.frozensets(st.sampled_from(PEOPLE), max_size=1)),
        origin=draw(_spots),
        goal=draw(_spots),
        event=event,
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
        event=draw(st.sampled_from([1, 1, 2])),
    )


@st.composite
def delegations(draw: st.DrawFn, ident: int) -> DelegationFact:
    """Draw a delegation of guests or of the hosts."""
    is_guest = draw(st.booleans())
    side = PartySide.KAZAKHSTAN if is_guest else PartySide.BASHKORTOSTAN
    return a_delegation(ident, *(draw(_members(person)) for person in sorted(draw(_people))), side=side, is_guest=is_guest)


@st.composite
def _members(draw: st.DrawFn, person: int) -> MemberFact:
    role = draw(st.sampled_from([MemberRole.HEAD, MemberRole.DEPUTY, MemberRole.MEMBER, MemberRole.COMPANION]))
    return a_member(person, role, comes=draw(st.integers(0, 3)) > 0, rank=draw(st.none() | st.integers(1, 4)))


@st.composite
def agreements(draw: st.DrawFn, ident: int) -> AgreementFact:
    """Draw an agreement of two parties, on an item or on none."""
    sides = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)
    signatories = tuple((side, draw(st.none() | st.sampled_from(PEOPLE))) for side in sides)
    return AgreementFact(ident, 1, draw(st.none() | st.integers(1, 3)), draw(st.sampled_from(AgreementState)), signatories)


@st.composite
def instructions(draw: st.DrawFn, ident: int) -> InstructionFact:
    """Draw an instruction that is due about the days of the plan, of either event, with up to two bodies."""
    due = CHANGE_OF_ZONE + timedelta(days=draw(st.integers(-2, 2)))
    return InstructionFact(
        ident, draw(st.sampled_from([1, 1, 2])), due, tuple(draw(st.lists(st.sampled_from([71, 72]), max_size=2, unique=True)))
    )


def vehicles() -> tuple[VehicleFact, ...]:
    """Return four vehicles: two of them are one bus at two events, and one driver has that bus and another one."""
    return (
        a_vehicle(31, 3, driver=7, key="bus"),
        a_vehicle(32, 3, driver=8),
        a_vehicle(33, 3, driver=7),
        a_vehicle(34, 3, driver=7, key="bus", event=2),
    )


def fixed() -> tuple[Fact, ...]:
    """Return what no plan changes: a meeting that asks for a quorum, another event, halls, vehicles."""
    days = (CHANGE_OF_ZONE, CHANGE_OF_ZONE + timedelta(days=1))
    meeting = an_event(1, *days, kind=Kind.WORKING_GROUP_MEETING, particulars={"quorum": 2})
    return meeting, an_event(2, *days), *(a_hall(hall, 3, venue=hall // 10) for hall in HALLS), *vehicles()


@st.composite
def plans(draw: st.DrawFn, *, of_parties: bool = False) -> Facts:
    """Draw the facts of a plan: what is timed, and `of_parties` the delegations, agreements and beds of its people as well."""
    drawn: list[Fact] = [draw(an_items(ident)) for ident in range(1, draw(st.integers(2, 7)) + 1)]
    drawn += [draw(rides(ident)) for ident in range(1, draw(st.integers(0, 3)) + 1)]
    drawn += [draw(legs(ident)) for ident in range(1, draw(st.integers(0, 3)) + 1)]
    if not of_parties:
        return facts(*fixed(), *drawn, ways=WAYS, today=CHANGE_OF_ZONE)
    drawn += [draw(delegations(ident)) for ident in (41, 42)]
    drawn += [draw(agreements(ident)) for ident in range(51, 51 + draw(st.integers(0, 2)))]
    drawn += [draw(instructions(ident)) for ident in range(61, 61 + draw(st.integers(0, 3)))]
    night = (CHANGE_OF_ZONE, CHANGE_OF_ZONE + timedelta(days=1))
    return facts(*fixed(), *drawn, ways=WAYS, today=CHANGE_OF_ZONE, stays=dict.fromkeys(draw(_people), (night,)))


@st.composite
def edits(draw: st.DrawFn, plan: Facts) -> Edit:
    """Draw a change of a plan: some of what is in it (or is not yet) is changed, added or gone."""
    known: Mapping[str, tuple[Mapping[int, object], Callable[[int], st.SearchStrategy[Any]], int]] = {
        "items": (plan.items, an_items, 99),
        "rides": (plan.rides, rides, 98),
        "legs": (plan.legs, legs, 97),
        "delegations": (plan.delegations, delegations, 43),
        "agreements": (plan.agreements, agreements, 59),
    }
    changed: dict[str, dict[int, Any]] = {}
    for name in draw(st.lists(st.sampled_from(["items", "items", *known]), min_size=1, max_size=2, unique=True)):
        there, drawn, new = known[name]
        ident = draw(st.sampled_from([*there, new]))
        gone = ident in there and draw(st.booleans())
        changed[name] = {ident: None if gone else draw(drawn(ident))}
    return Edit(**changed)


def shuffled(plan: Facts, order: int) -> Facts:
    """Return the same facts in another order."""
    return replace(
        plan,
        items=dict(sorted(plan.items.items(), key=lambda one: (one[0] * order) % 17)),
        rides=dict(sorted(plan.rides.items(), key=lambda one: (one[0] * order) % 7)),
        legs=dict(sorted(plan.legs.items(), key=lambda one: (one[0] * order) % 5)),
        delegations=dict(sorted(plan.delegations.items(), key=lambda one: (one[0] * order) % 3)),
        agreements=dict(sorted(plan.agreements.items(), key=lambda one: (one[0] * order) % 3)),
    )
