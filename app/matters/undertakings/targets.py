"""What an undertaking may point at: a meeting and its point, bodies of either side, somebody of the directory."""

from typing import TypeVar

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.matters.undertakings.due_rules import refuse_side
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Organisation, Person
from app.register.directory.queries import holds_still

_T = TypeVar("_T")


def meeting_and_point(session: Session, event_id: int | None, item_id: int | None) -> tuple[Event | None, ProgrammeItem | None]:
    """Return the meeting at which something was decided and the point of its agenda; refuse a point of another one."""
    event = session.get(Event, event_id) if event_id is not None else None
    if event_id is not None and event is None:
        raise Refusal(N_("This meeting is no longer there; choose another one."), "event_id")
    item = session.get(ProgrammeItem, item_id) if item_id is not None else None
    if item_id is not None and (item is None or event is None or item.event_id != event.id):
        raise Refusal(N_("This point is not on the agenda of that meeting; choose another one."), "item_id")
    return event, item


def body_or_refuse(session: Session, ident: int | None, field: str, *, ours: bool, kept: int | None = None) -> Organisation | None:
    """Return a body of the right side; one that is named already stays, whatever has become of its side."""
    if ident is None:
        return None
    body = session.get(Organisation, ident)
    if body is None:
        raise Refusal(N_("This organisation is no longer in the directory; choose another one."), field)
    if ident != kept:
        refuse_side(body.side, field, ours=ours)
    return body


def person_or_refuse(session: Session, ident: int | None, *, kept: int | None = None) -> Person | None:
    """Return who answers in person; whoever is named anew has to be in the directory still."""
    if ident is None:
        return None
    person = session.get(Person, ident) if ident == kept or holds_still(session, ident) else None
    if person is None:
        raise Refusal(N_("This person is no longer in the directory; choose another one."), "person")
    return person


def linked_or_refuse(session: Session, model: type[_T], ident: int | None, field: str) -> _T | None:
    """Return what an undertaking is part of; refuse what has been removed meanwhile."""
    if ident is None:
        return None
    found = session.get(model, ident)
    if found is None:
        raise Refusal(N_("This is no longer there; choose another one."), field)
    return found
