"""What could be done about a finding, each deed with what it would make and mend; and doing one of them, all or nothing."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal, Stale
from app.judgement.conflicts import wording
from app.judgement.conflicts.deed_edits import edit_of
from app.judgement.conflicts.deed_wording import as_finding
from app.judgement.conflicts.deeds import Deed
from app.judgement.conflicts.doing import Ref, Seen, carry_out, changed_by
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.facts import Sort
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.interpreters_free import MISSING, interpreting
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.loading import situation_of
from app.judgement.conflicts.names import names_of
from app.judgement.conflicts.situation import Situation
from app.judgement.conflicts.weighing import Weighed, weighed
from app.planning.events.kinds import Severity
from app.planning.events.queries import get_event_to_change
from app.planning.journeys.models import Leg
from app.planning.programmes.models import ProgrammeItem
from app.planning.transfers.models import Transfer
from app.register.accounts.rules.roles import Actor

MOST_REMEDIES: Final = 12
"""More ways out than these nobody reads."""
_ROWS: Final[Mapping[str, type[ProgrammeItem] | type[Transfer] | type[Leg]]] = {one.__kind__: one for one in (ProgrammeItem, Transfer, Leg)}
_KINDS: Final[Mapping[Sort, str]] = {Sort.ITEM: ProgrammeItem.__kind__, Sort.RIDE: Transfer.__kind__, Sort.LEG: Leg.__kind__}


class Overtaken(Refusal):
    """What the page showed is not so any more; `stale` says of which things somebody has changed something."""

    status = 409

    def __init__(self, stale: Sequence[Stale] = ()) -> None:
        super().__init__(N_("This has changed since your page was drawn. Nothing has been done; choose again."))
        self.stale = tuple(stale)


class Mended(Refusal):
    """The finding is not there any more."""

    status = 409

    def __init__(self) -> None:
        super().__init__(N_("This does not stand any more: somebody has mended it, or it has become something else."))


@dataclass(frozen=True, slots=True)
class Remedy:
    """A deed that ends a finding; `seen` are the rows that it follows from, as they stand."""

    deed: Deed
    edit: Edit
    effect: Weighed
    """All that it makes and mends besides."""
    seen: Seen = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What the page sends back: equal for the same deed."""
        return key_of(self.deed)


@dataclass(frozen=True, slots=True)
class Remedies:
    """A finding and what could be done about it, the best first."""

    finding: Finding
    situation: Situation
    rows: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class Mend:
    """Do one of the deeds of a finding; both by their keys, and `seen` as the page showed it."""

    event_id: int
    by: Actor
    finding: str
    deed: str
    seen: Seen


def key_of(deed: Deed) -> str:
    """Return what tells a deed from others: «shift-12-30», «stayaway-12-5.6»."""
    values = (".".join(map(str, value)) if isinstance(value, tuple) else str(value) for value in astuple(deed))
    return "-".join((type(deed).__name__.lower(), *values))


def may_be_mended(check: str) -> bool:
    """Tell whether anything could ever be proposed about findings of a kind, so that nobody is led to a page that has nothing to say."""
    return check == MISSING or (check in BY_NAME and BY_NAME[check].mends)


def remedies_of(session: Session, event_id: int, key: str, *, now: datetime) -> Remedies | None:
    """Return what could be done about a finding; None where it is not there (any more)."""
    check = BY_NAME.get(key.partition(":")[0])
    if check is None:
        return None
    situation = situation_of(session, event_id, now=now)
    finding = next((one for one in judge(situation, [check]) if one.key == key), None)
    if finding is None:
        return None
    found = {key_of(one.deed): one for one in _tried(situation, finding, check.mend(situation, finding))}
    for near, deeds in interpreting(session, event_id, situation, finding, now=now):
        found |= {key_of(one.deed): one for one in _tried(near, finding, deeds)}
    best = sorted(found.values(), key=_badness)[:MOST_REMEDIES]
    return Remedies(finding, situation, _with_revisions(session, finding, best))


def deeds_of(situation: Situation, finding: Finding) -> tuple[Remedy, ...]:
    """Return what the rules alone propose about a finding, the best first."""
    return tuple(sorted(_tried(situation, finding, BY_NAME[finding.check].mend(situation, finding)), key=_badness))


def _tried(situation: Situation, finding: Finding, deeds: Iterable[Deed]) -> Iterator[Remedy]:
    """Think each deed through, and leave out what does not help: nobody is offered what leaves the finding as it is."""
    for deed in dict.fromkeys(deeds):
        edit = edit_of(situation, deed)
        if edit is None:
            continue
        effect = weighed(situation, edit)
        stands = any(one.key == finding.key for one in (*effect.made, *effect.kept))
        besides = tuple(one for one in effect.mended if one.key != finding.key)
        if not stands and len(besides) < len(effect.mended):
            yield Remedy(deed, edit, replace(effect, mended=besides))


def _badness(remedy: Remedy) -> tuple[int, int]:
    """Sorts what makes no blocker first, then what makes least; the rest stays as the kind of finding ordered it."""
    severities = Counter(finding.severity for finding in remedy.effect.made)
    return severities[Severity.BLOCKER], severities[Severity.ERROR]


def mend(session: Session, cmd: Mend, *, now: datetime) -> str:
    """Do it, and return what was done as a sentence; refuse where anything that the page showed is not so any more."""
    get_event_to_change(session, cmd.event_id, cmd.by)
    found = remedies_of(session, cmd.event_id, cmd.finding, now=now)
    if found is None:
        raise Mended
    remedy = next((one for one in found.rows if one.key == cmd.deed), None)
    stands = _revisions(session, remedy.seen if remedy else cmd.seen)
    stale = [Stale(*ref, seen, stands.get(ref, 0)) for ref, seen in cmd.seen.items() if ref in stands and stands[ref] != seen]
    if remedy is None or stale or stands.keys() - cmd.seen.keys():
        raise Overtaken(stale)
    told = as_finding(found.situation, remedy.deed, done=True)
    names = names_of(session, [told], focus=cmd.event_id)  # as everything is called now: its old time is what it was moved from
    carry_out(session, remedy.deed, cmd.by, cmd.seen)
    return wording.told(told, names)


def _with_revisions(session: Session, finding: Finding, remedies: Sequence[Remedy]) -> tuple[Remedy, ...]:
    """Let each remedy tell how whatever it follows from stands now."""
    about = [(_KINDS[thing.sort], thing.id) for thing in finding.clash.things if thing.sort in _KINDS]
    follows = [(*about, *changed_by(remedy.deed)) for remedy in remedies]
    stands = _revisions(session, {ref for refs in follows for ref in refs})
    return tuple(
        replace(one, seen={ref: stands[ref] for ref in refs if ref in stands}) for one, refs in zip(remedies, follows, strict=True)
    )


def _revisions(session: Session, refs: Collection[Ref]) -> dict[Ref, int]:
    """Return the revisions of those rows that are there: a query for each of the three sorts."""
    found: dict[Ref, int] = {}
    for kind, model in _ROWS.items():
        if idents := sorted({ident for of, ident in refs if of == kind}):
            rows = session.execute(select(model.id, model.revision).where(model.id.in_(idents)))
            found |= {(kind, row.id): row.revision for row in rows}
    return found
