"""An item lies over the midday prayer of a Friday, where the event observes it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.walltime import WallTime, zone
from app.judgement.conflicts.bookings import DROP_IN, ON_THE_WAY
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.deeds import Deed
from app.judgement.conflicts.facts import EventFact, ItemFact, Minute, Sort, Thing
from app.judgement.conflicts.findings import At, Clash, Finding
from app.judgement.conflicts.pairs_mended import ending_at, item_of, starting_at
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import Visibility

FRIDAY: Final = 4
_FREE: Final = ON_THE_WAY | DROP_IN


def prayer_during(event: EventFact, start: Minute, end: Minute) -> tuple[Minute, Minute] | None:
    """Return the instants of the prayer that a stretch of time lies over, by the clocks of the event; touching ends are none."""
    if event.prayer is None:
        return None
    day = datetime.fromtimestamp(start * 60, UTC).astimezone(zone(event.zone)).date()
    last = datetime.fromtimestamp(end * 60, UTC).astimezone(zone(event.zone)).date()
    while day <= last:
        if day.weekday() == FRIDAY:
            since, until = (int(WallTime(datetime.combine(day, clock), event.zone).instant.timestamp()) // 60 for clock in event.prayer)
            if start < until and since < end:
                return since, until
        day += timedelta(days=1)
    return None


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    event = situation.facts.events[item.event]
    if event.prayer is None or item.start is None or item.end is None or item.unsure:
        return
    if item.kind in _FREE or item.visibility is Visibility.HOSTS:
        return
    prayer = prayer_during(event, item.start, item.end)
    if prayer is not None:
        thing = Thing(Sort.ITEM, item.id)
        since, until = (At(minute, event.zone) for minute in prayer)
        told = N_("%(item)s lies over the Friday prayer (%(since)s–%(until)s).")
        yield Clash((thing,), told, {"item": thing, "since": since, "until": until}, (item.start, item.end, *prayer))


def _mend(situation: Situation, finding: Finding) -> Iterable[Deed]:
    item = item_of(situation, finding.clash.things[0])
    if item is None or item.start is None or item.end is None:
        return
    prayer = prayer_during(situation.facts.events[item.event], item.start, item.end)
    if prayer is not None:
        deeds = [*starting_at(item, prayer[1]), *ending_at(item, prayer[0])]
        yield from sorted(deeds, key=lambda deed: abs(deed.minutes))


CHECK = Check("prayer", N_("During the Friday prayer"), Severity.WARNING, ITEMS, _judge, _mend)
