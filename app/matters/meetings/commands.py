"""Writes of an agenda: a point more, what a point deals with, what is taken up from earlier meetings.

Points are items of the programme: whatever else is done to them goes through its own commands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.ground.db.base import Recorded
from app.ground.db.history import note
from app.ground.kernel.refusals import N_, NotAllowed, NotFound, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision
from app.matters.meetings.agenda import has_agenda, is_point
from app.matters.meetings.models import AgendaLink
from app.matters.meetings.rules import MOST_LINKS, MOST_POINTS, Subject, SubjectKind
from app.matters.undertakings.models import Dossier, Instruction, Measure
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.planning.programmes.commands import AddItem, ItemDetails, add_item
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import find_item_by_uid, get_item, items_of
from app.planning.programmes.rules import ItemKind, TypedTime
from app.register.accounts.rules.roles import Actor

LONGEST_POINT: Final = 480
"""Minutes of one point; more is a day's programme."""
_COLUMNS: Final[Mapping[SubjectKind, InstrumentedAttribute[int | None]]] = {
    SubjectKind.DOSSIER: AgendaLink.dossier_id,
    SubjectKind.INSTRUCTION: AgendaLink.instruction_id,
    SubjectKind.MEASURE: AgendaLink.measure_id,
}
_MODELS: Final[Mapping[SubjectKind, type[Dossier] | type[Instruction] | type[Measure]]] = {
    SubjectKind.DOSSIER: Dossier,
    SubjectKind.INSTRUCTION: Instruction,
    SubjectKind.MEASURE: Measure,
}


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Put a point after the last one; `start` is asked for only where nothing stands before it. `uid` is the item's, chosen by the page."""

    event_id: int
    by: Actor
    uid: str
    title: Texts
    minutes: int
    start: time | None = None


@dataclass(frozen=True, slots=True)
class OnSubject:
    """Let a point deal with something, or no longer."""

    item_id: int
    by: Actor
    subject: Subject


@dataclass(frozen=True, slots=True)
class TakeUp:
    """Let points of a meeting deal with instructions of earlier ones: pairs of instruction and item."""

    event_id: int
    by: Actor
    chosen: tuple[tuple[int, int], ...]


def add_point(session: Session, cmd: AddPoint) -> int:
    """Make the item of the point where the one before it is, right after it; return its id."""
    event = get_meeting_to_change(session, cmd.event_id, cmd.by)
    if find_item_by_uid(session, cmd.uid) is not None:
        return add_item(session, AddItem(event.id, cmd.by, cmd.uid, ItemDetails(cmd.title, _unknown(event))))
    if not 1 <= cmd.minutes <= LONGEST_POINT:
        raise Refusal(N_("Write a number from %(least)s to %(most)s."), "minutes", least=1, most=LONGEST_POINT)
    items = items_of(session, event.id)
    if sum(map(is_point, items)) >= MOST_POINTS:
        raise Refusal(N_("An agenda has %(most)s points at most."), "title", most=MOST_POINTS)
    before = point_before(items)
    details = ItemDetails(
        title=cmd.title,
        time=_typed(event, before, cmd),
        kind=ItemKind.AGENDA,
        venue_id=before.venue_id if before and before.hall_id is None else None,
        hall_id=before.hall_id if before else None,
        place_note=before.place_note if before else Texts(),
    )
    return add_item(session, AddItem(event.id, cmd.by, cmd.uid, details))


def link_point(session: Session, cmd: OnSubject) -> int:
    """Let the point deal with it and return the event's id; pressed twice, it does so once."""
    item = _point_to_change(session, cmd.item_id, cmd.by)
    _refuse_missing(session, cmd.subject)
    _link(session, item.id, cmd.subject)
    return item.event_id


def unlink_point(session: Session, cmd: OnSubject) -> int:
    """Let the point deal with it no longer and return the event's id; what somebody else has taken out already is out."""
    item = _point_to_change(session, cmd.item_id, cmd.by)
    if session.scalars(delete(AgendaLink).where(*_is(item.id, cmd.subject)).returning(AgendaLink.id)).all():
        note(session, item, "deals_with", _label(session, cmd.subject), None)
    return item.event_id


