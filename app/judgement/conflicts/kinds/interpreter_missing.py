"""An item of talks, or with speeches in two languages, has no interpreter.

That delegations of both sides are there says too little: at a reception nobody interprets for all.
"""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Message, Value
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.planning.interpreting.rules import NEED_NAMES, need_of
from app.planning.programmes.rules import ItemRole


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    facts = situation.facts
    if any(role is ItemRole.INTERPRETER for _, role in item.roles) or item.when.day < facts.today:
        return
    if not lies_ahead(facts, facts.events[item.event]):
        return
    need = need_of(item.kind, (), item.speech_languages)
    if need is not None:
        thing = Thing(Sort.ITEM, item.id)
        values: dict[str, Value] = {"item": thing, "why": Message(NEED_NAMES[need])}
        yield Clash((thing,), N_("%(item)s has no interpreter: %(why)s."), values, (need.value,))


CHECK = Check("interpreter_missing", N_("No interpreter"), Severity.WARNING, ITEMS, _judge)
