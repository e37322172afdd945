"""Real instructions and measures for tests."""

from datetime import date
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.undertakings.models import Instruction, Measure
from app.matters.undertakings.rules import Section
from app.register.directory.models import Organisation
from app.register.directory.rules.kinds import PartySide
from tests.factories.people import an_organisation

GIVEN = date(2024, 11, 27)
DUE = date(2024, 12, 20)

_numbers = count(1)


def a_partner_body(session: Session, **over: Any) -> Organisation:
    """Return a body of Kazakhstan; `over` sets any column."""
    return an_organisation(session, **{"name": Texts(f"Министерство Казахстана {next(_numbers)}"), "side": PartySide.KAZAKHSTAN, **over})


def an_instruction(session: Session, **over: Any) -> Instruction:
    """Return an instruction given on 27 November 2024 and due on 20 December; `over` sets any column."""
    values: dict[str, Any] = {
        "uid": new_uid(),
        "number": "",
        "source": "",
        "text": f"Подобрать помещение {next(_numbers)}",
        "given_on": GIVEN,
        "due": DUE,
        "event": None,
        "item": None,
        "our_body": None,
        "their_body": None,
        "person": None,
        "measure": None,
        "dossier": None,
        "extensions": [],
    }
    values |= over
    if isinstance(values["text"], str):
        values["text"] = Texts(values["text"])
    instruction = Instruction(**values)
    session.add(instruction)
    session.flush()
    return instruction


def a_measure(session: Session, **over: Any) -> Measure:
    """Return a measure of the section of industry; `over` sets any column."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "uid": new_uid(),
        "section": Section.INDUSTRY,
        "position": number,
        "title": Texts(f"Наладить производство {number}"),
        "result": Texts(),
        "our_executor": None,
        "their_executor": None,
        "dossier": None,
    }
    measure = Measure(**{**values, **over})
    session.add(measure)
    session.flush()
    return measure
