"""How far an agreement has come, who signs it, and in which order; pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import folded
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

_BY_OFFICE: Final = "по должности"
"""What was written before there were kinds of authority."""

_GOVERNMENTS: Final = ("правительство", "кабинет министров")
_AUTHORITIES: Final = ("министерство", "государственный комитет", "комитет", "акимат", "администрация", "агентство", "аппарат")
_NUMBER: Final = re.compile(r"[0-9]{1,6}")

READY: Final = frozenset({AgreementState.APPROVED, AgreementState.PRINTED, AgreementState.SIGNED})
"""What may be put before those who sign."""

PAST: Final = frozenset({AgreementState.SIGNED, AgreementState.REMOVED})
"""What nothing has to be done for any more before the pens come out."""

ORDER: Final = tuple(state for state in AgreementState if state is not AgreementState.REMOVED)
"""The way that an agreement goes."""

MOST_AGREEMENTS: Final = 500
"""Agreements that one event may have; the largest forum known signed about a hundred."""
MOST_SIGNATORIES: Final = 12
"""Parties that one agreement may have; the form sends as many rows at most."""
USUAL_COPIES: Final = 2
MOST_COPIES: Final = 50


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


class Empowered(NamedTuple):
    """What empowers somebody to sign: of which kind it is, and the paper; neither where nobody has said."""

    kind: Authority | None
    paper: str


def understood(kind: Authority | None, words: str) -> Empowered:
    """Return what empowers somebody; «по должности» in words is said without them."""
    if kind in (None, Authority.OFFICE) and folded(words) == folded(_BY_OFFICE):
        return Empowered(Authority.OFFICE, "")
    return Empowered(kind, words)


def party_class(party: Texts) -> int:
    """Return how high a party stands by its Russian name: governments first, then ministries and akimats, then all others."""
    name = folded(party.ru)
    if name.startswith(_GOVERNMENTS):
        return 0
    return 1 if name.startswith(_AUTHORITIES) else 2


def next_number(given: Iterable[str], year: int) -> str:
    """Return the number that the register gives out next in a year: «8/2024»; `given` are those of that year."""
    found = (_NUMBER.match(number) for number in given)
    return f"{max((int(one[0]) for one in found if one), default=0) + 1}/{year}"


@dataclass(frozen=True, slots=True)
class Signatory:
    """A party to an agreement and who signs for it; `authority` is the paper that empowers them: «доверенность № 12»."""

    party: Texts
    side: PartySide
    person_id: int | None = None
    authority: str = ""
    authority_kind: Authority | None = None

    def __post_init__(self) -> None:
        if not self.party.ru:
            raise Refusal(N_("Name every party in Russian."), "signatories")
