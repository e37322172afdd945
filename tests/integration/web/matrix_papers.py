"""What the routes about materials and briefs stand for."""

from sqlalchemy.orm import Session

from app.matters.materials.rules import Subject
from tests.factories.briefs import a_brief
from tests.factories.materials import a_material


def papers_of(session: Session, item_id: int) -> dict[str, object]:
    """Return a material of an item, the item as what a further one may belong to, and a brief."""
    material = a_material(session, Subject.ITEM, item_id)
    return {"material_id": material.id, "subject": Subject.ITEM.value, "subject_id": item_id, "brief_id": a_brief(session).id}
