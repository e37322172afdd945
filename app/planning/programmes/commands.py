"""Writes of programme items: add, change, cancel, restore, remove, speeches."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, literal, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone as known_zone
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.planning.programmes.queries import find_item_by_uid, get_item, speeches_of
from app.planning.programmes.rules import ItemKind, Speech, TypedTime, Visibility, placed, refuse_crowd, when_of
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.venues.models import Hall, Venue
from app.register.venues.rules import Layout

MOST_ITEMS = 2000
"""Items one event may have; the largest forum known had about 200."""
MOST_SPEECHES = 60
_PLAIN = ("responsible", "transport", "plan_b", "layout", "expected", "buffer_minutes")


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """What the form of an item asks for."""

    title: Texts
    time: TypedTime
    kind: ItemKind = ItemKind.OTHER
    visibility: Visibility = Visibility.GUESTS
    venue_id: int | None = None
    hall_id: int | None = None
    place_note: Texts = Texts()
    track: Texts = Texts()
    note: Texts = Texts()
    participants: Texts = Texts()
    dress: Texts = Texts()
    press: Texts = Texts()
    responsible: str = ""
    transport: str = ""
    plan_b: str = ""
    layout: Layout | None = None
    expected: int | None = None
    buffer_minutes: int = 0


@dataclass(frozen=True, slots=True)
class AddItem:
    """Put a new item into a programme. `uid` is chosen by the page, so that pressing twice makes one."""

    event_id: int
    by: Actor
    uid: str
    details: ItemDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """Change an item that the person saw at revision `seen`."""

    item_id: int
    by: Actor
    seen: int | None
    details: ItemDetails


@dataclass(frozen=True, slots=True)
class OnItem:
    """Do something to an item that the person saw at revision `seen`."""

    item_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class DuplicateItem:
    """Copy an item; `uid` is the copy's."""

    item_id: int
    by: Actor
    uid: str


@dataclass(frozen=True, slots=True)
class SetSpeeches:
    """Replace the speeches of an item."""

    item_id: int
    by: Actor
    seen: int | None
    speeches: tuple[Speech, ...]


def add_item(session: Session, cmd: AddItem) -> int:
    """Make the item and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_made(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    _refuse_too_many(session, event.id)
    item = ProgrammeItem(uid=cmd.uid, code=cmd.code, event=event, event_id=event.id, speeches=[])
    _write(session, item, event, cmd.details)
    return made_once(session, item, lambda: _find_made(session, event.id, cmd.uid)).id


def change_item(session: Session, cmd: ChangeItem) -> int:
    """Write the new details and return the item's id."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    _write(session, item, item.event, cmd.details)
    session.flush()
    return item.id


def duplicate_item(session: Session, cmd: DuplicateItem) -> int:
    """Copy an item, speeches and all, to the same time; return the copy's id."""
    item = item_to_change(session, cmd.item_id, cmd.by, None)
    event_id = item.event_id
    made = _find_made(session, event_id, cmd.uid)
    if made is not None:
        return made.id
    _refuse_too_many(session, event_id)
    own = {"id", "uid", "code", "revision", "cancelled", "was_published"}
    columns = {column.key: getattr(item, column.key) for column in ProgrammeItem.__mapper__.column_attrs if column.key not in own}
    copy = ProgrammeItem(uid=cmd.uid, **columns)
    copy.position = item.position + 1
    copy.speeches = speech_copies(item)
    made = made_once(session, copy, lambda: _find_made(session, event_id, cmd.uid))
    if made is copy:
        copy_attendance(session, item.id, copy.id)
    return made.id


def cancel_item(session: Session, cmd: OnItem) -> int:
    """Cancel an item: it stays in the programme, struck out, until everybody has been told."""
    return _set_cancelled(session, cmd, cancelled=True)


def restore_item(session: Session, cmd: OnItem) -> int:
    """Take a cancellation back."""
    return _set_cancelled(session, cmd, cancelled=False)


