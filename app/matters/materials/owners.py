"""What a material belongs to: an item, a dossier, an instruction, a measure or an agreement; and who may give it materials."""

from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.matters.agreements.models import Agreement
from app.matters.materials.models import Material
from app.matters.materials.rules import Subject
from app.matters.undertakings.keepers import may_keep
from app.matters.undertakings.models import Dossier, Instruction, Measure
from app.planning.events.models import Event
from app.planning.events.queries import may_change
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor

_UNDERTAKINGS: Final = frozenset({Subject.DOSSIER, Subject.INSTRUCTION, Subject.MEASURE})
_T = TypeVar("_T", ProgrammeItem, Dossier, Instruction, Measure, Agreement)


@dataclass(frozen=True, slots=True)
class Owner:
    """What materials belong to, with its event where it has one."""

    subject: Subject
    id: int
    title: Texts
    event: Event | None

    def may_be_given(self, by: Actor) -> bool:
        """Tell whether a person may write its materials: whoever changes its event, and of an undertaking whoever keeps that."""
        if self.subject in _UNDERTAKINGS:
            return may_keep(by, self.event)
        return self.event is not None and may_change(self.event, by)


def get_owner(session: Session, subject: Subject, ident: int) -> Owner:
    """Return what materials belong to; raises NotFound."""
    match subject:
        case Subject.ITEM:
            item = _found(session, ProgrammeItem, ident, ProgrammeItem.event)
            return Owner(subject, ident, item.title, item.event)
        case Subject.AGREEMENT:
            agreement = _found(session, Agreement, ident, Agreement.event)
            return Owner(subject, ident, agreement.title, agreement.event)
        case Subject.INSTRUCTION:
            instruction = _found(session, Instruction, ident, Instruction.event)
            return Owner(subject, ident, instruction.text, instruction.event)
        case Subject.MEASURE:
            return Owner(subject, ident, _found(session, Measure, ident).title, None)
        case Subject.DOSSIER:
            return Owner(subject, ident, _found(session, Dossier, ident).title, None)


def owner_of(session: Session, material: Material) -> Owner:
    """Return what a material belongs to."""
    return get_owner(session, *owned_by(material))


def owned_by(material: Material) -> tuple[Subject, int]:
    """Return which thing of which sort a material belongs to; the database keeps that there is exactly one."""
    named = ((subject, getattr(material, f"{subject.value}_id")) for subject in Subject)
    return next((subject, ident) for subject, ident in named if ident is not None)


def _found(session: Session, model: type[_T], ident: int, *with_event: InstrumentedAttribute[Any]) -> _T:
    query = select(model).where(model.id == ident).options(*(joinedload(one) for one in with_event))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found
