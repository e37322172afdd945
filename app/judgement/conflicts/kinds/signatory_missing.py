"""An agreement is to be signed, and nobody is named who signs for a party, or whoever is named is not there."""

from collections.abc import Iterator

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.checks import AGREEMENTS, Check
from app.judgement.conflicts.facts import AgreementFact, Sort, Thing
from app.judgement.conflicts.findings import Clash
from app.judgement.conflicts.situation import Situation
from app.matters.agreements.rules import AgreementState
from app.planning.events.kinds import Severity


def _judge(situation: Situation, agreement: AgreementFact) -> Iterator[Clash]:
    item = situation.facts.items.get(agreement.item) if agreement.item is not None else None
    if item is None or agreement.state in (AgreementState.SIGNED, AgreementState.REMOVED):
        return
    thing, signing = Thing(Sort.AGREEMENT, agreement.id), Thing(Sort.ITEM, item.id)
    named = [person for _, person in agreement.signatories if person is not None]
    unnamed = len(agreement.signatories) - len(named)
    if unnamed or not named:
        yield Clash(
            (thing,),
            N_("%(agreement)s is to be signed at %(item)s, but not every party has named who signs."),
            {"agreement": thing, "item": signing},
            (item.id, unnamed),
        )
    if absent := frozenset(named) - item.people:
        yield Clash(
            (thing, signing),
            N_("%(agreement)s is to be signed at %(item)s, but who signs does not attend: %(people)s."),
            {"agreement": thing, "item": signing},
            (item.id,),
            absent,
        )


CHECK = Check("signatory_missing", N_("A signing without its signatory"), Severity.BLOCKER, AGREEMENTS, _judge)
