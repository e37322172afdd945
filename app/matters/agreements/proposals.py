"""What the form of the register begins with: the day and place of the signing, the next number of the year."""

from datetime import date

from sqlalchemy.orm import Session

from app.matters.agreements.lacking_rules import Entry
from app.matters.agreements.models import Agreement
from app.matters.agreements.queries import register_numbers
from app.matters.agreements.rules import next_number
from app.planning.events.models import Event


def proposed_entry(session: Session, agreement: Agreement, event: Event, today: date) -> Entry:
    """Return what an agreement's entry will probably say; a day that is still to come is not proposed, today is instead."""
    planned = agreement.item.day if agreement.item is not None else event.last_day
    day = agreement.signed_on or min(planned, today)
    return Entry(day, event.city.name, next_number(register_numbers(session, day.year), day.year))
