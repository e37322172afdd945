"""Real minutes of a meeting for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.minutes.models import Decision, Minutes, MinutesPoint, MinutesRemark
from app.matters.minutes.rules import DecisionForm, RemarkState
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.programmes.rules import ItemKind
from app.register.directory.rules.kinds import PartySide
from tests.factories.accounts import NOW
from tests.factories.events import an_event
from tests.factories.programmes import an_item

HELD = date(2024, 11, 26)


def a_meeting(session: Session, *titles: str, **over: Any) -> Event:
    """Return a meeting of a working group on 26 November 2024 with a point of the agenda for each title, an hour each."""
    event = an_event(session, kind=Kind.WORKING_GROUP_MEETING, first_day=HELD, last_day=HELD, **over)
    for number, title in enumerate(titles):
        an_item(session, event, f"{9 + number:02}:00", f"{10 + number:02}:00", kind=ItemKind.AGENDA, title=title)
    return event


def some_minutes(session: Session, event: Event, **over: Any) -> Minutes:
    """Return a draft without sections; `over` sets any column."""
    values: dict[str, Any] = {"number": "2", "held_on": HELD, "place": Texts("г. Уфа"), "our_signatory": None, "their_signatory": None}
    minutes = Minutes(**{"uid": new_uid(), "event": event, "event_id": event.id, "points": [], **values, **over})
    session.add(minutes)
    session.flush()
    return minutes


def a_point(session: Session, minutes: Minutes, title: str = "О сырье", **over: Any) -> MinutesPoint:
    """Return a section as the last one; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "title": Texts(title), "position": len(minutes.points), "item": None, "decisions": []}
    point = MinutesPoint(**{**values, **over})
    minutes.points.append(point)
    session.flush()
    return point


def a_decision(session: Session, point: MinutesPoint, text: str = "решить вопрос сырья", **over: Any) -> Decision:
    """Return a decision of both sides as the last one of a section; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "form": DecisionForm.SIDES_AGREED, "text": Texts(text), "position": len(point.decisions)}
    values |= {"our_body": None, "their_body": None, "person": None, "instruction": None}
    decision = Decision(**{**values, **over})
    point.decisions.append(decision)
    session.flush()
    return decision


def a_remark(session: Session, minutes: Minutes, **over: Any) -> MinutesRemark:
    """Return a remark of the Kazakhstan side without an answer; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "minutes_id": minutes.id, "side": PartySide.KAZAKHSTAN, "text": "Уточнить срок"}
    values |= {"state": RemarkState.OPEN, "at": NOW, "by_name": "Протокол"}
    remark = MinutesRemark(**{**values, **over})
    session.add(remark)
    session.flush()
    return remark
