"""How far an agreement has come, who signs it, and what it still lacks before the pens come out; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.register.directory.rules.kinds import PartySide


class AgreementState(StrEnum):
    """How far an agreement has come, in the order in which it goes; `removed` is taken off the list of what will be signed."""

    DRAFT = "draft"
    AGREED = "agreed"
    LEGAL_REVIEW = "legal_review"
    RECONCILED = "reconciled"
    APPROVED = "approved"
    PRINTED = "printed"
    SIGNED = "signed"
    REMOVED = "removed"


AGREEMENT_STATE_NAMES: Final[Mapping[AgreementState, str]] = {
    AgreementState.DRAFT: N_("Draft of an agreement"),
    AgreementState.AGREED: N_("Agreed with the parties"),
    AgreementState.LEGAL_REVIEW: N_("In legal review"),
    AgreementState.RECONCILED: N_("Languages reconciled"),
    AgreementState.APPROVED: N_("Approved for signing"),
    AgreementState.PRINTED: N_("Printed for signing"),
    AgreementState.SIGNED: N_("Signed"),
    AgreementState.REMOVED: N_("Not to be signed"),
}


class Authority(StrEnum):
    """What empowers somebody to sign."""

    OFFICE = "office"
    """By their office: a head of government needs no paper."""
    POWER = "power"
    """A full power or power of attorney."""
    DECISION = "decision"
    """A decision of the body that becomes bound."""


AUTHORITY_NAMES: Final[Mapping[Authority, str]] = {
    Authority.OFFICE: N_("by virtue of office"),
    Authority.POWER: N_("full powers"),
    Authority.DECISION: N_("decision of the party"),
}

READY: Final = frozenset({AgreementState.APPROVED, AgreementState.PRINTED, AgreementState.SIGNED})
"""What may be put before those who sign."""

ORDER: Final = tuple(state for state in AgreementState if state is not AgreementState.REMOVED)
"""The way that an agreement goes."""

MOST_AGREEMENTS: Final = 500
"""Agreements that one event may have; the largest forum known signed about a hundred."""
MOST_SIGNATORIES: Final = 12
"""Parties that one agreement may have; the form sends as many rows at most."""


class Steps(NamedTuple):
    """Where an agreement may go from where it stands; None: not there."""

    forward: AgreementState | None
    """What comes next."""
    back: AgreementState | None
    """What stood before: to mend a slip. What has been taken off the list begins anew as a draft."""
    aside: AgreementState | None
    """Off the list of what will be signed."""


def steps_from(state: AgreementState) -> Steps:
    """Return where an agreement may go: a step forward or back in the order, or off the list as long as it has not been signed."""
    if state is AgreementState.REMOVED:
        return Steps(None, AgreementState.DRAFT, None)
    place = ORDER.index(state)
    forward = ORDER[place + 1] if place + 1 < len(ORDER) else None
    return Steps(forward, ORDER[place - 1] if place else None, AgreementState.REMOVED if forward else None)


def refuse_step(now: AgreementState, wanted: AgreementState) -> None:
    """Refuse a step that cannot be made from where an agreement stands."""
    if wanted not in steps_from(now):
        raise Refusal(N_("An agreement goes step by step: this is neither the next one nor the one before."), "state")


@dataclass(frozen=True, slots=True)
class Signatory:
    """A party to an agreement and who signs for it; `authority` is what empowers them: «по должности», «доверенность № 12»."""

    party: Texts
    side: PartySide
    person_id: int | None = None
    authority: str = ""

    def __post_init__(self) -> None:
        if not self.party.ru:
            raise Refusal(N_("Name every party in Russian."), "signatories")


class Lack(StrEnum):
    """What an agreement may still lack, in the order in which it is told."""

    ITEM = "item"
    ITEM_CANCELLED = "item_cancelled"
    PARTIES = "parties"
    SIGNATORY = "signatory"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that an agreement lacks; `party` is the one for which nobody signs."""

    what: Lack
    party: Texts = Texts()


def lacks(
    state: AgreementState, parties: Iterable[tuple[Texts, bool]], *, has_item: bool, is_cancelled: bool = False
) -> tuple[Lacking, ...]:
    """Return what is missing before the pens come out; `parties` are told with whether somebody signs for them.

    Nothing is missing of what has been signed already, and of what will not be signed.
    """
    if state in {AgreementState.SIGNED, AgreementState.REMOVED}:
        return ()
    known = tuple(parties)
    found = [Lacking(Lack.ITEM)] if not has_item else [Lacking(Lack.ITEM_CANCELLED)] if is_cancelled else []
    found += [Lacking(Lack.PARTIES)] if len(known) < 2 else []
    found += [Lacking(Lack.SIGNATORY, party) for party, is_named in known if not is_named]
    return (*found, *([] if state in READY else [Lacking(Lack.APPROVAL)]))


def exchanged(positions: Iterable[tuple[int, int]], one: int, step: int) -> dict[int, int]:
    """Return which positions change after an agreement has changed places with its neighbour, by id; none at an end of the row.

    `positions` are ids with their positions in the order of signing. Where two share one, all are numbered anew.
    """
    order = list(positions)
    before = dict(order)
    if len(set(before.values())) < len(order):
        order = [(ident, place) for place, (ident, _) in enumerate(order)]
    places = [ident for ident, _ in order]
    here = places.index(one)
    there = here + (1 if step > 0 else -1)
    after = dict(order)
    if 0 <= there < len(order):
        after[one], after[places[there]] = order[there][1], order[here][1]
    return {ident: position for ident, position in after.items() if before[ident] != position}
