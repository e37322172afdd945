"""Real programmes in which something does not hold, and who lets it stand."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.judgement.conflicts.commands import WaiveFinding
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.standing import Standing
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from tests.factories.programmes import an_item

NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)
"""Long before the forum of `an_event`."""


def attended(session: Session, event: Event, start: str, end: str, people: Iterable[Person], **over: Any) -> ProgrammeItem:
    """Return an item at which some people speak."""
    item = an_item(session, event, start, end, **{"kind": ItemKind.SESSION, **over})
    session.add_all(ItemPerson(item_id=item.id, person_id=person.id, role=ItemRole.SPEAKER) for person in people)
    session.flush()
    return item


def two_at_once(session: Session, event: Event, *people: Person, start: str = "11:00", **over: Any) -> tuple[ProgrammeItem, ProgrammeItem]:
    """Return a walk and a meeting half an hour later, at both of which the same people are wanted."""
    hour = int(start[:2])
    walk = attended(session, event, start, f"{hour + 1:02}:00", people, title="Обход стенда", **over)
    return walk, attended(session, event, f"{hour:02}:30", f"{hour + 1:02}:30", people, title="Встреча глав", **over)


def twice_key(first: ProgrammeItem, second: ProgrammeItem) -> str:
    """Return the key of the finding that somebody is wanted at both."""
    return f"person_twice:item{first.id}:item{second.id}"


def twice(standing: Standing) -> list[Finding]:
    """Return the open findings that somebody is in two places."""
    return [finding for finding in standing.open if finding.check == "person_twice"]


def waiving(event: Event, finding: Finding, by: Actor, **over: Any) -> WaiveFinding:
    """Return the command that lets a finding stand until the event's last day."""
    values: dict[str, Any] = {
        "event_id": event.id,
        "key": finding.key,
        "basis": finding.basis,
        "reason": "Глава уходит с обхода раньше.",
        "until": date(2024, 11, 27),
        "by": by,
        "uid": f"uid of {finding.key}"[:36],
    }
    return WaiveFinding(**{**values, **over})
