"""Reads what the paper of a preparation plan is drawn from."""

from sqlalchemy.orm import Session

from app.faces.printouts.plan_document import plan_document, plan_name
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import job
from app.planning.events.models import Event
from app.planning.preparation.queries import last_change_of, plan_of


def plan_paper(session: Session, event: Event, language: str) -> Sheet:
    """Return the plan of an event's preparation as it stands, dated by its last change."""
    plan, changed_at = plan_of(session, event), last_change_of(session, event)
    return Sheet(job("plan.typ", changed_at, plan_document(plan, language, changed_at)), plan_name(plan, language) + ".pdf")
