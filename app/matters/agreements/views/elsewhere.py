"""What other pages show of agreements: a dossier and an instruction those that belong to them, today the texts that are due."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.ground.web.sections import enter
from app.matters.agreements import wording
from app.matters.agreements.links import agreements_linked
from app.matters.agreements.models import AgreementLink
from app.matters.agreements.queries import texts_due
from app.matters.agreements.text_rules import NEAR
from app.matters.undertakings.models import Dossier, Instruction

MOST: Final = 50
"""Texts that are told on the page of today."""


def agreements_of_dossier(session: Session, dossier: Dossier) -> Mapping[str, object] | None:
    """Return the agreements that belong to a project."""
    found = agreements_linked(session, AgreementLink.dossier_id == dossier.id)
    return {"agreements": found, "words": wording} if found else None


def agreements_of_instruction(session: Session, instruction: Instruction) -> Mapping[str, object] | None:
    """Return the agreements that belong to an instruction."""
    found = agreements_linked(session, AgreementLink.instruction_id == instruction.id)
    return {"agreements": found, "words": wording} if found else None


def texts_of_today(session: Session, day: date) -> Mapping[str, object] | None:
    """Return the texts that are overdue on a day, and those due within a week of it. One query."""
    found = texts_due(session, day + NEAR, limit=MOST)
    return {"texts": found, "day": day, "words": wording} if found else None


enter("dossier", "agreements/_linked.html", agreements_of_dossier, order=30)
enter("instruction", "agreements/_linked.html", agreements_of_instruction, order=30)
enter("today", "agreements/_today.html", texts_of_today, order=30)