def take_up(session: Session, cmd: TakeUp) -> int:
    """Link each instruction with its point and return how many are linked now that were not."""
    event = get_meeting_to_change(session, cmd.event_id, cmd.by)
    points = {item.id for item in items_of(session, event.id) if is_point(item)}
    taken = 0
    for instruction_id, item_id in cmd.chosen:
        if item_id not in points:
            raise Refusal(N_("This point is no longer on the agenda; choose another one."))
        subject = Subject(SubjectKind.INSTRUCTION, instruction_id)
        _refuse_missing(session, subject)
        taken += _link(session, item_id, subject)
    return taken


def get_meeting_to_change(session: Session, event_id: int, by: Actor) -> Event:
    """Return a meeting that this person may change; refuse with NotFound an event that has no agenda."""
    event = get_event_to_change(session, event_id, by)
    if not has_agenda(event):
        raise NotFound
    return event


def point_before(items: Sequence[ProgrammeItem]) -> ProgrammeItem | None:
    """Return after which item a new point begins: the last point with an end, else the opening; None where neither has one."""
    ended = [item for item in items if not item.cancelled and item.end_local is not None]
    points = [item for item in ended if item.kind is ItemKind.AGENDA]
    openings = [item for item in ended if item.kind is ItemKind.CEREMONY]
    return max(points or openings[:1], key=_ends, default=None)


def _ends(item: ProgrammeItem) -> float:
    return item.ends_at.timestamp() if item.ends_at else 0.0


def _typed(event: Event, before: ProgrammeItem | None, cmd: AddPoint) -> TypedTime:
    ended = before.when.end if before else None
    if ended is None and cmd.start is None:
        raise Refusal(N_("Say when the first point begins."), "start")
    start = ended or WallTime.resolved(datetime.combine(event.first_day, cmd.start or time()), event.zone, 0)
    end = WallTime(start.local, start.zone, start.fold).moved(timedelta(minutes=cmd.minutes))
    return TypedTime(
        day=start.day,
        precision=Precision.EXACT,
        start=start.local.time(),
        end=end.local.time(),
        ends_next_day=end.day > start.day,
        zone=start.zone,
        start_fold=start.fold,
        end_fold=end.fold,
    )


def _unknown(event: Event) -> TypedTime:
    return TypedTime(event.first_day, Precision.UNKNOWN, None, None, ends_next_day=False, zone=event.zone)


def _point_to_change(session: Session, item_id: int, by: Actor) -> ProgrammeItem:
    item = get_item(session, item_id)
    if not may_change(item.event, by):
        raise NotAllowed
    if not has_agenda(item.event) or not is_point(item):
        raise NotFound
    return item


def _refuse_missing(session: Session, subject: Subject) -> None:
    if session.get(_MODELS[subject.kind], subject.id) is None:
        raise Refusal(N_("This has been removed meanwhile; choose something else."), "subject")


def _link(session: Session, item_id: int, subject: Subject) -> bool:
    """Write the link; tell whether it was not there yet."""
    if session.scalar(select(AgendaLink.id).where(*_is(item_id, subject))) is not None:
        return False
    if (session.scalar(select(func.count()).select_from(AgendaLink).where(AgendaLink.item_id == item_id)) or 0) >= MOST_LINKS:
        raise Refusal(N_("A point deals with %(most)s things at most."), "subject", most=MOST_LINKS)
    try:
        with session.begin_nested():
            session.add(AgendaLink(**{"item_id": item_id, _COLUMNS[subject.kind].key: subject.id}))
    except IntegrityError:  # somebody else has linked it at the same moment
        return False
    note(session, get_item(session, item_id), "deals_with", None, _label(session, subject))
    return True


def _label(session: Session, subject: Subject) -> str | None:
    """Return how the log calls a thing; None where it has been removed meanwhile."""
    model: type[Recorded] = _MODELS[subject.kind]
    thing = session.get(model, subject.id)
    return thing.label() if thing is not None else None


def _is(item_id: int, subject: Subject) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return AgendaLink.item_id == item_id, _COLUMNS[subject.kind] == subject.id
