"""Loading the minutes of the demonstration set: of one meeting approved, of another still discussed."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.data import OFFICE_ZONE
from app.demo.minutes_data import DemoMinutes
from app.demo.naming import uid_of
from app.demo.queries import events_by_code, item_ids
from app.ground.kernel.walltime import WallTime
from app.matters.minutes.agreeing_commands import (
    AddConsent,
    AddRemark,
    ApproveMinutes,
    SendOut,
    add_consent,
    add_remark,
    approve_minutes,
    send_out,
)
from app.matters.minutes.commands import ChangeMinutes, DraftMinutes, MinutesDetails, change_minutes, draft_minutes
from app.matters.minutes.decisions_commands import AddDecision, DecisionDetails, add_decision
from app.matters.minutes.models import Minutes
from app.matters.minutes.queries import find_minutes_plain, get_minutes
from app.matters.minutes.reading import digest_of
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Organisation


def load_minutes(session: Session, told: Mapping[str, DemoMinutes], by: Actor, *, loaded_on: date) -> None:
    """Make the minutes that are not there; those that are stay as they are."""
    events = events_by_code(session, list(told))
    for code, one in told.items():
        event = events.get(code)
        if event is None or find_minutes_plain(session, event.id) is not None:
            continue
        minutes = get_minutes(session, draft_minutes(session, DraftMinutes(event.id, by, uid_of(f"{code}-minutes"))), anew=True)
        _write(session, minutes, code, one, by, loaded_on)
        send_out(session, SendOut(minutes.id, by, None))
        _agree(session, minutes.id, code, one, by)


def _write(session: Session, minutes: Minutes, code: str, one: DemoMinutes, by: Actor, loaded_on: date) -> None:
    details = MinutesDetails(
        number=minutes.number,
        held_on=minutes.held_on,
        audience=minutes.audience,
        place=minutes.place,
        second_language="kk",
        our_signatory_id=minutes.our_signatory_id,
        their_signatory_id=minutes.their_signatory_id,
        next_meeting=one.next_meeting,
    )
    change_minutes(session, ChangeMinutes(minutes.id, by, None, details))
    points, bodies = _points(session, minutes.id, one), _bodies(session, one)
    for item, decisions in one.points.items():
        for number, each in enumerate(decisions, 1):
            if item in points:
                due = loaded_on + timedelta(days=each.due) if isinstance(each.due, int) else each.due
                decision = DecisionDetails(each.form, each.text, bodies.get(each.ours), bodies.get(each.theirs), None, due)
                add_decision(session, AddDecision(points[item], by, uid_of(f"{code}-{item}-{number}"), decision))


def _agree(session: Session, minutes_id: int, code: str, one: DemoMinutes, by: Actor) -> None:
    points = {point.id: point for point in get_minutes(session, minutes_id, anew=True).points}
    places = _points(session, minutes_id, one)
    for number, remark in enumerate(one.remarks, 1):
        about = points[places[remark.item]].decisions[remark.decision - 1].id if remark.item in places else None
        uid = uid_of(f"{code}-remark-{number}")
        noted = AddRemark(minutes_id, by, uid, remark.side, remark.author, remark.text, decision_id=about)
        add_remark(session, noted, now=_noon(date(2024, 12, 9)))
    for consent in one.consents:
        read = digest_of(session, get_minutes(session, minutes_id, anew=True))
        agreed = AddConsent(minutes_id, by, None, read, consent.side, consent.who, consent.letter, consent.on)
        add_consent(session, agreed, now=_noon(consent.on), today=consent.on)
    if one.signed_on is not None:
        read = digest_of(session, get_minutes(session, minutes_id, anew=True))
        signed = ApproveMinutes(minutes_id, by, None, read, one.signed_on)
        approve_minutes(session, signed, now=_noon(one.signed_on), today=one.signed_on)


def _points(session: Session, minutes_id: int, one: DemoMinutes) -> dict[str, int]:
    """Return the ids of the sections by the codes of their points."""
    items = {ident: code for code, ident in item_ids(session, one.points.keys()).items()}
    points = get_minutes(session, minutes_id, anew=True).points
    return {items[point.item_id]: point.id for point in points if point.item_id in items}


def _bodies(session: Session, one: DemoMinutes) -> dict[str, int]:
    codes = {code for decisions in one.points.values() for each in decisions for code in (each.ours, each.theirs) if code}
    rows = session.execute(select(Organisation.code, Organisation.id).where(Organisation.code.in_(codes)))
    return {code: ident for code, ident in rows if code}


def _noon(day: date) -> datetime:
    return WallTime(datetime.combine(day, time(12)), OFFICE_ZONE).instant
