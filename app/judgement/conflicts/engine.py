"""Judging: all findings of a situation, those that a change would make and mend; pure, and the same whichever way it is asked.

Every check goes over subjects (what a person does, a hall, an item …) and what it says of one follows from that one alone. So only
what a change touches is judged anew, and the outcome is what judging everything would have given.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from app.judgement.conflicts.checks import Check, Over
from app.judgement.conflicts.edits import Edit, after
from app.judgement.conflicts.facts import Thing
from app.judgement.conflicts.findings import Clash, Finding
from app.judgement.conflicts.kinds import ALL, BY_NAME
from app.judgement.conflicts.resting import collector_resting
from app.judgement.conflicts.situation import Situation, Touched
from app.planning.events.kinds import Severity

Slot: TypeAlias = tuple[str, tuple[Thing, ...]]
"""The check's name and the things: one finding."""
Raw: TypeAlias = Mapping[Slot, tuple[Clash, frozenset[int]]]
"""The clashes that were found, each with everybody of those judged whom it concerns."""

SEVERITY_ORDER: Final = (Severity.BLOCKER, Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change does to the findings: those that it makes (or makes worse), and those that it mends (wholly, or for some people)."""

    made: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()


def judge(situation: Situation, checks: Sequence[Check[Any]] = ALL) -> tuple[Finding, ...]:
    """Return all findings, the worst first."""
    with collector_resting():
        return _findings(raw(situation, checks=checks))


def difference(situation: Situation, edit: Edit, checks: Sequence[Check[Any]] = ALL) -> Difference:
    """Return what a change would make and mend; only what it touches is judged."""
    then, touched = after(situation, edit)
    return compare(raw(situation, touched, checks), raw(then, touched, checks))


def compare(before: Raw, now: Raw) -> Difference:
    """Return what has come and what has gone between two outcomes for the same subjects.

    A finding that concerns more people than before is told for those who are new, one that rests on something else is told anew.
    """
    made, mended = {}, {}
    for slot in before.keys() | now.keys():
        old, new = before.get(slot), now.get(slot)
        if old is not None and new is not None and old[0].rests == new[0].rests and old[0].severity == new[0].severity:
            come, gone = new[1] - old[1], old[1] - new[1]
            if come:
                made[slot] = (new[0], come)
            if gone:
                mended[slot] = (old[0], gone)
            continue
        if new is not None:
            made[slot] = new
        if old is not None and new is None:
            mended[slot] = old
    return Difference(_findings(made), _findings(mended))


def raw(situation: Situation, touched: Touched | None = None, checks: Sequence[Check[Any]] = ALL) -> Raw:
    """Return the clashes of everything, or only of what is touched; none of an event that is off."""
    if situation.facts.events[situation.facts.focus].off:
        return {}
    found: dict[Slot, tuple[Clash, frozenset[int]]] = {}
    again: dict[Slot, list[frozenset[int]]] = defaultdict(list)
    gathered: dict[Over[Any], tuple[Any, ...]] = {}
    for check in checks:
        over = check.over
        if over not in gathered:
            gathered[over] = tuple(over.every(situation) if touched is None else over.touched(situation, touched))
        for subject in gathered[over]:
            for clash in check.judge(situation, subject):
                slot = (check.name, clash.things)
                people = over.whose(subject) if over.whose is not None else clash.people
                if slot in found:
                    again[slot].append(people)
                else:
                    found[slot] = (clash, people)
    for slot, groups in again.items():
        clash, people = found[slot]
        found[slot] = clash, people.union(*groups)
    return found


def _findings(clashes: Raw) -> tuple[Finding, ...]:
    found = (Finding(name, clash.severity or BY_NAME[name].severity, clash, people) for (name, _), (clash, people) in clashes.items())
    return tuple(sorted(found, key=finding_order))


def finding_order(finding: Finding) -> tuple[int, str, tuple[Thing, ...]]:
    """Return what sorts findings: the worst first, then by kind and by what they are about."""
    return SEVERITY_ORDER.index(finding.severity), finding.check, finding.clash.things


def involving(findings: Iterable[Finding], thing: Thing) -> tuple[Finding, ...]:
    """Return those that are about a thing."""
    return tuple(finding for finding in findings if thing in finding.clash.things)
