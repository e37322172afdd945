"""An event takes place on a public holiday of one of the sides."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import EVENTS, Check
from app.judgement.conflicts.facts import EventFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Message
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.register.directory.rules.kinds import PartySide
from app.register.holidays.rules import JURISDICTIONS, DayKind, Jurisdiction

_WHOSE: Final[Mapping[Jurisdiction, PartySide]] = {
    Jurisdiction.RUSSIA: PartySide.BASHKORTOSTAN,
    Jurisdiction.BASHKORTOSTAN: PartySide.BASHKORTOSTAN,
    Jurisdiction.KAZAKHSTAN: PartySide.KAZAKHSTAN,
}
"""Which side has a day off; what holds in all Russia is told rather than that it holds in Bashkortostan."""


def _judge(situation: Situation, event: EventFact) -> Iterator[Clash]:
    given = {(one.day, one.jurisdiction) for one in situation.facts.holidays if one.kind is DayKind.NONWORKING}
    for day in event.days.each():
        told = set[PartySide]()
        for jurisdiction, side in _WHOSE.items():
            if (day, jurisdiction) in given and side not in told:
                told.add(side)
                yield Clash(
                    (
                        Thing(Sort.EVENT, event.id),
                        Thing(Sort.DAY, day.toordinal()),
                        Thing(Sort.SIDE, tuple(PartySide).index(side)),
                    ),
                    N_("%(day)s is a public holiday: %(where)s."),
                    {"day": day, "where": Message(JURISDICTIONS[jurisdiction])},
                    (day, jurisdiction.value),
                )


CHECK = Check("holiday", N_("A public holiday"), Severity.WARNING, EVENTS, _judge)
