"""Writes of gifts: enter, change, go a step, remove."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.matters.talks.gift_rules import MOST_GIFTS, is_received, refuse_state, refuse_step
from app.matters.talks.models import Gift
from app.matters.talks.queries import find_gift_by_uid, get_gift
from app.matters.talks.rules import GiftState
from app.planning.events.queries import get_event_to_change, may_change
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class GiftDetails:
    """What the form of a gift asks for; `value` is in whole roubles."""

    what: Texts
    giving_side: PartySide
    giver_id: int | None = None
    receiver_id: int | None = None
    item_id: int | None = None
    value: int | None = None
    handed_on: date | None = None
    keeper: str = ""
    act: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddGift:
    """Enter a gift as far as it has come. `uid` is chosen by the page, so that pressing twice enters one."""

    event_id: int
    by: Actor
    uid: str
    details: GiftDetails
    state: GiftState = GiftState.PLANNED
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeGift:
    """Change a gift that the person saw at revision `seen`."""

    gift_id: int
    by: Actor
    seen: int | None
    details: GiftDetails


@dataclass(frozen=True, slots=True)
class SetGiftState:
    """Let a gift go a step forward or back."""

    gift_id: int
    by: Actor
    seen: int | None
    state: GiftState


@dataclass(frozen=True, slots=True)
class RemoveGift:
    """Remove a gift that was entered by mistake."""

    gift_id: int
    by: Actor
    seen: int | None


def add_gift(session: Session, cmd: AddGift) -> int:
    """Enter the gift and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_made(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    if (session.scalar(select(func.count()).select_from(Gift).where(Gift.event_id == event.id)) or 0) >= MOST_GIFTS:
        raise Refusal(N_("An event has %(most)s gifts at most."), most=MOST_GIFTS)
    gift = Gift(uid=cmd.uid, code=cmd.code, event=event, event_id=event.id, state=cmd.state, item=None, giver=None, receiver=None)
    with session.no_autoflush:  # what is not yet whole is not written while its persons are looked up
        _write(session, gift, cmd.details)
    return made_once(session, gift, lambda: _find_made(session, event.id, cmd.uid)).id


def change_gift(session: Session, cmd: ChangeGift) -> int:
    """Write the new details and return the gift's id."""
    gift = gift_to_change(session, cmd.gift_id, cmd.by, cmd.seen)
    _write(session, gift, cmd.details)
    session.flush()
    return gift.id


def set_gift_state(session: Session, cmd: SetGiftState, *, now: datetime) -> int:
    """Go the step and return the gift's id. Handed over without a day, it was today, by the clock of the event."""
    gift = gift_to_change(session, cmd.gift_id, cmd.by, None)
    if gift.state is cmd.state:
        return gift.id
    refuse_if_stale(gift, cmd.seen)
    refuse_step(gift.state, cmd.state, received=is_received(gift.giving_side))
    handed_on = gift.handed_on
    if cmd.state is GiftState.HANDED_OVER and handed_on is None:
        handed_on = now.astimezone(zone(gift.event.zone)).date()
    if cmd.state is GiftState.READY:
        handed_on = None
    refuse_state(cmd.state, gift.giving_side, handed_on)
    gift.state, gift.handed_on = cmd.state, handed_on
    session.flush()
    return gift.id


def remove_gift(session: Session, cmd: RemoveGift) -> int:
    """Remove the gift and return the event's id; what has been handed over stays in the register."""
    gift = gift_to_change(session, cmd.gift_id, cmd.by, cmd.seen)
    if gift.state in {GiftState.HANDED_OVER, GiftState.DEPOSITED}:
        raise Refusal(N_("What has been handed over stays in the register. If it has not been, take its mark a step back first."))
    session.delete(gift)
    session.flush()
    return gift.event_id


def gift_to_change(session: Session, gift_id: int, by: Actor, seen: int | None) -> Gift:
    """Return a gift that this person may change and that is as they saw it."""
    gift = get_gift(session, gift_id)
    if not may_change(gift.event, by):
        raise NotAllowed
    refuse_if_stale(gift, seen)
    return gift


def _find_made(session: Session, event_id: int, uid: str) -> Gift | None:
    made = find_gift_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made


def _write(session: Session, gift: Gift, details: GiftDetails) -> None:
    """Ask everything first: before anything is changed that the database would be told of."""
    if not details.what.ru:
        raise Refusal(N_("Fill this in."), "what")
    refuse_state(gift.state, details.giving_side, details.handed_on)
    item = _item(session, gift.event.id, details.item_id)
    giver = _person(session, details.giver_id, gift.giver, "giver")
    receiver = _person(session, details.receiver_id, gift.receiver, "receiver")
    gift.what, gift.giving_side, gift.item, gift.giver, gift.receiver = details.what, details.giving_side, item, giver, receiver
    gift.value, gift.handed_on, gift.keeper, gift.act, gift.note = (
        details.value,
        details.handed_on,
        details.keeper,
        details.act,
        details.note,
    )


def _item(session: Session, event_id: int, item_id: int | None) -> ProgrammeItem | None:
    item = session.get(ProgrammeItem, item_id) if item_id is not None else None
    if item_id is not None and (item is None or item.event_id != event_id):
        raise Refusal(N_("This item is no longer in the programme; choose another one."), "item_id")
    return item


def _person(session: Session, person_id: int | None, before: Person | None, field: str) -> Person | None:
    if person_id is None or (before is not None and before.id == person_id):
        return before if person_id is not None else None
    person = session.get(Person, person_id) if holds_still(session, person_id) else None
    if person is None:
        raise Refusal(N_("This person is no longer in the directory; choose another one."), field)
    return person
