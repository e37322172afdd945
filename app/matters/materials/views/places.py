"""Where in the house a material's owner is shown: the address of its page, and the parts that pages of others show of materials."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from flask import url_for
from sqlalchemy.orm import Session

from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.web.sections import enter
from app.matters.materials.listing import materials_of
from app.matters.materials.owners import Owner
from app.matters.materials.rules import Subject
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.register.accounts.identity import signed_in

_SECTION: Final = "materials/_section.html"
_ORDER: Final = 50
_TALK: Final = frozenset({ItemKind.PLENARY, ItemKind.SESSION, ItemKind.AGENDA, ItemKind.MEETING, ItemKind.SIGNING, ItemKind.PRESS})
"""Items at which papers are usual: only on their pages an empty list is shown, for whoever has one to add."""


def place_of(owner: Owner) -> str:
    """Return the address of the page on which an owner's materials stand."""
    match owner.subject:
        case Subject.ITEM:
            return url_for("planner.item", item_id=owner.id, _anchor="materials")
        case Subject.DOSSIER:
            return url_for("dossiers.show", dossier_id=owner.id, _anchor="materials")
        case Subject.INSTRUCTION:
            return url_for("undertakings.instruction", instruction_id=owner.id, _anchor="materials")
        case Subject.MEASURE:
            return url_for("undertakings.measure", measure_id=owner.id, _anchor="materials")
        case Subject.AGREEMENT:
            return url_for("agreements.show", agreement_id=owner.id, _anchor="materials")


def _section(subject: Subject) -> Callable[[Session, Any], Mapping[str, object] | None]:
    def given(session: Session, thing: Any) -> Mapping[str, object] | None:
        event = getattr(thing, "event", None) if subject in {Subject.ITEM, Subject.INSTRUCTION, Subject.AGREEMENT} else None
        rows = materials_of(session, subject, (thing.id,)).get(thing.id, [])
        may = Owner(subject, thing.id, getattr(thing, "title", None) or thing.text, event).may_be_given(signed_in())
        if not rows and not (may and _has_papers(thing)):
            return None
        return {"rows": rows, "subject": subject.value, "id": thing.id, "may_change": may, "office": OFFICE_ZONE}

    return given


def _has_papers(thing: Any) -> bool:
    return not isinstance(thing, ProgrammeItem) or (thing.kind in _TALK and not thing.cancelled)


for _subject in Subject:
    enter(_subject.value, _SECTION, _section(_subject), order=_ORDER)
