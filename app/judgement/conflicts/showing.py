"""What pages of others tell of findings in passing: how many there are, which items have some, which concern a person or a leg."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.judgement.conflicts.engine import SEVERITY_ORDER, involving
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.kept import open_findings
from app.judgement.conflicts.names import Names
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.kinds import Severity
from app.planning.events.models import Event
from app.planning.events.queries import events_around
from app.planning.events.rules import Status
from app.planning.interpreting.models import InterpreterBooking
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.transfers.models import Transfer, TransferPassenger, Vehicle

AHEAD: Final = timedelta(days=30)
"""How far the first screen judges."""
MOST_TOLD: Final = 4
"""Findings that a mark tells; the rest it counts."""
_ALWAYS: Final = datetime.min.replace(tzinfo=UTC)
_OVER: Final = (Status.HELD, Status.CANCELLED)
_STOPS: Final = (Severity.BLOCKER, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Troubled:
    """An event with how many findings of each severity stand open in it."""

    event: Event
    counts: Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark on an item tells: the findings that are about it, the worst first."""

    item: int
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """That of the worst."""
        return self.findings[0].severity

    @property
    def told(self) -> tuple[Finding, ...]:
        """Those that fit into a mark."""
        return self.findings[:MOST_TOLD]


def counted(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many there are of each severity that occurs, the worst first."""
    numbers = Counter(finding.severity for finding in findings)
    return {severity: numbers[severity] for severity in SEVERITY_ORDER if numbers[severity]}


def troubled(session: Session, day: date, *, now: datetime) -> Sequence[Troubled]:
    """Return the events that are under way or begin within the next weeks and have blockers or errors, the worst first."""
    events = [event for event in events_around(session, day, until=day + AHEAD) if event.status not in _OVER]
    rows = [Troubled(event, counted(open_findings(session, event.id, now=now))) for event in events]
    return sorted((row for row in rows if any(row.counts.get(one) for one in _STOPS)), key=_worst_first)


def _worst_first(row: Troubled) -> tuple[int, ...]:
    return *(-row.counts.get(severity, 0) for severity in _STOPS), row.event.first_day.toordinal(), row.event.id


def marks_of(findings: Iterable[Finding]) -> tuple[Mark, ...]:
    """Return a mark for every item that some finding is about."""
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        for ident in {thing.id for thing in finding.clash.things if thing.sort is Sort.ITEM}:
            found[ident].append(finding)
    return tuple(Mark(item, tuple(theirs)) for item, theirs in sorted(found.items()))


def items_shown(session: Session, event_id: int, day: date | None) -> frozenset[int]:
    """Return the ids of the items of an event; on a timetable of a day only those that have a time stand there."""
    query = select(ProgrammeItem.id).where(ProgrammeItem.event_id == event_id)
    if day is not None:
        query = query.where(ProgrammeItem.day == day, ProgrammeItem.starts_at.is_not(None))
    return frozenset(session.scalars(query))


def findings_of_person(session: Session, person_id: int, day: date, *, now: datetime) -> tuple[tuple[Event, tuple[Finding, ...]], ...]:
    """Return what concerns somebody in events to come, event by event in the order of time; those without findings are left out."""
    query = select(Event).where(Event.last_day >= day, Event.status.not_in(_OVER), or_(*_parts(person_id)))
    events = session.scalars(query.order_by(Event.first_day, Event.id)).all()
    found = ((event, open_findings(session, event.id, now=now)) for event in events)
    theirs = ((event, tuple(one for one in every if person_id in one.people)) for event, every in found)
    return tuple((event, every) for event, every in theirs if every)


def findings_of_leg(session: Session, leg: Leg, *, now: datetime) -> tuple[Finding, ...]:
    """Return what a leg causes: the findings that have it among their things."""
    return involving(open_findings(session, leg.event_id, now=now), Thing(Sort.LEG, leg.id))


def besides(findings: Iterable[Finding], said: Iterable[str]) -> tuple[Finding, ...]:
    """Leave out what a page says already: `said` are its items with whom it names there, as «12:5.6»."""
    read = [tuple(map(_numbers, one.partition(":")[::2])) for one in said]
    known = {Thing(Sort.ITEM, item): people for items, people in read for item in items}
    return tuple(one for one in findings if not any(thing in known and one.people <= known[thing] for thing in one.clash.things))


def by_time(findings: Iterable[Finding], names: Names) -> list[Finding]:
    """Return findings in the order of what they are about: an item, else what has no time in the programme first."""
    return sorted(findings, key=lambda one: _starts(one, names))


def _starts(finding: Finding, names: Names) -> tuple[date, datetime]:
    items = (names.find(thing) for thing in finding.clash.things if thing.sort is Sort.ITEM)
    when = next((one.when for one in items if one and one.when), None)
    return (when.day, when.start.instant if when.start else _ALWAYS) if when else (date.min, _ALWAYS)


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(number) for number in text.split(".") if number.isascii() and number.isdigit() and len(number) < 10)


def _parts(person_id: int) -> tuple[ColumnElement[bool], ...]:
    """Return the ways in which somebody may have a part in an event."""
    return tuple(
        Event.id.in_(query)
        for query in (
            select(Delegation.event_id).join(DelegationMember).where(DelegationMember.person_id == person_id),
            select(ProgrammeItem.event_id)
            .join(ItemPerson, ItemPerson.item_id == ProgrammeItem.id)
            .where(ItemPerson.person_id == person_id),
            select(InterpreterBooking.event_id).where(InterpreterBooking.person_id == person_id),
            select(Leg.event_id).join(LegPassenger, LegPassenger.leg_id == Leg.id).where(LegPassenger.person_id == person_id),
            select(Transfer.event_id)
            .join(TransferPassenger, TransferPassenger.transfer_id == Transfer.id)
            .where(TransferPassenger.person_id == person_id),
            select(Vehicle.event_id).where(Vehicle.driver_id == person_id),
        )
    )