def remove_item(session: Session, cmd: OnItem) -> int:
    """Remove an item that never went out; one that did is cancelled instead. Returns the event's id."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    if item.was_published:
        item.cancelled = True
    else:
        session.delete(item)
    session.flush()
    return item.event_id


def set_speeches(session: Session, cmd: SetSpeeches) -> int:
    """Replace the speeches of an item and return its id."""
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    if len(cmd.speeches) > MOST_SPEECHES:
        raise Refusal(N_("An item has %(most)s speeches at most."), most=MOST_SPEECHES)
    if cmd.speeches == speeches_of(item):
        return item.id
    people = {person.uid: person for person in _persons(session, {speech.person for speech in cmd.speeches if speech.person})}
    item.speeches = [speech_row(place, speech, people.get(speech.person)) for place, speech in enumerate(cmd.speeches)]
    item.speech_list = "\n".join(map(_told, cmd.speeches))[:20000]
    item.speech_state = new_uid()  # what was cut off above counts as well: the next person must see a new revision
    session.flush()
    return item.id


def item_to_change(session: Session, item_id: int, by: Actor, seen: int | None) -> ProgrammeItem:
    """Return an item that this person may change and that is as they saw it."""
    item = get_item(session, item_id)
    if not may_change(item.event, by):
        raise NotAllowed
    refuse_if_stale(item, seen)
    return item


def _told(speech: Speech) -> str:
    """Return a speech as a line of the log, in Russian: «Иванов / Ivanov — О сырье (10, kk, ВКС)»."""
    names = (" / ".join(dict.fromkeys(texts.as_dict().values())) for texts in (speech.speaker, speech.topic) if texts)
    language = speech.language if speech.language != "ru" else ""
    manner = ", ".join(filter(None, (str(speech.minutes), language, "ВКС" if speech.remote else "")))
    return f"{' — '.join(names)} ({manner})"


def _set_cancelled(session: Session, cmd: OnItem, *, cancelled: bool) -> int:
    item = item_to_change(session, cmd.item_id, cmd.by, cmd.seen)
    item.cancelled = cancelled
    session.flush()
    return item.id


def _find_made(session: Session, event_id: int, uid: str) -> ProgrammeItem | None:
    """Return what an earlier press of the same button made; a name that is taken in another programme is no such thing."""
    made = find_item_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made


def _refuse_too_many(session: Session, event_id: int) -> None:
    count = session.scalar(select(func.count()).select_from(ProgrammeItem).where(ProgrammeItem.event_id == event_id)) or 0
    if count >= MOST_ITEMS:
        raise Refusal(N_("A programme has %(most)s items at most."), most=MOST_ITEMS)


def _write(session: Session, item: ProgrammeItem, event: Event, details: ItemDetails) -> None:
    known_zone(details.time.zone)
    when = placed(when_of(details.time), event.days, arrival_margin=event.arrival_margin, departure_margin=event.departure_margin)
    refuse_crowd(details.expected, details.buffer_minutes)
    hall = session.get(Hall, details.hall_id) if details.hall_id else None
    venue = session.get(Venue, details.venue_id) if details.venue_id else None
    if (details.hall_id and hall is None) or (details.venue_id and venue is None):
        raise Refusal(N_("This place has been removed; choose another one."), "place")
    item.zone, item.when = details.time.zone, when
    item.hall_id, item.venue_id = details.hall_id, (None if hall else details.venue_id)
    for name in ("title", "kind", "visibility", "place_note", "track", "note", "participants", "dress", "press", *_PLAIN):
        setattr(item, name, getattr(details, name))


def copy_attendance(session: Session, from_id: int, to_id: int) -> None:
    """Send to an item everybody who was sent to another one of the same event."""
    for table in (ItemDelegation, ItemMember, ItemPerson):
        copied = [column for column in table.__table__.columns if column.key not in {"id", "item_id"}]
        rows = select(literal(to_id), *copied).where(table.item_id == from_id)
        session.execute(insert(table).from_select(["item_id", *(column.key for column in copied)], rows))


def speech_copies(item: ProgrammeItem) -> list[ItemSpeech]:
    """Return the speeches of an item once more, for another item."""
    return [speech_row(place, speech, row.person) for place, (speech, row) in enumerate(zip(speeches_of(item), item.speeches, strict=True))]


def _persons(session: Session, uids: Collection[str]) -> Sequence[Person]:
    return session.scalars(select(Person).where(Person.uid.in_(uids))).all() if uids else ()


def speech_row(position: int, speech: Speech, person: Person | None = None) -> ItemSpeech:
    """Return a speech as an item keeps it, of a speaker of the directory where they are known."""
    return ItemSpeech(
        position=position,
        speaker=speech.speaker,
        topic=speech.topic,
        minutes=speech.minutes,
        language=speech.language,
        remote=speech.remote,
        person=person,
    )
