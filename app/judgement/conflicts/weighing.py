"""What a change would do to the findings, told as somebody asks before making it: what is new, what stays, what goes; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.judgement.conflicts.checks import Check
from app.judgement.conflicts.edits import Edit, after
from app.judgement.conflicts.engine import SEVERITY_ORDER, Raw, compare, raw
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.kinds import ALL, BY_NAME
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a change makes (or makes worse), what stands before and after it on other grounds, and what it mends."""

    made: tuple[Finding, ...] = ()
    kept: tuple[Finding, ...] = ()
    mended: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.made or self.kept or self.mended)

    @property
    def blocks(self) -> bool:
        """Whether it makes a blocker."""
        return any(finding.severity is Severity.BLOCKER for finding in self.made)


def weighed(situation: Situation, edit: Edit, checks: Sequence[Check[Any]] = ALL) -> Weighed:
    """Return what a change would make, keep and mend; only what it touches is judged.

    Where two things that overlap still do, if by less, nothing new is made: a change is told for what it changes.
    """
    then, touched = after(situation, edit)
    before, now = raw(situation, touched, checks), raw(then, touched, checks)
    found = compare(before, now)
    kept = tuple(finding for finding in found.made if _stood(before, finding))
    return Weighed(tuple(finding for finding in found.made if finding not in kept), kept, found.mended)


def _stood(before: Raw, finding: Finding) -> bool:
    """Tell whether a finding stood before for the same people and was as bad, on whatever grounds."""
    old = before.get((finding.check, finding.clash.things))
    if old is None:
        return False
    severity = old[0].severity or BY_NAME[finding.check].severity
    return SEVERITY_ORDER.index(severity) <= SEVERITY_ORDER.index(finding.severity) and finding.people <= old[1]
