"""Makes the fact of an item as a form asks for it, before anything is saved."""

from dataclasses import replace
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.walltime import zone as known_zone
from app.judgement.conflicts.facts import EventFact, ItemFact
from app.judgement.conflicts.loading.among import among
from app.judgement.conflicts.loading.attendance import Attendance, places_where
from app.judgement.conflicts.loading.events import frame_of
from app.judgement.conflicts.loading.instants import minute_of, spot_at
from app.judgement.conflicts.loading.items import (
    NOT_SENT,
    UNFILLED,
    fillings_where,
    item_facts,
    item_rows,
    kazakh_delegations,
    untranslated,
)
from app.planning.attendance.rules import Sent
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MemberStatus
from app.planning.programmes.commands import ItemDetails
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.roster_queries import Going, going_with, goings_where, instead_of
from app.planning.programmes.rules import placed, refuse_crowd, when_of
from app.register.venues.models import Hall

NEW_ITEM: Final = 0
"""The id of an item that is not there yet."""


def item_fact(
    session: Session, event_id: int, details: ItemDetails | None = None, *, item_id: int = NEW_ITEM, sent: Sent | None = None
) -> ItemFact:
    """Return an item as it would be with what a form asks for, and with these sent to it; what is None stays as it is.

    Refuses what the commands would refuse (`add_item`, `change_item`), and an item that is not there.
    """
    frame = frame_of(session, event_id)
    which = and_(ProgrammeItem.id == item_id, ProgrammeItem.event_id == event_id)
    rows = item_rows(session, which)
    if not rows and (item_id != NEW_ITEM or details is None):
        raise NotFound
    going, attendance = _going(session, event_id, which, sent)
    kazakh = not kazakh_delegations(session, frame).isdisjoint(going.delegations | attendance.homes(going.plus))
    if details is None:
        everybody = attendance.people(going)
        facts = item_facts(rows, frame, {item_id: going}, lambda *_: everybody, fillings_where(session, which), lambda _: kazakh)
        return facts[item_id]
    filling = fillings_where(session, which).get(item_id, UNFILLED)
    return replace(
        _asked(session, frame.event, item_id, details, kazakh=kazakh),
        people=attendance.people(going),
        roles=going.roles,
        delegations=going.delegations,
        speech_minutes=filling.speech_minutes,
        speech_languages=filling.languages,
        walk_minutes=filling.walk_minutes,
    )


def _asked(session: Session, event: EventFact, item_id: int, details: ItemDetails, *, kazakh: bool) -> ItemFact:
    """Return what a form says of an item; nobody attends it."""
    known_zone(details.time.zone)
    when = placed(when_of(details.time), event.days, arrival_margin=event.arrival_margin, departure_margin=event.departure_margin)
    refuse_crowd(details.expected, details.buffer_minutes)
    venue = session.scalar(select(Hall.venue_id).where(Hall.id == details.hall_id)) if details.hall_id else details.venue_id
    return ItemFact(
        item_id,
        event.id,
        when,
        details.time.zone,
        minute_of(when.start.instant if when.start else None),
        minute_of(when.end.instant if when.end else None),
        details.kind,
        spot_at(venue, details.hall_id, details.place_note),
        buffer=details.buffer_minutes,
        expected=details.expected,
        layout=details.layout,
        visibility=details.visibility,
        untranslated=untranslated(details.title, details.visibility, event, kazakh=kazakh),
    )


def _going(session: Session, event_id: int, which: ColumnElement[bool], sent: Sent | None) -> tuple[Going, Attendance]:
    """Return who is sent to an item, as it stands or as asked, and the members among whom they are looked up."""
    ours = DelegationMember.event_id == event_id
    gone = places_where(session, ours & (DelegationMember.status == MemberStatus.SUBSTITUTED))
    instead = instead_of(gone)
    if sent is None:
        going = next(iter(goings_where(session, which, instead).values()), NOT_SENT)
    else:
        minus, plus = ([member for member, attends in sent.members.items() if attends is goes] for goes in (False, True))
        going = going_with(sent.delegations, minus, plus, sent.roles, instead)
    there = or_(among(DelegationMember.delegation_id, going.delegations), among(DelegationMember.id, going.plus))
    return going, Attendance({place.id: place for place in (*gone, *places_where(session, ours & there))}.values())
