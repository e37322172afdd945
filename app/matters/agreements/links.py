"""What an agreement belongs to: dossiers, instructions, measures of the roadmap; read from either end, and what can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.agreements.models import Agreement, AgreementLink
from app.matters.undertakings.measures_queries import dossiers_offered, measures_offered
from app.matters.undertakings.models import Dossier, Instruction, Measure
from app.matters.undertakings.queries import CONTROLLED

MOST_OFFERED: Final = 300
"""Instructions that can be chosen: those on control, the latest first."""
_LONGEST: Final = 90
"""Letters of a text that a line of a choice shows."""


class LinkKind(StrEnum):
    """What an agreement may belong to."""

    DOSSIER = "dossier"
    INSTRUCTION = "instruction"
    MEASURE = "measure"


LINK_NAMES: Final[Mapping[LinkKind, str]] = {
    LinkKind.DOSSIER: N_("Project dossier"),
    LinkKind.INSTRUCTION: N_("Instruction"),
    LinkKind.MEASURE: N_("Measure of the roadmap"),
}
MODELS: Final[Mapping[LinkKind, type[Dossier] | type[Instruction] | type[Measure]]] = {
    LinkKind.DOSSIER: Dossier,
    LinkKind.INSTRUCTION: Instruction,
    LinkKind.MEASURE: Measure,
}
Offered = Mapping[str, Sequence[tuple[str, str]]]
"""Under a heading: what a choice sends («dossier-3»), and what it shows."""


@dataclass(frozen=True, slots=True)
class Linked:
    """One thing that an agreement belongs to; `id` is that of the link."""

    id: int
    kind: LinkKind
    thing_id: int
    title: Texts
    number: str = ""
    """Of an instruction, as the minutes have it."""


def linked_to(session: Session, agreement_id: int) -> tuple[Linked, ...]:
    """Return what an agreement belongs to: dossiers first, then instructions, then measures. One query."""
    loaded = (joinedload(AgreementLink.dossier), joinedload(AgreementLink.instruction), joinedload(AgreementLink.measure))
    query = select(AgreementLink).where(AgreementLink.agreement_id == agreement_id).options(*loaded).order_by(AgreementLink.id)
    found = [_linked(link) for link in session.scalars(query)]
    order = list(LinkKind)
    return tuple(sorted(found, key=lambda one: order.index(one.kind)))


def agreements_linked(session: Session, which: ColumnElement[bool]) -> Sequence[Agreement]:
    """Return the agreements that belong to something, with their events, the latest event first. One query."""
    query = select(Agreement).join(AgreementLink, AgreementLink.agreement_id == Agreement.id).where(which)
    query = query.join(Agreement.event).options(joinedload(Agreement.event))
    return sorted(session.scalars(query).unique(), key=lambda one: (one.event.first_day, -one.position, one.id), reverse=True)


def links_offered(session: Session, linked: Sequence[Linked]) -> Offered:
    """Return what an agreement may belong to besides. Three queries."""
    taken = {(one.kind, one.thing_id) for one in linked}
    found: dict[str, Sequence[tuple[str, str]]] = {}
    for kind, rows in (
        (LinkKind.DOSSIER, dossiers_offered(session)),
        (LinkKind.MEASURE, measures_offered(session)),
        (LinkKind.INSTRUCTION, _instructions_offered(session)),
    ):
        told = [(f"{kind.value}-{ident}", _shortened(title.told(current()))) for ident, title in rows if (kind, ident) not in taken]
        if told:
            found[gettext(LINK_NAMES[kind])] = told
    return found


def _instructions_offered(session: Session) -> Sequence[tuple[int, Texts]]:
    query = select(Instruction.id, Instruction.number, Instruction.text).where(Instruction.state.in_(CONTROLLED))
    rows = session.execute(query.order_by(Instruction.given_on.desc(), Instruction.id.desc()).limit(MOST_OFFERED))
    return [(ident, _numbered(number, text)) for ident, number, text in rows]


def _numbered(number: str, text: Texts) -> Texts:
    return Texts(f"{number} · {text.told(current())}") if number else text


def _linked(link: AgreementLink) -> Linked:
    if link.dossier is not None:
        return Linked(link.id, LinkKind.DOSSIER, link.dossier.id, link.dossier.title)
    if link.measure is not None:
        return Linked(link.id, LinkKind.MEASURE, link.measure.id, link.measure.title)
    instruction = link.instruction
    assert instruction is not None  # the table holds exactly one of the three
    return Linked(link.id, LinkKind.INSTRUCTION, instruction.id, instruction.text, instruction.number)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(None, 1)[0] + " …"
