"""Writes of materials: add one, add a version, rename, reorder, withdraw and take back, remove."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.neighbours import exchanged
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.uploads import PAPERS, Upload
from app.matters.materials.listing import column_of
from app.matters.materials.models import Material, MaterialVersion
from app.matters.materials.owners import Owner, get_owner, owned_by, owner_of
from app.matters.materials.queries import find_material_by_uid, get_material
from app.matters.materials.rules import (
    MOST_MATERIALS,
    Subject,
    Uploaded,
    digest_of,
    language_of,
    next_number,
    refuse_removal,
    state_of,
    title_of,
)
from app.register.accounts.rules.roles import Actor, may_administer


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as a browser sent it: what it was called there, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class AddMaterial:
    """Give a thing a material with its first file. `uid` is chosen by the page, so that pressing twice adds one."""

    subject: Subject
    subject_id: int
    by: Actor
    uid: str
    sent: Sent
    title: str = ""
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddVersion:
    """Add a file to a material that the person saw at revision `seen`."""

    material_id: int
    by: Actor
    seen: int | None
    sent: Sent
    note: str = ""


@dataclass(frozen=True, slots=True)
class RenameMaterial:
    """Give a material another title or language."""

    material_id: int
    by: Actor
    seen: int | None
    title: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReorderMaterial:
    """Let a material stand before (−1) or after (+1) its neighbour."""

    material_id: int
    by: Actor
    seen: int | None
    step: int


@dataclass(frozen=True, slots=True)
class SetWithdrawn:
    """Say that a material is no longer in use, or that it is again."""

    material_id: int
    by: Actor
    seen: int | None
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class RemoveMaterial:
    """Remove a material that was added by mistake, with its file."""

    material_id: int
    by: Actor
    seen: int | None


def add_material(session: Session, cmd: AddMaterial, *, now: datetime) -> int:
    """Take the file in as the last material of its thing and return the material's id."""
    owner = _to_be_given(get_owner(session, cmd.subject, cmd.subject_id), cmd.by)
    made = _find_made(session, cmd)
    if made is not None:
        return made.id
    upload = Upload.of(cmd.sent.name, cmd.sent.content, PAPERS)
    title, language, position = title_of(cmd.title, upload.name), language_of(cmd.language), _next_position(session, owner)
    material = Material(uid=cmd.uid, title=title, language=language, position=position, versions=[])
    setattr(material, f"{owner.subject.value}_id", owner.id)
    material.event_id = owner.event.id if owner.event is not None else None
    _append(material, upload, digest_of(upload.content), 1, cmd.by, cmd.note, now)
    return made_once(session, material, lambda: _find_made(session, cmd)).id


def add_version(session: Session, cmd: AddVersion, *, now: datetime) -> int:
    """Take the file in as the newest version and return the material's id; the same file is told to be the same."""
    material = _material_to_change(session, cmd.material_id, cmd.by, None)
    newest, digest = material.versions[-1], digest_of(cmd.sent.content)
    if material.revision != cmd.seen and (newest.digest, newest.by_id or 0, newest.note) == (digest, cmd.by.id, cmd.note):
        return material.id  # the button was pressed twice
    refuse_if_stale(material, cmd.seen)
    upload = Upload.of(cmd.sent.name, cmd.sent.content, PAPERS)
    number = next_number(Uploaded(newest.number, newest.digest), digest, withdrawn=material.withdrawn)
    _append(material, upload, digest, number, cmd.by, cmd.note, now)
    session.flush()
    return material.id


def rename_material(session: Session, cmd: RenameMaterial) -> int:
    """Write title and language and return the material's id."""
    material = _material_to_change(session, cmd.material_id, cmd.by, cmd.seen)
    title, language = title_of(cmd.title, material.versions[-1].name), language_of(cmd.language)
    material.title, material.language = title, language
    session.flush()
    return material.id


def reorder_material(session: Session, cmd: ReorderMaterial) -> int:
    """Let the material change places with its neighbour among those in use; return its id."""
    material = _material_to_change(session, cmd.material_id, cmd.by, cmd.seen)
    if material.withdrawn:
        raise Refusal(N_("What is no longer in use has no place in the order."))
    subject, ident = owned_by(material)
    query = select(Material.id, Material.position).where(column_of(subject) == ident, Material.withdrawn.is_(False))
    rows = session.execute(query.order_by(Material.position, Material.id)).all()
    for one, position in exchanged(((row.id, row.position) for row in rows), material.id, cmd.step).items():
        if one == material.id:
            material.position = position
        else:
            # Its neighbours only make room: whoever edits one of them is not disturbed by a new revision.
            session.execute(update(Material).where(Material.id == one).values(position=position))
    session.flush()
    return material.id


def set_withdrawn(session: Session, cmd: SetWithdrawn) -> int:
    """Take the material out of use, or back into it, and return its id; where that has been done already, both wanted the same."""
    material = _material_to_change(session, cmd.material_id, cmd.by, None)
    if material.withdrawn is not cmd.withdrawn:
        refuse_if_stale(material, cmd.seen)
        material.withdrawn = cmd.withdrawn
        session.flush()
    return material.id


def remove_material(session: Session, cmd: RemoveMaterial) -> tuple[Subject, int]:
    """Remove the material with its file and return what it belonged to; the log keeps that it was there."""
    material = _material_to_change(session, cmd.material_id, cmd.by, cmd.seen)
    refuse_removal(len(material.versions), may_always=may_administer(cmd.by))
    owned = owned_by(material)
    session.delete(material)
    session.flush()
    return owned


def _to_be_given(owner: Owner, by: Actor) -> Owner:
    if not owner.may_be_given(by):
        raise NotAllowed
    return owner


def _material_to_change(session: Session, material_id: int, by: Actor, seen: int | None) -> Material:
    material = get_material(session, material_id)
    _to_be_given(owner_of(session, material), by)
    refuse_if_stale(material, seen)
    return material


def _append(material: Material, upload: Upload, digest: str, number: int, by: Actor, note: str, now: datetime) -> None:
    version = MaterialVersion(number=number, name=upload.name, type=upload.type, size=len(upload.content), digest=digest)
    version.content, version.note, version.at = upload.content, note, now
    version.by_id, version.by_name = by.id or None, by.name
    material.versions.append(version)
    material.newest_state = state_of(number, upload.name)


def _find_made(session: Session, cmd: AddMaterial) -> Material | None:
    """Return what an earlier press of the same button made; a name that is taken by something else's material is no such thing."""
    made = find_material_by_uid(session, cmd.uid)
    if made is not None and owned_by(made) != (cmd.subject, cmd.subject_id):
        raise NotAllowed
    return made


def _next_position(session: Session, owner: Owner) -> int:
    query = select(func.count(), func.max(Material.position)).where(column_of(owner.subject) == owner.id)
    count, last = session.execute(query).one()
    if count >= MOST_MATERIALS:
        raise Refusal(N_("There are %(most)s materials here at most."), most=MOST_MATERIALS)
    return last + 1 if count else 0
