"""Loading what binds the events of the demonstration set together: series, anchors, reserve dates."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.data import DemoYear, on_day
from app.demo.naming import uid_of
from app.planning.anchors.commands.anchors import AddAnchor, add_anchor
from app.planning.anchors.commands.reserve import AddReserve, add_reserve
from app.planning.events.models import Event, Series
from app.planning.series.commands import AddSeries, SeriesDetails, add_series
from app.register.accounts.rules.roles import Actor


@dataclass(slots=True)
class Belonging:
    """The series and number of events by their codes, and how many series are new."""

    series: dict[str, int] = field(default_factory=dict)
    editions: dict[str, int | None] = field(default_factory=dict)
    new_series: int = 0


def load_series(session: Session, year: DemoYear, by: Actor) -> Belonging:
    """Add the series that are missing and return which event belongs to which; the others stay as they are."""
    found = Belonging()
    query = select(Series.code, Series.id).where(Series.code.in_([one.code for one in year.series]))
    known = {code: ident for code, ident in session.execute(query) if code}
    for one in year.series:
        ident = known.get(one.code)
        if ident is None:
            details = SeriesDetails(one.kind, one.title, one.hosts_alternate)
            ident = add_series(session, AddSeries(by, uid_of(one.code), details, one.code))
            found.new_series += 1
        for code, edition in one.editions.items():
            found.series[code], found.editions[code] = ident, edition
    return found


def load_ties(session: Session, year: DemoYear, by: Actor, *, made: Collection[str], loaded_on: date) -> None:
    """Tie the events that this load has made, and give them their reserve dates; what the staff have untied stays untied."""
    codes = {code for anchor in year.anchors for code in (anchor.event, anchor.target)} | {one.event for one in year.reserve}
    rows = session.execute(select(Event.code, Event.id).where(Event.code.in_(codes)))
    events = {code: ident for code, ident in rows if code}
    for anchor in year.anchors:
        if {anchor.event, anchor.target} & set(made) and {anchor.event, anchor.target} <= events.keys():
            add_anchor(session, AddAnchor(events[anchor.event], by, events[anchor.target], anchor.relation, anchor.gap))
    for one in year.reserve:
        if one.event in made:
            first = on_day(one.first_day, loaded_on)
            add_reserve(session, AddReserve(events[one.event], by, first, first + timedelta(days=one.days - 1), one.note))
