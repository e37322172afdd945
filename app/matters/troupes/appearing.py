"""Writes of who performs and rehearses where: at an item of the programme, or at a rehearsal that is planned here.

An appearance is never changed: it is taken back and entered anew. So there is nothing of it that somebody could have seen otherwise.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import note
from app.ground.db.locking import made_once
from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, NotAllowed, NotFound, Refusal
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.kernel.when import Precision
from app.matters.troupes.commands import troupe_to_change
from app.matters.troupes.models import Appearance, Troupe
from app.matters.troupes.queries import get_appearance
from app.matters.troupes.rules import MOST_APPEARANCES, Hour, refuse_rehearsal
from app.planning.events.queries import may_change
from app.planning.programmes.commands import AddItem, ItemDetails, add_item
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind, TypedTime, Visibility, when_of
from app.register.accounts.rules.roles import Actor

MOST_TITLE: Final = 500
"""Letters that the title of an item has at most."""
_TITLES: Final = {"ru": "Репетиция: {title}", "ba": "Репетиция: {title}", "kk": "Дайындық: {title}", "en": "Rehearsal: {title}"}
"""Content and no words of the interface: it is written once, in all languages, whoever plans."""


@dataclass(frozen=True, slots=True)
class AddAppearance:
    """Let a troupe perform at an item, or rehearse there for another one. `uid` is chosen by the page."""

    troupe_id: int
    by: Actor
    uid: str
    item_id: int
    for_item_id: int | None = None
    minutes: int | None = None
    what: Texts = Texts()


@dataclass(frozen=True, slots=True)
class PlanRehearsal:
    """Put a rehearsal for a performance into the programme, in the hall of the performance, for the hosts alone."""

    appearance_id: int
    by: Actor
    uid: str
    day: date
    start: time | None
    end: time | None


@dataclass(frozen=True, slots=True)
class RemoveAppearance:
    """Take back that a troupe performs or rehearses; the item stays in the programme."""

    appearance_id: int
    by: Actor


def add_appearance(session: Session, cmd: AddAppearance) -> int:
    """Enter the appearance and return its id."""
    troupe = troupe_to_change(session, cmd.troupe_id, cmd.by, None)
    made = _find_made(session, troupe.id, cmd.uid)
    if made is not None:
        return made.id
    item = _item(session, troupe, cmd.item_id, "item_id")
    concert = _item(session, troupe, cmd.for_item_id, "for_item_id") if cmd.for_item_id is not None else None
    if concert is not None:
        if concert.id == item.id:
            raise Refusal(N_("An item is no rehearsal for itself."), "for_item_id")
        refuse_rehearsal(hour_of(item), hour_of(concert), "item_id")
    if any((one.item_id, one.for_item_id) == (item.id, cmd.for_item_id) for one in troupe.appearances):
        raise Refusal(N_("The troupe stands at this item already."), "item_id")
    appearance = Appearance(uid=cmd.uid, troupe_id=troupe.id, item=item, for_item=concert, minutes=cmd.minutes, what=cmd.what)
    return _kept(session, troupe, appearance)


def plan_rehearsal(session: Session, cmd: PlanRehearsal) -> int:
    """Put the rehearsal into the programme and return the id of the troupe's appearance there."""
    performance = get_appearance(session, cmd.appearance_id)
    troupe = troupe_to_change(session, performance.troupe_id, cmd.by, None)
    made = _find_made(session, troupe.id, cmd.uid)
    if made is not None:
        return made.id
    if performance.for_item_id is not None:
        raise Refusal(N_("This is a rehearsal itself."))
    concert = performance.item
    if cmd.start is None:
        raise Refusal(N_("Enter when it starts."), "start")
    typed = TypedTime(cmd.day, Precision.EXACT, cmd.start, cmd.end, ends_next_day=False, zone=concert.zone)
    when = when_of(typed)
    starts, ends = (wall.instant if wall else None for wall in (when.start, when.end))
    refuse_rehearsal(Hour(when.day, starts, ends), hour_of(concert), "start" if when.day == concert.day else "day")
    details = ItemDetails(
        title=rehearsal_title(concert.title),
        time=typed,
        kind=ItemKind.OTHER,
        visibility=Visibility.HOSTS,
        venue_id=None if concert.hall_id else concert.venue_id,
        hall_id=concert.hall_id,
        place_note=concert.place_note,
    )
    item_id = add_item(session, AddItem(troupe.event_id, cmd.by, uid_from(cmd.uid, "rehearsal"), details))
    item = session.get_one(ProgrammeItem, item_id)
    return _kept(session, troupe, Appearance(uid=cmd.uid, troupe_id=troupe.id, item=item, for_item=concert, minutes=None, what=Texts()))


def remove_appearance(session: Session, cmd: RemoveAppearance) -> int:
    """Take the appearance back and return the event's id; the rehearsals for a performance of the troupe go with it."""
    appearance = get_appearance(session, cmd.appearance_id)
    troupe = appearance.troupe
    if not may_change(troupe.event, cmd.by):
        raise NotAllowed
    mine = Appearance.troupe_id == troupe.id
    gone = [appearance]
    if appearance.for_item_id is None:
        gone += session.scalars(select(Appearance).where(mine, Appearance.for_item_id == appearance.item_id)).all()
    for one in gone:
        note(session, troupe, "performs_at", session.get_one(ProgrammeItem, one.item_id).label(), None)
        session.delete(one)
    session.flush()
    return troupe.event_id


def hour_of(item: ProgrammeItem) -> Hour:
    """Return when an item takes place, as far as that is known."""
    return Hour(item.day, item.starts_at, item.ends_at)


def rehearsal_title(concert: Texts) -> Texts:
    """Return what a rehearsal is called in every language in which its concert has a title: «Репетиция: Гала-концерт»."""
    titles = {language: getattr(concert, language) for language in LANGUAGES}
    told = {language: _TITLES[language].format(title=title)[:MOST_TITLE] for language, title in titles.items() if title}
    return Texts(**told)


def _item(session: Session, troupe: Troupe, item_id: int, field: str) -> ProgrammeItem:
    item = session.get(ProgrammeItem, item_id)
    if item is None or item.event_id != troupe.event_id:
        raise Refusal(N_("This item is no longer in the programme; choose another one."), field)
    return item


def _kept(session: Session, troupe: Troupe, appearance: Appearance) -> int:
    if len(troupe.appearances) >= MOST_APPEARANCES:
        raise Refusal(N_("A troupe performs and rehearses %(most)s times at most."), most=MOST_APPEARANCES)
    troupe_id = troupe.id
    made = made_once(session, appearance, lambda: _find_made(session, troupe_id, appearance.uid))
    session.expire(troupe, ["appearances"])
    if made is appearance:
        note(session, troupe, "performs_at", None, made.item.label())
    return made.id


def _find_made(session: Session, troupe_id: int, uid: str) -> Appearance | None:
    made = session.scalars(select(Appearance).where(Appearance.uid == uid)).one_or_none()
    if made is not None and made.troupe_id != troupe_id:
        raise NotFound  # the name is taken by another troupe
    return made
