"""All that one person takes part in, in the order of time: events, delegations, items, speeches, documents."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.history import Change
from app.ground.words import dates
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.judgement.publishing.models import Version, VersionPerson
from app.planning.attendance.queries import ItemAttended, items_attended
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.models import Event
from app.planning.programmes.models import ItemSpeech
from app.planning.programmes.queries import place_of
from app.planning.programmes.wording import ITEM_ROLES
from app.register.directory.declension import suggested_name
from app.register.directory.merging import merged_entries, merges_of
from app.register.directory.models import Person, PersonMerge
from app.register.directory.rules.kinds import Case

_Row = TypeVar("_Row")
_ByEvent = Mapping[int, tuple[Event, tuple[_Row, ...]]]


@dataclass(frozen=True, slots=True)
class Line:
    """One item as it concerns the person."""

    item_id: int
    day: date
    time: str
    city: str
    title: str
    place: str
    roles: tuple[str, ...]
    """What they do there, in words; empty where they attend as everybody of their delegation."""
    speeches: tuple[ItemSpeech, ...]
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody does at one event."""

    event: Event
    members: tuple[DelegationMember, ...]
    """As whom they come: with role and status, also where they have declined."""
    asked_for: tuple[Delegation, ...]
    """Delegations whose contact they are."""
    attached_to: tuple[Delegation, ...]
    """Delegations to which they are attached by the office."""
    lines: tuple[Line, ...]
    versions: tuple[Version, ...]
    """Published documents in which they are named, the first one first; without snapshots."""


def parts_of(session: Session, person: Person) -> tuple[Part, ...]:
    """Return what somebody takes part in, event by event in the order of time. A fixed number of queries."""
    members = _by_event(_members(session, person.id), lambda one: one.delegation.event)
    helped = _by_event(_helped(session, person.id), lambda one: one.event)
    speeches = _speeches(session, person.id)
    items = _by_event(items_attended(session, person.id), lambda one: one.event)
    versions = _versions(session, [person.uid, *(one.uid for one in merged_entries(session, person.id))])
    events = {event.id: event for rows in (members, helped, items, versions) for event, _ in rows.values()}
    return tuple(
        Part(
            event=event,
            members=_of(members, event),
            asked_for=tuple(one for one in _of(helped, event) if one.contact_id == person.id),
            attached_to=tuple(one for one in _of(helped, event) if one.attached_id == person.id),
            lines=tuple(_line(one, speeches.get(one.item.id, ())) for one in _of(items, event)),
            versions=_of(versions, event),
        )
        for event in sorted(events.values(), key=lambda one: (one.first_day, one.last_day, one.id))
    )


def merges_into(session: Session, person: Person) -> list[tuple[PersonMerge, Person]]:
    """Return the merges into somebody's entry that stand, the latest first, with the entries that were taken in. Two queries."""
    merges = merges_of(session, person.id)
    gone = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_([merge.gone_id for merge in merges])))}
    return [(merge, gone[merge.gone_id]) for merge in merges]


def cases_of(person: Person) -> list[tuple[Case, str, bool]]:
    """Return a Russian name in each case of a document, and whether somebody has confirmed it; else it is only suggested."""
    if person.erased_at is not None:
        return []
    suggested = suggested_name(person.surname.ru, person.given.ru, person.patronymic.ru, person.gender)
    return [(case, person.cases.get(case) or suggested[case], bool(person.cases.get(case))) for case in Case]


def history_of_person(session: Session, person: Person, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of a person and of their appointments, newest first."""
    appointments = [one.id for one in person.appointments]
    about = or_(
        and_(Change.kind == "person", Change.thing_id == person.id), and_(Change.kind == "appointment", Change.thing_id.in_(appointments))
    )
    return session.scalars(select(Change).where(about).order_by(Change.id.desc()).limit(limit)).all()


def _members(session: Session, person_id: int) -> Sequence[DelegationMember]:
    query = select(DelegationMember).where(DelegationMember.person_id == person_id).order_by(DelegationMember.id)
    events = joinedload(DelegationMember.delegation).joinedload(Delegation.event)
    return session.scalars(query.options(events, joinedload(DelegationMember.appointment))).all()


def _helped(session: Session, person_id: int) -> Sequence[Delegation]:
    query = select(Delegation).where(or_(Delegation.contact_id == person_id, Delegation.attached_id == person_id))
    return session.scalars(query.order_by(Delegation.position, Delegation.id).options(joinedload(Delegation.event))).all()


def _speeches(session: Session, person_id: int) -> Mapping[int, Sequence[ItemSpeech]]:
    query = select(ItemSpeech).where(ItemSpeech.person_id == person_id).order_by(ItemSpeech.item_id, ItemSpeech.position)
    found: dict[int, list[ItemSpeech]] = defaultdict(list)
    for speech in session.scalars(query):
        found[speech.item_id].append(speech)
    return found


def _versions(session: Session, uids: Sequence[str]) -> "_ByEvent[Version]":
    query = (
        select(Version, Event)
        .join(VersionPerson, VersionPerson.version_id == Version.id)
        .join(Event, Event.id == Version.event_id)
        .where(VersionPerson.person_uid.in_(uids))
        .order_by(Version.event_id, Version.number)
    )
    rows = dict.fromkeys((version, event) for version, event in session.execute(query).unique())  # two entries, one version
    by_event = _by_event(rows, lambda row: row[1])
    return {ident: (event, tuple(row[0] for row in found)) for ident, (event, found) in by_event.items()}


def _by_event(rows: Iterable[_Row], event_of: Callable[[_Row], Event]) -> "_ByEvent[_Row]":
    events: dict[int, Event] = {}
    found: dict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        event = event_of(row)
        events[event.id] = event
        found[event.id].append(row)
    return {ident: (event, tuple(found[ident])) for ident, event in events.items()}


def _of(rows: "_ByEvent[_Row]", event: Event) -> tuple[_Row, ...]:
    return rows[event.id][1] if event.id in rows else ()


def _line(attended: ItemAttended, speeches: Iterable[ItemSpeech]) -> Line:
    item, language = attended.item, current()
    place = place_of(item)
    return Line(
        item_id=item.id,
        day=item.day,
        time=dates.hours(item.when),
        city=dates.zone_city(item.zone),
        title=item.title.told(language),
        place=place.name.told(language) if place else "",
        roles=tuple(gettext(ITEM_ROLES[role]) for role in attended.roles),
        speeches=tuple(speeches),
        cancelled=item.cancelled,
    )
