"""What the columns and values of instructions and measures are called in the change log."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.web.history import FIELDS
from app.ground.words.dates import day_short
from app.matters.undertakings.rules import InstructionState, Section
from app.matters.undertakings.wording import section_told, state_told

for _name, _told in {
    "number": N_("Number"),
    "text": N_("What is to be done"),
    "given_on": N_("Given on"),
    "due": N_("Due"),
    "source": N_("By which letter or order"),
    "event": N_("Event"),
    "item": N_("Programme item"),
    "our_body": N_("Responsible on our side"),
    "their_body": N_("Responsible on the partner’s side"),
    "person": N_("Answers in person"),
    "state": N_("How far it has come"),
    "evidence": N_("Evidence"),
    "settled_on": N_("Settled on"),
    "measure": N_("Measure of the roadmap"),
    "dossier": N_("Project dossier"),
    "section": N_("Section"),
    "our_executor": N_("Executor on our side"),
    "their_executor": N_("Executor on the partner’s side"),
    "first_day": N_("First day"),
    "result": N_("Result"),
    "note": N_("Note"),
    "position": N_("Order"),
}.items():
    FIELDS.setdefault(_name, _told)

NAMES: Final[dict[str, Callable[[Any], str]]] = {
    "state": lambda value: state_told(InstructionState(value)),
    "section": lambda value: section_told(Section(value)),
    "due": lambda value: day_short(date.fromisoformat(value)),
}
