"""An agreement is put on a signing before it has been approved."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import AGREEMENTS, Check
from app.judgement.conflicts.facts import AgreementFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Message
from app.judgement.conflicts.situation import Situation
from app.matters.agreements.rules import AGREEMENT_STATE_NAMES, READY, AgreementState
from app.planning.events.kinds import Severity


def _judge(situation: Situation, agreement: AgreementFact) -> Iterator[Clash]:
    item = situation.facts.items.get(agreement.item) if agreement.item is not None else None
    if item is None or agreement.state in READY or agreement.state is AgreementState.REMOVED:
        return
    thing = Thing(Sort.AGREEMENT, agreement.id)
    yield Clash(
        (thing,),
        N_("%(agreement)s is to be signed at %(item)s, but is not approved yet: %(state)s."),
        {"agreement": thing, "item": Thing(Sort.ITEM, item.id), "state": Message(AGREEMENT_STATE_NAMES[agreement.state])},
        (item.id, agreement.state.value),
    )


CHECK = Check("signing_unapproved", N_("A signing with an agreement that is not approved"), Severity.BLOCKER, AGREEMENTS, _judge)
