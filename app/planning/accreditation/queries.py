"""Reading badges and zones: lists with filters, and what a badge shows; a fixed number of queries each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.paging import last_page, page_within
from app.ground.kernel.texts import Texts
from app.ground.words.sorting import order
from app.planning.accreditation.models import Badge, BadgeZone
from app.planning.accreditation.rules import BadgeCategory
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.models import Event
from app.register.directory.finding import named_like, nearness_to, typed_words
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import appointment_on

ROWS: Final = 100
"""Badges on one page of the list."""


class State(StrEnum):
    """What a list may be cut down to, besides delegation and category."""

    UNPRINTED = "unprinted"
    ARRIVED = "arrived"
    EXPECTED = "expected"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which badges a list shows; None and empty are all."""

    delegation_id: int | None = None
    category: BadgeCategory | None = None
    state: State | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody as their badge names them."""

    person_id: int
    surname: Texts
    given: Texts
    patronymic: Texts
    name: Texts
    latin: str
    position: Texts
    organisation: Texts
    delegations: tuple[tuple[int, Texts], ...]
    """Ids and names of the delegations that they are in."""


@dataclass(frozen=True, slots=True)
class BadgeRow:
    """A badge with its bearer."""

    id: int
    revision: int
    number: int
    code: str
    category: BadgeCategory
    zones: tuple[str, ...]
    printed_at: datetime | None
    arrived_at: datetime | None
    arrived_by: str
    revoked: bool
    bearer: Bearer


@dataclass(frozen=True, slots=True)
class BadgesPage:
    """One page of a list of badges, with how many there are on all of them."""

    rows: tuple[BadgeRow, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are; one at least."""
        return last_page(self.total, ROWS)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many badges an event has, and how many of those that count are not printed, have arrived."""

    total: int
    unprinted: int
    arrived: int
    revoked: int


def get_zone(session: Session, zone_id: int) -> BadgeZone:
    """Return a zone; raises NotFound."""
    return get_or_refuse(session, BadgeZone, zone_id)


def find_zone_by_uid(session: Session, uid: str) -> BadgeZone | None:
    """Return the zone with a UID, if there is one."""
    return session.scalars(select(BadgeZone).where(BadgeZone.uid == uid)).one_or_none()


def zones_of(session: Session, event_id: int) -> Sequence[BadgeZone]:
    """Return the zones of an event by their letters: numbers by value, then Latin or Russian letters as they sort."""
    zones = session.scalars(select(BadgeZone).where(BadgeZone.event_id == event_id))
    return sorted(zones, key=lambda zone: order(zone.letter, "en"))


def find_badge_of(session: Session, event_id: int, person_id: int) -> Badge | None:
    """Return the badge that somebody has at an event."""
    return session.scalars(select(Badge).where(Badge.event_id == event_id, Badge.person_id == person_id)).one_or_none()


def get_badge(session: Session, badge_id: int) -> Badge:
    """Return a badge; raises NotFound."""
    return get_or_refuse(session, Badge, badge_id)


def counts_of(session: Session, event_id: int) -> Counts:
    """Return how many badges an event has, in one query."""
    valid = Badge.revoked.is_(False)
    query = select(
        func.count(Badge.id),
        func.count(Badge.id).filter(valid, Badge.printed_at.is_(None)),
        func.count(Badge.id).filter(valid, Badge.arrived_at.is_not(None)),
        func.count(Badge.id).filter(Badge.revoked),
    )
    return Counts(*session.execute(query.where(Badge.event_id == event_id)).one())


def ids_of(session: Session, event_id: int, wanted: Wanted) -> list[int]:
    """Return the ids of the badges that a list shows on all its pages, in its order."""
    return list(session.scalars(_listed(event_id, wanted)))


def badges_page(session: Session, event: Event, wanted: Wanted, *, page: int = 1) -> BadgesPage:
    """Return a page of the list: by name, or the nearest to what was typed first."""
    query = _listed(event.id, wanted)
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    number = page_within(page, total, ROWS)
    ids = session.scalars(query.limit(ROWS).offset((number - 1) * ROWS)).all()
    return BadgesPage(badges_of(session, event, ids), total, number)


def badges_of(session: Session, event: Event, ids: Sequence[int]) -> tuple[BadgeRow, ...]:
    """Return some badges of an event with their bearers, in the order of the ids. A fixed number of queries, however many badges."""
    badges = {badge.id: badge for badge in session.scalars(select(Badge).where(Badge.event_id == event.id, Badge.id.in_(ids)))}
    bearers = bearers_of(session, event, {badge.person_id for badge in badges.values()})
    return tuple(
        BadgeRow(
            id=badge.id,
            revision=badge.revision,
            number=badge.number,
            code=badge.code,
            category=badge.category,
            zones=tuple(badge.zones),
            printed_at=badge.printed_at,
            arrived_at=badge.arrived_at,
            arrived_by=badge.arrived_by,
            revoked=badge.revoked,
            bearer=bearers[badge.person_id],
        )
        for badge in map(badges.get, ids)
        if badge is not None
    )


def bearers_of(session: Session, event: Event, person_ids: Collection[int]) -> dict[int, Bearer]:
    """Return persons as their badges name them: as what they come in a delegation, else what they are on the first day."""
    chosen: dict[int, Appointment] = {}
    inside: dict[int, list[tuple[int, Texts]]] = defaultdict(list)
    members = (
        select(DelegationMember)
        .join(DelegationMember.delegation)
        .where(DelegationMember.event_id == event.id, DelegationMember.person_id.in_(person_ids))
        .options(joinedload(DelegationMember.delegation), joinedload(DelegationMember.appointment).joinedload(Appointment.organisation))
        .order_by(Delegation.position, DelegationMember.id)
    )
    for member in session.scalars(members):
        if not member.comes:
            continue
        inside[member.person_id].append((member.delegation_id, member.delegation.name))
        if member.appointment is not None:
            chosen.setdefault(member.person_id, member.appointment)
    persons = select(Person).where(Person.id.in_(person_ids))
    held = selectinload(Person.appointments).joinedload(Appointment.organisation)
    return {
        person.id: _bearer(person, chosen.get(person.id) or appointment_on(person, event.first_day), inside.get(person.id, ()))
        for person in session.scalars(persons.options(held))
    }


def persons_among(session: Session, ids: Iterable[int], typed: str, *, limit: int) -> list[int]:
    """Return those of some persons whose names are like what was typed, the nearest first; all by name where nothing was typed."""
    query = select(Person.id).where(Person.id.in_(list(ids)), *named_like(typed))
    return list(session.scalars(query.order_by(*_nearest(typed), Person.search_text, Person.id).limit(limit)))


def _listed(event_id: int, wanted: Wanted) -> Select[int]:
    query = select(Badge.id).join(Badge.person).where(Badge.event_id == event_id, *_conditions(wanted))
    return query.order_by(*_nearest(wanted.typed), Person.search_text, Badge.id)


def _nearest(typed: str) -> list[ColumnElement[int]]:
    """Return what puts the nearest names first; nothing where no word counts, for PostgreSQL orders by no constant."""
    return [nearness_to(typed)] if typed_words(typed) else []


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = named_like(wanted.typed)
    if wanted.delegation_id is not None:
        members = select(DelegationMember.person_id).where(DelegationMember.delegation_id == wanted.delegation_id)
        conditions.append(Badge.person_id.in_(members))
    if wanted.category is not None:
        conditions.append(Badge.category == wanted.category)
    if wanted.state is not None:
        conditions += _STATES[wanted.state]
    return conditions


_STATES: Final[dict[State, tuple[ColumnElement[bool], ...]]] = {
    State.UNPRINTED: (Badge.printed_at.is_(None), Badge.revoked.is_(False)),
    State.ARRIVED: (Badge.arrived_at.is_not(None), Badge.revoked.is_(False)),
    State.EXPECTED: (Badge.arrived_at.is_(None), Badge.revoked.is_(False)),
    State.REVOKED: (Badge.revoked.is_(True),),
}


def _bearer(person: Person, appointment: Appointment | None, delegations: Sequence[tuple[int, Texts]]) -> Bearer:
    organisation = appointment.organisation if appointment else None
    return Bearer(
        person_id=person.id,
        surname=person.surname,
        given=person.given,
        patronymic=person.patronymic,
        name=person.name,
        latin=person.latin,
        position=appointment.position if appointment else Texts(),
        organisation=(organisation.short_name or organisation.name) if organisation else Texts(),
        delegations=tuple(delegations),
    )
