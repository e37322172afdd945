"""A guest has nowhere to sleep on a night of their visit."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import Check
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.guests import GUESTS, Guest
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity


def _judge(situation: Situation, guest: Guest) -> Iterator[Clash]:
    facts = situation.facts
    event = facts.events[facts.focus]
    if not facts.stays or not lies_ahead(facts, event):
        return
    stays = facts.stays.get(guest.person, ())
    for night in guest.nights(event):
        if night >= facts.today and not any(since <= night < until for since, until in stays):
            things = (Thing(Sort.DELEGATION, guest.delegation), Thing(Sort.DAY, night.toordinal()))
            yield Clash(
                things,
                N_("%(delegation)s, without a bed for the night after %(day)s: %(people)s."),
                {"delegation": things[0], "day": night},
            )


CHECK = Check("no_bed", N_("A guest without a bed"), Severity.ERROR, GUESTS, _judge)
