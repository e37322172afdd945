"""The materials of many things at once, as lists show them: each with its newest version and without what is in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.matters.materials.models import Material, MaterialVersion
from app.matters.materials.rules import Subject


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """A material and the file that was uploaded for it last."""

    id: int
    title: str
    language: str
    withdrawn: bool
    number: int
    """Of the newest version."""
    name: str
    type: str
    size: int
    at: datetime
    by_name: str
    revision: int = 0


def column_of(subject: Subject) -> InstrumentedAttribute[int | None]:
    """Return the column that names what a material belongs to."""
    columns = {
        Subject.ITEM: Material.item_id,
        Subject.DOSSIER: Material.dossier_id,
        Subject.INSTRUCTION: Material.instruction_id,
        Subject.MEASURE: Material.measure_id,
        Subject.AGREEMENT: Material.agreement_id,
    }
    return columns[subject]


def materials_of(session: Session, subject: Subject, ids: Collection[int]) -> dict[int, list[MaterialRow]]:
    """Return the materials of several things of one sort by their ids, those in use first, each list in its order. One query."""
    if not ids:
        return {}
    owner = column_of(subject)
    newest = select(func.max(MaterialVersion.number)).where(MaterialVersion.material_id == Material.id).correlate(Material)
    query = (
        select(
            owner,
            Material.id,
            Material.title,
            Material.language,
            Material.withdrawn,
            MaterialVersion.number,
            MaterialVersion.name,
            MaterialVersion.type,
            MaterialVersion.size,
            MaterialVersion.at,
            MaterialVersion.by_name,
            Material.revision,
        )
        .join(MaterialVersion, and_(MaterialVersion.material_id == Material.id, MaterialVersion.number == newest.scalar_subquery()))
        .where(owner.in_(ids))
        .order_by(owner, Material.withdrawn, Material.position, Material.id)
    )
    found: dict[int, list[MaterialRow]] = {}
    for subject_id, *told in session.execute(query):
        found.setdefault(int(subject_id or 0), []).append(MaterialRow(*told))
    return found
