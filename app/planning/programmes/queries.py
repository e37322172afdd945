"""Reads of programmes; each loads what its page shows in a fixed number of queries."""

from collections.abc import Sequence
from datetime import datetime, time
from functools import lru_cache

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.kernel.walltime import TZDATA_RELEASE
from app.planning.events.models import Event
from app.planning.events.queries import Words, get_event, has_word
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.planning.programmes.programme import Item, Place, Programme, SeriesPicture
from app.planning.programmes.roster import NOBODY, Presence
from app.planning.programmes.roster_queries import Roster, roster_of
from app.planning.programmes.rules import Speech
from app.register.venues.models import Hall, Venue


def _with_place() -> tuple[ORMOption, ...]:
    return (
        joinedload(ProgrammeItem.venue).joinedload(Venue.city),
        joinedload(ProgrammeItem.hall).joinedload(Hall.venue).joinedload(Venue.city),
        selectinload(ProgrammeItem.speeches).joinedload(ItemSpeech.person),
    )


def get_item(session: Session, item_id: int) -> ProgrammeItem:
    """Return an item with its event, place and speeches, or refuse with NotFound."""
    query = select(ProgrammeItem).where(ProgrammeItem.id == item_id).options(*_with_place(), joinedload(ProgrammeItem.event))
    item = session.scalars(query).one_or_none()
    if item is None:
        raise NotFound
    return item


def find_item_by_uid(session: Session, uid: str) -> ProgrammeItem | None:
    """Return the item with a UID, if it is there."""
    return session.scalars(select(ProgrammeItem).where(ProgrammeItem.uid == uid)).one_or_none()


def items_of(session: Session, event_id: int) -> Sequence[ProgrammeItem]:
    """Return the items of an event with places and speeches, in the order in which they are read."""
    query = select(ProgrammeItem).where(ProgrammeItem.event_id == event_id).options(*_with_place())
    return sorted(session.scalars(query), key=reading_order)


def reading_order(item: ProgrammeItem) -> tuple[object, ...]:
    """Return a key that sorts items by day and time, then by hand."""
    start = item.start_local or datetime.combine(item.day, time.min)
    return item.day, item.start_local is None, start, item.position, item.id


def programme_of(session: Session, event_id: int) -> Programme:
    """Return the draft of an event's programme as outputs draw it."""
    event = get_event(session, event_id)
    return picture(session, event, items_of(session, event_id))


def picture(session: Session, event: Event, items: Sequence[ProgrammeItem]) -> Programme:
    """Return the frozen picture of an event, its items and everybody who comes to them."""
    return drawn(event, items, roster_of(session, event))


def drawn(event: Event, items: Sequence[ProgrammeItem], roster: Roster) -> Programme:
    """Return the frozen picture of an event and its items, where who comes has been read already."""
    return Programme(
        event_uid=event.uid,
        kind=event.kind,
        status=event.status,
        title=event.title,
        days=event.days,
        zone=event.zone,
        city=event.city.name,
        host=event.host,
        is_public=event.is_public,
        items=tuple(item_picture(item, roster.presence(item.id)) for item in items),
        description=event.description,
        theme=event.theme,
        tzdata=TZDATA_RELEASE,
        series=SeriesPicture(event.series.uid, event.series.title, event.edition) if event.series else None,
        status_reason=event.status_reason,
        dates_unknown=event.dates_unknown,
        delegations=roster.delegations(),
        people=roster.pictures(),
    )


def item_picture(item: ProgrammeItem, present: Presence = NOBODY) -> Item:
    """Return the frozen picture of one item."""
    return Item(
        uid=item.uid,
        when=item.when,
        zone=item.zone,
        title=item.title,
        kind=item.kind,
        visibility=item.visibility,
        cancelled=item.cancelled,
        place=place_of(item),
        track=item.track,
        note=item.note,
        participants=item.participants,
        responsible=item.responsible,
        transport=item.transport,
        dress=item.dress,
        press=item.press,
        plan_b=item.plan_b,
        speeches=speeches_of(item),
        present=present,
    )


def speeches_of(item: ProgrammeItem) -> tuple[Speech, ...]:
    """Return the speeches of an item as values."""
    return tuple(
        Speech(row.speaker, row.topic, row.minutes, row.language, row.remote, row.person.uid if row.person else "") for row in item.speeches
    )


def place_of(item: ProgrammeItem) -> Place | None:
    """Return where an item takes place: venue, hall and the words added to them as one line in each language."""
    venue = item.hall.venue if item.hall else item.venue
    parts = tuple(part for part in (venue and venue.name, item.hall and item.hall.name, item.place_note) if part)
    if not parts:
        return None
    name = _joined(parts)
    if venue is None:
        return Place(name)
    return Place(name, venue.city.name, venue.address, venue.latitude, venue.longitude)


@lru_cache(maxsize=1024)  # a programme of hundreds of items has a few dozen places
def _joined(parts: tuple[Texts, ...]) -> Texts:
    return Texts(**{language: _line(parts, language) for language in LANGUAGES})


def _line(parts: Sequence[Texts], language: str) -> str:
    if language != "ru" and not any(getattr(part, language) for part in parts):
        return ""  # nothing of its own: the whole line falls back to Russian
    return ", ".join(part.told(language) for part in parts)


def items_between(session: Session, start: datetime, end: datetime) -> Sequence[ProgrammeItem]:
    """Return the items of all events that begin between two instants and are not cancelled, with events and places, by time."""
    query = (
        select(ProgrammeItem)
        .where(ProgrammeItem.starts_at >= start, ProgrammeItem.starts_at < end, ProgrammeItem.cancelled.is_(False))
        .options(*_with_place(), joinedload(ProgrammeItem.event))
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    return session.scalars(query).all()


def items_found(session: Session, words: Words, venue_ids: Sequence[int], *, limit: int) -> Sequence[ProgrammeItem]:
    """Return the items whose texts have every word, or that take place at one of `venue_ids`; latest first, with events and places."""
    in_words = and_(*(has_word(ProgrammeItem.search_text, word) for word in words))
    at_place = or_(ProgrammeItem.venue_id.in_(venue_ids), ProgrammeItem.hall_id.in_(select(Hall.id).where(Hall.venue_id.in_(venue_ids))))
    query = select(ProgrammeItem).where(or_(in_words, at_place) if venue_ids else in_words)
    query = query.options(*_with_place(), joinedload(ProgrammeItem.event))
    return session.scalars(query.order_by(ProgrammeItem.day.desc(), ProgrammeItem.start_local, ProgrammeItem.id).limit(limit)).all()
