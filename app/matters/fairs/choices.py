"""What the forms of a fair offer: places, bodies, who comes to the event, items and exhibitors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy.orm import Session

from app.ground.words.dates import clock, day_month
from app.ground.words.languages import current
from app.matters.agreements.queries import items_offered
from app.matters.fairs.queries import exhibitors_of, people_of, stands_of
from app.matters.fairs.walks import exhibitor_name
from app.matters.undertakings.choices import Bodies, bodies_of
from app.planning.delegations.choosing import told_choice
from app.register.venues.queries import place_choices

Pairs = Sequence[tuple[int | str, str]]
MOST_SUGGESTED: Final = 300
"""Persons that a form knows before somebody types; for others it asks."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a form may be filled with; each form needs a part of it."""

    bodies: Bodies = field(default_factory=Bodies)
    places: Mapping[str, Pairs] = field(default_factory=dict)
    stands: Pairs = ()
    items: Mapping[str, Pairs] = field(default_factory=dict)
    exhibitors: Pairs = ()
    people: Sequence[str] = ()


def offered_for_stand(session: Session, event_id: int) -> Offered:
    """Return what the form of a stand offers."""
    places: dict[str, Pairs] = {city: list(rows) for city, rows in place_choices(session).items()}
    return Offered(places=places, people=_people(session, event_id))


def offered_for_exhibitor(session: Session, event_id: int) -> Offered:
    """Return what the form of an exhibitor offers."""
    return Offered(bodies=bodies_of(session), people=_people(session, event_id))


def offered_for_stop(session: Session, event_id: int) -> Offered:
    """Return what the form of a stop offers."""
    known = [(one.id, exhibitor_name(one).told(current())) for one in exhibitors_of(session, event_id)]
    return Offered(exhibitors=known, people=_people(session, event_id))


def offered_for_invitation(session: Session, event_id: int, *, kept_item: int | None = None) -> Offered:
    """Return what the form of an invitation offers; of cancelled items only the one that it names already."""
    stands = [(one.id, one.title.told(current())) for one in stands_of(session, event_id)]
    groups: dict[str, list[tuple[int | str, str]]] = {}
    for one in items_offered(session, event_id):
        if not one.cancelled or one.id == kept_item:
            start = f"{clock(one.start)} · " if one.start else ""
            groups.setdefault(day_month(one.day), []).append((one.id, f"{start}{one.title.told(current())}"))
    return Offered(bodies=bodies_of(session), stands=stands, items=groups, people=_people(session, event_id))


def _people(session: Session, event_id: int) -> list[str]:
    return [told_choice(person) for person in people_of(session, event_id, limit=MOST_SUGGESTED)]
