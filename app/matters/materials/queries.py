"""Reads of materials: one with its versions, one file of them, its history."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload, undefer

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.matters.materials.models import Material, MaterialVersion


def get_material(session: Session, material_id: int) -> Material:
    """Return a material with what is known of its versions, without what is in them; raises NotFound."""
    query = select(Material).where(Material.id == material_id).options(selectinload(Material.versions))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_material_by_uid(session: Session, uid: str) -> Material | None:
    """Return the material with a UID, if there is one."""
    return session.scalars(select(Material).where(Material.uid == uid)).one_or_none()


def get_file(session: Session, material_id: int, number: int) -> MaterialVersion:
    """Return a version with its content; raises NotFound."""
    query = select(MaterialVersion).where(MaterialVersion.material_id == material_id, MaterialVersion.number == number)
    found = session.scalars(query.options(undefer(MaterialVersion.content))).one_or_none()
    if found is None:
        raise NotFound
    return found


def history_of_material(session: Session, material_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of a material, newest first."""
    query = select(Change).where(Change.kind == Material.__kind__, Change.thing_id == material_id)
    return session.scalars(query.order_by(Change.id.desc()).limit(limit)).all()
