"""Reads what else the judgement asks for: halls, agreements, beds, badges, until when documents are valid."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.judgement.conflicts.facts import AgreementFact, HallFact
from app.judgement.conflicts.loading.among import among
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.rules import AgreementState
from app.planning.accreditation.models import Badge
from app.planning.stays.models import Stay
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide
from app.register.personal.models import PersonalRecord
from app.register.personal.rules import DataKind
from app.register.venues.models import Hall, Venue
from app.register.venues.rules import Layout


def halls_where(session: Session, which: ColumnElement[bool]) -> dict[int, HallFact]:
    """Return some halls with how many people they hold."""
    query = select(Hall.id, Hall.venue_id, Venue.city_id, Hall.layouts).join(Hall.venue).where(which).order_by(Hall.id)
    return {
        row.id: HallFact(row.id, row.venue_id, row.city_id, {Layout(layout): count for layout, count in row.layouts})
        for row in session.execute(query)
    }


def in_the_cities(city: int, venues: Collection[int]) -> ColumnElement[bool]:
    """Return that a hall is in a city, or in the city of one of some venues."""
    return or_(Venue.city_id == city, Venue.city_id.in_(select(Venue.city_id).where(among(Venue.id, venues))))


def agreements_where(session: Session, which: ColumnElement[bool], items: Collection[int]) -> dict[int, AgreementFact]:
    """Return some agreements that are to be signed, with who signs; an item that is not among these is none. Two queries."""
    signs: dict[int, list[tuple[PartySide, int | None]]] = defaultdict(list)
    wanted = which & (Agreement.state != AgreementState.REMOVED)
    query = select(AgreementSignatory.agreement_id, AgreementSignatory.side, AgreementSignatory.person_id)
    query = query.join(AgreementSignatory.agreement).where(wanted)
    for agreement, side, person in session.execute(query.order_by(AgreementSignatory.position, AgreementSignatory.id)):
        signs[agreement].append((side, person))
    rows = session.execute(
        select(Agreement.id, Agreement.event_id, Agreement.item_id, Agreement.state).where(wanted).order_by(Agreement.id)
    )
    return {
        row.id: AgreementFact(row.id, row.event_id, row.item_id if row.item_id in items else None, row.state, tuple(signs[row.id]))
        for row in sorted(rows, key=lambda row: row.id)
    }


def stays_where(session: Session, which: ColumnElement[bool]) -> Mapping[int, tuple[tuple[date, date], ...]]:
    """Return from which day until which each person has a bed."""
    found: dict[int, list[tuple[date, date]]] = defaultdict(list)
    query = select(Stay.person_id, Stay.from_day, Stay.until_day).where(which, Stay.cancelled.is_(False))
    for person, first, until in session.execute(query.order_by(Stay.from_day, Stay.id)):
        found[person].append((first, until))
    return {person: tuple(nights) for person, nights in found.items()}


def badges_where(session: Session, which: ColumnElement[bool]) -> frozenset[int]:
    """Return who has a badge that opens anything."""
    return frozenset(session.scalars(select(Badge.person_id).where(which, Badge.revoked.is_(False))))


def documents_of(session: Session, people: Collection[int]) -> Mapping[int, date]:
    """Return until when the passports of persons are valid; what is sealed is not opened, and what is blocked is not used."""
    query = select(PersonalRecord.person_id, PersonalRecord.valid_until).join(Person, Person.id == PersonalRecord.person_id)
    query = query.where(PersonalRecord.kind == DataKind.DOCUMENT, Person.blocked_at.is_(None), Person.erased_at.is_(None))
    query = query.where(PersonalRecord.valid_until.is_not(None), among(PersonalRecord.person_id, people))
    return {person: until for person, until in session.execute(query) if until is not None}
