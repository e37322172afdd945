"""Writes of a folder: put documents in, as usual or chosen, put them in order, give them a title, take them out."""

import uuid
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.matters.folders.models import FolderSheet
from app.matters.folders.offers import offers_of
from app.matters.folders.queries import find_sheet_by_uid, get_sheet, sheets_of, wanted_of
from app.matters.folders.rules import LONGEST_TITLE, MOST_SHEETS, Sheet, Wanted, in_order, usual
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor

_SHEETS: Final = uuid.UUID("c1f5d0a4-7e5b-4a0f-9a1e-3d2b6c8f4e70")
_COLUMNS: Final = {
    Sheet.COMPOSITION: "delegation",
    Sheet.SPEAKERS: "item",
    Sheet.SEATING: "item",
    Sheet.TALKING_POINTS: "item",
    Sheet.BRIEF: "brief",
    Sheet.DOSSIER: "dossier",
    Sheet.MATERIAL: "material",
}


@dataclass(frozen=True, slots=True)
class AddSheets:
    """Put documents into the folder of an event, behind those that are there; one that is there already stays where it is."""

    event_id: int
    by: Actor
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class FillFolder:
    """Put in what every folder of such an event has."""

    event_id: int
    by: Actor


@dataclass(frozen=True, slots=True)
class NameSheet:
    """Say how the table of contents calls a document; an empty title: as the document itself does."""

    sheet_id: int
    by: Actor
    seen: int | None
    title: str


@dataclass(frozen=True, slots=True)
class MoveSheet:
    """Let a document lie before (−1) or after (+1) its neighbour."""

    sheet_id: int
    by: Actor
    seen: int | None
    step: int


@dataclass(frozen=True, slots=True)
class RemoveSheet:
    """Take a document out of the folder; the document itself stays what it is."""

    sheet_id: int
    by: Actor
    seen: int | None


def add_sheets(session: Session, cmd: AddSheets) -> int:
    """Put the documents in and return how many are new; refuses what the event does not have."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    offered = {one.wanted for one in offers_of(session, event, "ru")}
    if not set(cmd.wanted) <= offered:
        raise Refusal(N_("One of these documents is no longer there. Look at the list again."), "wanted")
    return _put_in(session, event, list(dict.fromkeys(cmd.wanted)))


def fill_folder(session: Session, cmd: FillFolder) -> int:
    """Put in what is usual and not there yet; return how many are new."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    return _put_in(session, event, usual((one.wanted, one.usual) for one in offers_of(session, event, "ru")))


def name_sheet(session: Session, cmd: NameSheet) -> int:
    """Write the title and return the document's id."""
    sheet = _sheet_to_change(session, cmd.sheet_id, cmd.by, cmd.seen)
    if len(cmd.title) > LONGEST_TITLE:
        raise Refusal(N_("At most %(most)s characters fit here; there are %(count)s."), "title", most=LONGEST_TITLE, count=len(cmd.title))
    sheet.title = cmd.title
    session.flush()
    return sheet.id


def move_sheet(session: Session, cmd: MoveSheet) -> int:
    """Let the document change places with its neighbour and return its id."""
    sheet = _sheet_to_change(session, cmd.sheet_id, cmd.by, cmd.seen)
    order = [one.id for one in sheets_of(session, sheet.event_id)]
    place = order.index(sheet.id)
    other = place + (1 if cmd.step > 0 else -1)
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    for position, ident in enumerate(order):
        if ident == sheet.id:
            sheet.position = position  # a second press of the button finds a new revision, and changes nothing back
        else:
            session.execute(update(FolderSheet).where(FolderSheet.id == ident).values(position=position))
    session.flush()
    return sheet.id


def remove_sheet(session: Session, cmd: RemoveSheet) -> int:
    """Take the document out and return the event's id."""
    sheet = _sheet_to_change(session, cmd.sheet_id, cmd.by, cmd.seen)
    event_id = sheet.event_id
    session.delete(sheet)
    session.flush()
    return event_id


def _put_in(session: Session, event: Event, wanted: list[Wanted]) -> int:
    there = {wanted_of(one) for one in sheets_of(session, event.id)}
    new = [one for one in in_order(wanted) if one not in there]
    if len(there) + len(new) > MOST_SHEETS:
        raise Refusal(N_("A folder has at most %(most)s documents."), "wanted", most=MOST_SHEETS)
    last = session.scalar(select(func.max(FolderSheet.position)).where(FolderSheet.event_id == event.id))
    first = 0 if last is None else last + 1
    for position, one in enumerate(new, first):
        _write(session, event, one, position)
    return len(new)


def _write(session: Session, event: Event, wanted: Wanted, position: int) -> None:
    # The UID follows from what lies where: two who put in the same document at once make one row.
    uid = str(uuid.uuid5(_SHEETS, f"{event.uid} {wanted.key}"))
    sheet = FolderSheet(uid=uid, event_id=event.id, position=position, sheet=wanted.sheet, title="", day=wanted.day)
    if wanted.subject is not None:
        setattr(sheet, f"{_COLUMNS[wanted.sheet]}_id", wanted.subject)
    made_once(session, sheet, lambda: find_sheet_by_uid(session, uid))


def _sheet_to_change(session: Session, sheet_id: int, by: Actor, seen: int | None) -> FolderSheet:
    sheet = get_sheet(session, sheet_id)
    get_event_to_change(session, sheet.event_id, by)
    refuse_if_stale(sheet, seen)
    return sheet
