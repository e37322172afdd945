"""Events that hang on each other, for the tests of anchors."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.planning.anchors.commands.anchors import AddAnchor, add_anchor
from app.planning.anchors.commands.proposals import Chosen
from app.planning.events.commands import ChangeEvent, change_event
from app.planning.events.models import Event, ShiftProposal
from app.planning.events.rules import Relation
from app.register.accounts.rules.roles import Actor
from tests.factories.events import an_event, event_details

NOW = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)


def on_days(session: Session, like: Event | None, first: int, last: int, **over: object) -> Event:
    """Return an event from one day of November 2024 to another, in the city of an event that is there."""
    city = {"city": like.city} if like else {}
    return an_event(session, first_day=date(2024, 11, first), last_day=date(2024, 11, last), **city, **over)


def tied(session: Session, by: Actor, event: Event, target: Event, relation: Relation = Relation.DIRECTLY_BEFORE, gap: int = 0) -> int:
    """Tie an event to another one."""
    return add_anchor(session, AddAnchor(event.id, by, target.id, relation, gap))


def put_off(session: Session, by: Actor, event: Event, days: int) -> None:
    """Move an event as its form does."""
    shift = timedelta(days=days)
    details = event_details(event.city_id, first_day=event.first_day + shift, last_day=event.last_day + shift, status=event.status)
    change_event(session, ChangeEvent(event.id, by, None, details))


def proposed(session: Session) -> dict[int, date]:
    """Return what is proposed: the first day by event."""
    return {row.event_id: row.first_day for row in session.scalars(select(ShiftProposal))}


def chosen(session: Session, *events: Event) -> tuple[Chosen, ...]:
    """Return the proposals to these events as a page shows them now."""
    rows = session.scalars(select(ShiftProposal).order_by(ShiftProposal.id)).all()
    return tuple(Chosen(row.id, event.revision, row.first_day) for event in events for row in rows if row.event_id == event.id)
