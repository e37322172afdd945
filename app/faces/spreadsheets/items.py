"""Programmes as something that a list can be taken into."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Choice, Column, Columns, Outcome, RowPlan, Sheet, Subject
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.programmes.importing import ItemPlan, apply_items, plan_items, told_items
from app.planning.programmes.reading.columns import COLUMNS
from app.register.accounts.rules.roles import Actor


class ItemsTarget:
    """The draft of an event's programme, item by item."""

    key: str = "items"
    title: str = N_("Take in a programme")
    hint: str = N_(
        "Time, title, place, participants, who is responsible; days in rows of their own or in a column. Titles and notes around the "
        "table do no harm."
    )
    columns: Sequence[Column] = COLUMNS

    def subject(self, session: Session, target_id: int, by: Actor) -> Subject:
        """Return the event; refuse with NotFound or NotAllowed who may not change it."""
        event = get_event_to_change(session, target_id, by)
        return Subject(event.id, event.title, "planner.board", {"event_id": event.id})

    def alone(self, session: Session, target_id: int) -> None:
        """Wait until nobody else takes a programme into the event, and keep others waiting."""
        session.scalar(select(Event.id).where(Event.id == target_id).with_for_update())

    def plan(self, session: Session, target_id: int, sheet: Sheet, columns: Columns, *, by: Actor, now: datetime) -> RowPlan[ItemPlan]:
        """Return what would become of each row."""
        return plan_items(session, get_event_to_change(session, target_id, by), sheet, columns, now=now)

    def likes(self, session: Session, plan: RowPlan[ItemPlan]) -> Mapping[int, str]:
        """Return the items that doubtful rows may be, in a few words."""
        return told_items(session, [ident for row in plan.rows for ident in row.like_ids])

    def apply(
        self,
        session: Session,
        target_id: int,
        plan: RowPlan[ItemPlan],
        choices: Mapping[int, Choice],
        *,
        by: Actor,
        uid: str,
        now: datetime,
    ) -> Outcome:
        """Write what the plan says."""
        return apply_items(session, target_id, by, plan, choices, uid=uid, now=now)
