"""What the writes of a fair have in common: persons, bodies and places that are there still, and the order of rows."""

from collections.abc import Sequence

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.matters.fairs.models import Exhibitor, WalkStop
from app.matters.fairs.walk_rules import moved
from app.register.directory.models import Organisation, Person
from app.register.directory.queries import holds_still
from app.register.venues.models import Hall, Venue


def person_named(session: Session, person_id: int | None, before: Person | None, field: str) -> Person | None:
    """Return who is named; refuse beside `field` whoever has left the directory meanwhile. Who was named before may stay."""
    if person_id is None or (before is not None and before.id == person_id):
        return before if person_id is not None else None
    person = session.get(Person, person_id) if holds_still(session, person_id) else None
    if person is None:
        raise Refusal(N_("This person is no longer in the directory; choose another one."), field)
    return person


def body_named(session: Session, organisation_id: int | None, field: str) -> Organisation | None:
    """Return the body that is named; refuse beside `field` one that has been removed."""
    body = session.get(Organisation, organisation_id) if organisation_id is not None else None
    if organisation_id is not None and body is None:
        raise Refusal(N_("There is no organisation of this name. Choose one from the list, or add it to the directory first."), field)
    return body


def place_named(session: Session, venue_id: int | None, hall_id: int | None) -> tuple[Venue | None, Hall | None]:
    """Return where something is: a hall, or a venue as a whole; refuse one that has been removed."""
    hall = session.get(Hall, hall_id) if hall_id is not None else None
    venue = session.get(Venue, venue_id) if venue_id is not None and hall is None else None
    if (hall_id is not None and hall is None) or (venue_id is not None and hall_id is None and venue is None):
        raise Refusal(N_("This place has been removed; choose another one."), "place")
    return venue, hall


def put_in_order(session: Session, rows: Sequence[Exhibitor] | Sequence[WalkStop], row: Exhibitor | WalkStop, step: int) -> None:
    """Let one row of those given, which stand in their order, move `step` places; nothing happens at an end.

    Its neighbours only make room: whoever edits one of them is not disturbed by a new revision.
    """
    table = type(row)
    order = [one.id for one in rows]
    wanted = moved(order, row.id, step)
    if list(wanted) == order:
        return
    now = {one.id: one.position for one in rows}
    # A new number even where numbers have gaps: a second press of the button then finds a new revision and changes nothing back.
    first = max(now.values()) + 1
    for place, ident in enumerate(wanted):
        if ident == row.id:
            row.position = first + place
        else:
            session.execute(update(table).where(table.id == ident).values(position=first + place))
    session.flush()
