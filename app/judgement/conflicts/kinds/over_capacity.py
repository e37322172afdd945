"""More people are expected at an item than its hall holds."""

from collections.abc import Iterable, Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.deeds import Deed
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Finding, Message, Value
from app.judgement.conflicts.halls_thought import exchanges, holds, rehousings, wanted
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.register.venues.rules import LAYOUT_NAMES


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    hall = situation.facts.halls.get(item.spot.hall) if item.spot.hall is not None else None
    room, count = holds(hall, item.layout) if hall is not None else None, wanted(item)
    if hall is None or room is None or count <= room:
        return
    things = (Thing(Sort.ITEM, item.id), Thing(Sort.HALL, hall.id))
    values: dict[str, Value] = {"item": things[0], "hall": things[1], "room": room, "count": count}
    if item.layout is not None and item.layout in hall.capacities:
        values["layout"] = Message(LAYOUT_NAMES[item.layout])
        message = N_("%(item)s: %(count)s people are expected, and %(hall)s holds %(room)s (%(layout)s).")
    else:
        message = N_("%(item)s: %(count)s people are expected, and %(hall)s holds %(room)s at most.")
    yield Clash(things, message, values, (count, room, item.layout))


def _mend(situation: Situation, finding: Finding) -> Iterable[Deed]:
    item = situation.facts.items.get(finding.clash.things[0].id)
    if item is not None:
        yield from rehousings(situation, item)
        yield from exchanges(situation, item)


CHECK = Check("over_capacity", N_("More people than the hall holds"), Severity.ERROR, ITEMS, _judge, _mend)
