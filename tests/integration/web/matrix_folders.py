"""What the routes about the head's folder stand for."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.matters.folders.commands import FillFolder, fill_folder
from app.matters.folders.models import FolderSheet
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor


def folder_of(session: Session, event: Event, officer: Actor) -> dict[str, object]:
    """Return a document in the folder of `event`."""
    fill_folder(session, FillFolder(event.id, officer))
    return {"sheet_id": session.scalars(select(FolderSheet.id).where(FolderSheet.event_id == event.id)).all()[0]}
