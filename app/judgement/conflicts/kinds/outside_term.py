"""Members of a delegation come in an office that they do not hold on the days of the event."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.judgement.conflicts.checks import DELEGATIONS, Check
from app.judgement.conflicts.facts import DelegationFact, MemberFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.guests import coming
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(situation: Situation, delegation: DelegationFact) -> Iterator[Clash]:
    days = situation.facts.events[delegation.event].days
    outside = [member for member in coming(delegation) if not _holds(member, days)]
    if outside:
        thing = Thing(Sort.DELEGATION, delegation.id)
        yield Clash(
            (thing,),
            N_("%(delegation)s, not in office on all days of the event: %(people)s."),
            {"delegation": thing},
            (days, *sorted((member.person, str(member.since), str(member.until)) for member in outside)),
            frozenset(member.person for member in outside),
        )


def _holds(member: MemberFact, days: Days) -> bool:
    """Tell whether the appointment that somebody comes with lasts through all the days; one without dates does."""
    return (member.since is None or member.since <= days.first) and (member.until is None or days.last <= member.until)


CHECK = Check("outside_term", N_("An office not held then"), Severity.ERROR, DELEGATIONS, _judge)
