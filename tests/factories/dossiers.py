"""Real dossiers for tests, with their entries."""

from datetime import date
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.undertakings.models import Dossier, DossierNote, Instruction, Measure
from app.matters.undertakings.rules import DossierState, InstructionState, Section

_T = TypeVar("_T")

TITLE = "Производство диоксида титана"


def a_dossier(session: Session, **over: Any) -> Dossier:
    """Return the dossier of a project that has been going on since 2018; `over` sets any column."""
    values: dict[str, Any] = {"title": Texts(TITLE), "section": Section.INDUSTRY, "state": DossierState.ACTIVE, "since": date(2018, 1, 1)}
    values |= {"summary": Texts(), "place": Texts()}
    return _kept(session, Dossier(**{"uid": new_uid(), **values, **over}))


def a_note(session: Session, dossier: Dossier, text: str = "Проект представлен", **over: Any) -> DossierNote:
    """Return an entry of a dossier; `over` sets any column or relationship."""
    values: dict[str, Any] = {"dossier_id": dossier.id, "day": date(2024, 11, 25), "text": Texts(text), "item": None}
    return _kept(session, DossierNote(**{"uid": new_uid(), **values, **over}))


def a_question(session: Session, dossier: Dossier, text: str = "Откуда сырьё?", **over: Any) -> DossierNote:
    """Return a question that is open."""
    return a_note(session, dossier, text, **{"is_question": True, **over})


def an_instruction_of(session: Session, dossier: Dossier, **over: Any) -> Instruction:
    """Return an instruction that belongs to a dossier."""
    values: dict[str, Any] = {
        "text": Texts("Найти поставщика"),
        "given_on": date(2024, 11, 25),
        "due": date(2025, 3, 1),
        "state": InstructionState.OPEN,
        "dossier": dossier,
        "number": "",
        "source": "",
        "extensions": [],
    }
    nothing = dict.fromkeys(("event", "item", "our_body", "their_body", "person", "measure"))
    return _kept(session, Instruction(**{"uid": new_uid(), **nothing, **values, **over}))


def a_measure_of(session: Session, dossier: Dossier, **over: Any) -> Measure:
    """Return a measure of the roadmap that belongs to a dossier."""
    values: dict[str, Any] = {
        "title": Texts("Определить источник сырья"),
        "section": Section.INDUSTRY,
        "result": Texts(),
        "dossier": dossier,
    }
    nothing = dict.fromkeys(("our_executor", "their_executor"))
    return _kept(session, Measure(**{"uid": new_uid(), **nothing, **values, **over}))


def _kept(session: Session, thing: _T) -> _T:
    session.add(thing)
    session.flush()
    return thing
