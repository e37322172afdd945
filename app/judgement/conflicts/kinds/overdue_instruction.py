"""An instruction of a group is overdue, and the group is about to meet; or what an event decides is overdue before it is over."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import INSTRUCTIONS, Check
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.promised import InstructionFact
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity

_TOLD = (
    N_("Instruction %(instruction)s was due on %(due)s and is still open; no body is named as responsible."),
    N_("Instruction %(instruction)s was due on %(due)s and is still open; responsible: %(body)s."),
    N_("Instruction %(instruction)s was due on %(due)s and is still open; responsible: %(body)s and %(partner)s."),
)
"""By how many bodies are named."""


def _judge(situation: Situation, instruction: InstructionFact) -> Iterator[Clash]:
    facts = situation.facts
    if instruction.due >= facts.today or not lies_ahead(facts, facts.events[instruction.event]):
        return
    thing = Thing(Sort.INSTRUCTION, instruction.id)
    bodies = dict(zip(("body", "partner"), (Thing(Sort.BODY, body) for body in instruction.bodies), strict=False))
    yield Clash(
        (thing,),
        _TOLD[len(bodies)],
        {"instruction": thing, "due": instruction.due, **bodies},
        (instruction.due, instruction.bodies),
    )


CHECK = Check("overdue_instruction", N_("An overdue instruction"), Severity.WARNING, INSTRUCTIONS, _judge)
