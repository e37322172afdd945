"""Reads of a series as its page and its events' pages show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.planning.events.kinds import Finding, Severity
from app.planning.events.models import Event, Series
from app.planning.events.rules import Side, Status, roman
from app.planning.events.series_queries import editions_of
from app.planning.series.rules import Turn, host_of, next_number, out_of_turn
from app.register.venues.models import City


@dataclass(frozen=True, slots=True)
class Next:
    """What the next edition would be: made from `pattern`, under a number, on the side whose turn it is, where that side met last."""

    pattern: Event
    edition: int | None
    host: Side
    city_id: int


def findings_of(series: Series | None, editions: Sequence[Event]) -> dict[int, Finding]:
    """Return for each edition that is out of turn what is wrong with its host."""
    if series is None or not series.hosts_alternate:
        return {}
    counted = [event for event in editions if event.edition is not None and event.status is not Status.CANCELLED]
    wrong = out_of_turn(Turn(event.id, event.edition or 0, event.host) for event in counted)
    return {event_id: _finding(event_id, before, counted) for event_id, before in wrong.items()}


def _finding(event_id: int, before: Turn, editions: Sequence[Event]) -> Finding:
    edition = next(event.edition for event in editions if event.id == event_id)
    values = {"number": roman(edition or 0), "before": roman(before.edition)}
    message = N_("Hosts alternate in this series, but edition %(number)s is out of turn after edition %(before)s.")
    return Finding(Severity.WARNING, message, values, "host")


def finding_of(session: Session, event: Event) -> Finding | None:
    """Return what is wrong with the host of an event as one of its series."""
    if event.series is None or not event.series.hosts_alternate or event.edition is None:
        return None
    return findings_of(event.series, editions_of(session, event.series.id)).get(event.id)


def next_after(pattern: Event, editions: Sequence[Event], cities: Iterable[City]) -> Next:
    """Return what the edition made from `pattern` would be; `editions` are those of its series, latest first.

    On the other side it is proposed for the city where that side met last, else for the first of its cities.
    """
    edition = next_number(event.edition for event in editions)
    host = pattern.host
    numbered = [event for event in editions if event.edition is not None]
    if pattern.series is not None and pattern.series.hosts_alternate:
        latest = max(numbered, key=lambda event: event.edition or 0, default=pattern)
        host = host_of(edition or 1, Turn(latest.id, latest.edition or 0, latest.host))
    if host is pattern.host:
        return Next(pattern, edition, host, pattern.city_id)
    known = [event.city_id for event in editions if event.host is host] + [city.id for city in cities if city.side.value == host.value]
    return Next(pattern, edition, host, known[0] if known else pattern.city_id)
