"""Hypothesis strategies for times, items and whole programmes."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.planning.delegations.rules import MemberRole
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.programmes.attending import ItemRole
from app.planning.programmes.programme import Item, Place, Programme, SeriesPicture
from app.planning.programmes.roster import DelegationPicture, MemberPicture, PersonPicture, Presence
from app.planning.programmes.rules import ItemKind, Speech, Visibility
from app.register.directory.rules.kinds import Category, PartySide

ZONES = ("Asia/Yekaterinburg", "Asia/Almaty", "Europe/Moscow")
FEW_DAYS = st.dates(date(2024, 2, 26), date(2024, 3, 3))
"""Days around the night in which Almaty's clocks were put back."""

lines = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)
zones = st.sampled_from(ZONES)
uids = st.uuids(version=4).map(str)


def texts() -> st.SearchStrategy[Texts]:
    """Return texts in any of the four languages."""
    return st.builds(Texts, lines, lines, lines, lines)


def speeches() -> st.SearchStrategy[Speech]:
    """Return speeches that an item may have."""
    languages = st.sampled_from(("ru", "kk", "ba", "en"))
    return st.builds(Speech, texts(), texts(), st.integers(1, 600), languages, st.booleans(), st.just("") | uids)


def places() -> st.SearchStrategy[Place]:
    """Return places with and without coordinates."""
    degrees = st.none() | st.floats(-90, 90)
    return st.builds(Place, texts(), texts(), texts(), degrees, degrees)


@st.composite
def walls(draw: st.DrawFn, zone: str, days: st.SearchStrategy[date] = FEW_DAYS) -> WallTime:
    """Return a wall time that exists in a zone."""
    midnight = datetime.combine(draw(days), datetime.min.time())
    local = midnight + timedelta(minutes=draw(st.integers(0, 24 * 60 - 1)))
    return WallTime.resolved(local, zone, draw(st.integers(0, 1)))


@st.composite
def whens(draw: st.DrawFn, zone: str, days: st.SearchStrategy[date] = FEW_DAYS) -> When:
    """Return a time of any precision."""
    precision = draw(st.sampled_from(Precision))
    if precision is Precision.UNKNOWN:
        return When(draw(days))
    start = draw(walls(zone, days))
    if precision is Precision.OPEN or draw(st.booleans()):
        return When(start.day, precision, start)
    try:
        return When(start.day, precision, start, start.moved(timedelta(minutes=draw(st.integers(1, 22 * 60)))))
    except Refusal:  # an end on the clock that is no end in time, across the hour that happened twice
        return When(start.day, precision, start)


@st.composite
def delegations(draw: st.DrawFn, people: Sequence[str]) -> DelegationPicture:
    """Return a delegation with some of the people in it."""
    members = draw(st.lists(st.sampled_from(people), max_size=4, unique=True)) if people else []
    return DelegationPicture(
        draw(uids),
        draw(texts()),
        draw(st.sampled_from(PartySide)),
        draw(st.sampled_from(Category)),
        tuple(MemberPicture(person, draw(st.sampled_from(MemberRole)), draw(st.booleans())) for person in members),
    )


@st.composite
def presences(draw: st.DrawFn, parties: Sequence[DelegationPicture], people: Sequence[str]) -> Presence:
    """Return who of some delegations and people goes to an item."""
    pairs = [(party.uid, member.person) for party in parties for member in party.members]
    apart = {pair: draw(st.sampled_from(("minus", "plus", ""))) for pair in pairs}
    return Presence(
        tuple(party.uid for party in parties if draw(st.booleans())),
        tuple(pair for pair, how in apart.items() if how == "minus"),
        tuple(pair for pair, how in apart.items() if how == "plus"),
        tuple(draw(st.lists(st.tuples(st.sampled_from(people), st.sampled_from(ItemRole)), max_size=3, unique=True))) if people else (),
    )


@st.composite
def items(draw: st.DrawFn, parties: Sequence[DelegationPicture] = (), people: Sequence[str] = ()) -> Item:
    """Return an item with anything in it."""
    zone = draw(zones)
    return Item(
        uid=draw(uids),
        when=draw(whens(zone)),
        zone=zone,
        title=draw(texts()),
        kind=draw(st.sampled_from(ItemKind)),
        visibility=draw(st.sampled_from(Visibility)),
        cancelled=draw(st.booleans()),
        place=draw(st.none() | places()),
        track=draw(texts()),
        note=draw(texts()),
        participants=draw(texts()),
        responsible=draw(lines),
        transport=draw(lines),
        dress=draw(texts()),
        press=draw(texts()),
        plan_b=draw(lines),
        speeches=tuple(draw(st.lists(speeches(), max_size=2))),
        present=draw(presences(parties, people)),
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Return a programme of up to four items."""
    first = draw(FEW_DAYS)
    known = st.builds(PersonPicture, texts(), texts(), texts())
    people = draw(st.dictionaries(uids, known, max_size=5))
    parties = draw(st.lists(delegations(sorted(people)), max_size=3, unique_by=lambda party: party.uid))
    return Programme(
        event_uid=draw(uids),
        kind=draw(st.sampled_from(Kind)),
        status=draw(st.sampled_from(Status)),
        title=draw(texts()),
        days=Days(first, first + timedelta(days=draw(st.integers(0, 5)))),
        zone=draw(zones),
        city=draw(texts()),
        host=draw(st.sampled_from(Side)),
        is_public=draw(st.booleans()),
        items=tuple(draw(st.lists(items(parties, sorted(people)), max_size=4, unique_by=lambda item: item.uid))),
        description=draw(texts()),
        theme=draw(texts()),
        tzdata=draw(st.sampled_from(("", "2024.1"))),
        series=draw(st.none() | st.builds(SeriesPicture, uids, texts(), st.none() | st.integers(1, 89))),
        status_reason=draw(texts()),
        dates_unknown=draw(st.booleans()),
        delegations=tuple(parties),
        people=people,
    )
