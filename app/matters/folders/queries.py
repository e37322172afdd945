"""Reads of the folders of events."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.matters.folders.models import FolderSheet
from app.matters.folders.rules import Wanted
from app.matters.materials.models import MaterialVersion

_ABOUT = (FolderSheet.delegation, FolderSheet.item, FolderSheet.brief, FolderSheet.dossier, FolderSheet.material)


def sheets_of(session: Session, event_id: int) -> list[FolderSheet]:
    """Return what lies in the folder of an event, in order, with everything that it is about."""
    query = select(FolderSheet).where(FolderSheet.event_id == event_id).order_by(FolderSheet.position, FolderSheet.id)
    return list(session.scalars(query.options(*(joinedload(one) for one in _ABOUT))))


def get_sheet(session: Session, sheet_id: int) -> FolderSheet:
    """Return a document of a folder with everything that it is about; raises NotFound."""
    query = select(FolderSheet).where(FolderSheet.id == sheet_id)
    sheet = session.scalar(query.options(*(joinedload(one) for one in _ABOUT)))
    if sheet is None:
        raise NotFound
    return sheet


def find_sheet_by_uid(session: Session, uid: str) -> FolderSheet | None:
    """Return the document with this UID, if there is one."""
    return session.scalar(select(FolderSheet).where(FolderSheet.uid == uid))


def wanted_of(sheet: FolderSheet) -> Wanted:
    """Return what a document of a folder is and what it is about."""
    ids = (sheet.delegation_id, sheet.item_id, sheet.brief_id, sheet.dossier_id, sheet.material_id)
    return Wanted(sheet.sheet, next((one for one in ids if one is not None), None), sheet.day)


def number_of_sheets(session: Session, event_id: int) -> int:
    """Return how many documents lie in the folder of an event."""
    return session.scalar(select(func.count()).select_from(FolderSheet).where(FolderSheet.event_id == event_id)) or 0


def history_of_folder(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of the folder of an event, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == FolderSheet.__kind__).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()


def newest_file(session: Session, material_id: int) -> bytes:
    """Return what was uploaded last for a material."""
    query = select(MaterialVersion.content).where(MaterialVersion.material_id == material_id).order_by(MaterialVersion.number.desc())
    content = session.scalar(query.limit(1))
    if content is None:
        raise NotFound
    return content
