"""How an event stands: what does not hold in it, what of that somebody has waived, and whose waivers hold no more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.judgement.conflicts.engine import SEVERITY_ORDER, judge
from app.judgement.conflicts.facts import Facts, Sort, Thing
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.loading import situation_of
from app.judgement.conflicts.models import ConflictWaiver
from app.judgement.conflicts.queries import waivers_of
from app.judgement.conflicts.rules import Lapse, lapse_of
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


@dataclass(frozen=True, slots=True)
class Lapsed:
    """The newest waiver of a finding that stands open again, and why it does not hold."""

    waiver: ConflictWaiver
    why: Lapse


@dataclass(frozen=True, slots=True)
class Standing:
    """All findings of an event on a day, the worst first."""

    situation: Situation
    open: tuple[Finding, ...]
    """Those that nobody has waived, or not any more."""
    waived: tuple[tuple[Finding, ConflictWaiver], ...]
    lapsed: Mapping[str, Lapsed]
    """What was waived once and stands open again, by the finding's key."""

    @property
    def blockers(self) -> tuple[Finding, ...]:
        """What stands in the way of publishing."""
        return tuple(finding for finding in self.open if finding.severity is Severity.BLOCKER)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity stand open, the worst first; those that do not occur are left out."""
        numbers = {severity: sum(finding.severity is severity for finding in self.open) for severity in SEVERITY_ORDER}
        return {severity: number for severity, number in numbers.items() if number}

    def find_open(self, key: str) -> Finding | None:
        """Return an open finding by its key."""
        return next((finding for finding in self.open if finding.key == key), None)

    def find_waived(self, key: str) -> tuple[Finding, ConflictWaiver] | None:
        """Return a waived finding with what waives it, by the finding's key."""
        return next((pair for pair in self.waived if pair[0].key == key), None)


def standing_of(session: Session, event_id: int, *, now: datetime) -> Standing:
    """Judge an event and sort out what has been waived; one query more than reading the facts."""
    situation = situation_of(session, event_id, now=now)
    return sorted_out(situation, judge(situation), waivers_of(session, event_id))


def sorted_out(situation: Situation, findings: Iterable[Finding], waivers: Sequence[ConflictWaiver]) -> Standing:
    """Sort findings into those that stand open and those that are waived; of several waivers of one finding the newest counts."""
    newest = {waiver.key: waiver for waiver in waivers}
    stand, waived, lapsed = list[Finding](), list[tuple[Finding, ConflictWaiver]](), dict[str, Lapsed]()
    for finding in findings:
        key = finding.key if newest else ""
        waiver = newest.get(key)
        if waiver is None:
            stand.append(finding)
            continue
        why = lapse_of(
            ended=waiver.ended_at is not None,
            until=waiver.until,
            basis=waiver.basis,
            rests_on=finding.basis,
            today=situation.facts.today,
        )
        if why is None:
            waived.append((finding, waiver))
            continue
        stand.append(finding)
        lapsed[key] = Lapsed(waiver, why)
    return Standing(situation, tuple(stand), tuple(waived), lapsed)


def day_of(finding: Finding, facts: Facts) -> date | None:
    """Return the day that a finding is about: that of the first of its things which has one."""
    return next((day for thing in finding.clash.things if (day := _day(thing, facts)) is not None), None)


def _day(thing: Thing, facts: Facts) -> date | None:
    match thing.sort:
        case Sort.DAY:
            return date.fromordinal(thing.id)
        case Sort.ITEM if thing.id in facts.items:
            return facts.items[thing.id].when.day
        case Sort.LEG if thing.id in facts.legs:
            return facts.legs[thing.id].day
        case Sort.RIDE if thing.id in facts.rides:
            return facts.rides[thing.id].day
    return None
